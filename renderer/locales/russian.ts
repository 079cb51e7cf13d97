import { autoReply as autoReplyRu } from './ru/auto-reply.ts'
import { behaviours as behavioursRu } from './ru/behaviours.ts'
import { bulk as bulkRu } from './ru/bulk.ts'
import { charts as chartsRu } from './ru/charts.ts'
import { codes as codesRu } from './ru/codes.ts'
import { common as commonRu } from './ru/common.ts'
import { compare as compareRu } from './ru/compare.ts'
import { composer as composerRu } from './ru/composer.ts'
import { connections as connectionsRu } from './ru/connections.ts'
import { conversations as conversationsRu } from './ru/conversations.ts'
import { diff as diffRu } from './ru/diff.ts'
import { doctor as doctorRu } from './ru/doctor.ts'
import { explain as explainRu } from './ru/explain.ts'
import { filter as filterRu } from './ru/filter.ts'
import { handover as handoverRu } from './ru/handover.ts'
import { help as helpRu } from './ru/help.ts'
import { inspector as inspectorRu } from './ru/inspector.ts'
import { list as listRu } from './ru/list.ts'
import { load as loadRu } from './ru/load.ts'
import { messageKinds as messageKindsRu } from './ru/message-kinds.ts'
import { messages as messagesRu } from './ru/messages.ts'
import { operations as operationsRu } from './ru/operations.ts'
import { plans as plansRu } from './ru/plans.ts'
import { providers as providersRu } from './ru/providers.ts'
import { relay as relayRu } from './ru/relay.ts'
import { settings as settingsRu } from './ru/settings.ts'
import { simulator as simulatorRu } from './ru/simulator.ts'
import { transfer as transferRu } from './ru/transfer.ts'

/** As English has it. */
export const russian = {
  common: commonRu,
  connections: connectionsRu,
  conversations: conversationsRu,
  transfer: transferRu,
  doctor: doctorRu,
  composer: composerRu,
  messageKinds: messageKindsRu,
  bulk: bulkRu,
  behaviours: behavioursRu,
  operations: operationsRu,
  inspector: inspectorRu,
  filter: filterRu,
  list: listRu,
  handover: handoverRu,
  compare: compareRu,
  diff: diffRu,
  charts: chartsRu,
  messages: messagesRu,
  autoReply: autoReplyRu,
  codes: codesRu,
  explain: explainRu,
  plans: plansRu,
  providers: providersRu,
  simulator: simulatorRu,
  relay: relayRu,
  load: loadRu,
  settings: settingsRu,
  help: helpRu,
} as const
