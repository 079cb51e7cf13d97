import { autoReply } from './en/auto-reply.ts'
import { behaviours } from './en/behaviours.ts'
import { bulk } from './en/bulk.ts'
import { charts } from './en/charts.ts'
import { codes } from './en/codes.ts'
import { compare } from './en/compare.ts'
import { composer } from './en/composer.ts'
import { conversations } from './en/conversations.ts'
import { diff } from './en/diff.ts'
import { explain } from './en/explain.ts'
import { filter } from './en/filter.ts'
import { handover } from './en/handover.ts'
import { help } from './en/help.ts'
import { inspector } from './en/inspector.ts'
import { list } from './en/list.ts'
import { load } from './en/load.ts'
import { messageKinds } from './en/message-kinds.ts'
import { messages } from './en/messages.ts'
import { operations } from './en/operations.ts'
import { plans } from './en/plans.ts'
import { providers } from './en/providers.ts'
import { relay } from './en/relay.ts'
import { settings } from './en/settings.ts'
import { simulator } from './en/simulator.ts'

/** Of whatever else there is: fetched with the first part of the window that is. */
export const restOfEnglish = {
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
