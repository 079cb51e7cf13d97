import { autoReply } from './ru/auto-reply.ts'
import { behaviours } from './ru/behaviours.ts'
import { bulk } from './ru/bulk.ts'
import { charts } from './ru/charts.ts'
import { codes } from './ru/codes.ts'
import { compare } from './ru/compare.ts'
import { composer } from './ru/composer.ts'
import { conversations } from './ru/conversations.ts'
import { diff } from './ru/diff.ts'
import { explain } from './ru/explain.ts'
import { filter } from './ru/filter.ts'
import { handover } from './ru/handover.ts'
import { help } from './ru/help.ts'
import { inspector } from './ru/inspector.ts'
import { list } from './ru/list.ts'
import { load } from './ru/load.ts'
import { messageKinds } from './ru/message-kinds.ts'
import { messages } from './ru/messages.ts'
import { operations } from './ru/operations.ts'
import { plans } from './ru/plans.ts'
import { providers } from './ru/providers.ts'
import { relay } from './ru/relay.ts'
import { settings } from './ru/settings.ts'
import { simulator } from './ru/simulator.ts'

/** Of whatever else there is: fetched with the first part of the window that is. */
export const restOfRussian = {
  conversations,
  composer,
  messageKinds,
  bulk,
  behaviours,
  operations,
  inspector,
  filter,
  list,
  handover,
  compare,
  diff,
  charts,
  messages,
  autoReply,
  codes,
  explain,
  plans,
  providers,
  simulator,
  relay,
  load,
  settings,
  help,
} as const
