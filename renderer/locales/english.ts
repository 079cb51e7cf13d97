import { autoReply as autoReplyEn } from './en/auto-reply.ts'
import { behaviours as behavioursEn } from './en/behaviours.ts'
import { bulk as bulkEn } from './en/bulk.ts'
import { charts as chartsEn } from './en/charts.ts'
import { codes as codesEn } from './en/codes.ts'
import { common as commonEn } from './en/common.ts'
import { compare as compareEn } from './en/compare.ts'
import { composer as composerEn } from './en/composer.ts'
import { connections as connectionsEn } from './en/connections.ts'
import { conversations as conversationsEn } from './en/conversations.ts'
import { diff as diffEn } from './en/diff.ts'
import { doctor as doctorEn } from './en/doctor.ts'
import { explain as explainEn } from './en/explain.ts'
import { filter as filterEn } from './en/filter.ts'
import { handover as handoverEn } from './en/handover.ts'
import { help as helpEn } from './en/help.ts'
import { inspector as inspectorEn } from './en/inspector.ts'
import { list as listEn } from './en/list.ts'
import { load as loadEn } from './en/load.ts'
import { messageKinds as messageKindsEn } from './en/message-kinds.ts'
import { messages as messagesEn } from './en/messages.ts'
import { operations as operationsEn } from './en/operations.ts'
import { plans as plansEn } from './en/plans.ts'
import { providers as providersEn } from './en/providers.ts'
import { relay as relayEn } from './en/relay.ts'
import { settings as settingsEn } from './en/settings.ts'
import { simulator as simulatorEn } from './en/simulator.ts'
import { transfer as transferEn } from './en/transfer.ts'

/** One namespace per screen, and one for the kinds of a message that several screens offer; English gives the keys their types. A test holds both languages to the same keys. */
export const english = {
  common: commonEn,
  connections: connectionsEn,
  conversations: conversationsEn,
  transfer: transferEn,
  doctor: doctorEn,
  composer: composerEn,
  messageKinds: messageKindsEn,
  bulk: bulkEn,
  behaviours: behavioursEn,
  operations: operationsEn,
  inspector: inspectorEn,
  filter: filterEn,
  list: listEn,
  handover: handoverEn,
  compare: compareEn,
  diff: diffEn,
  charts: chartsEn,
  messages: messagesEn,
  autoReply: autoReplyEn,
  codes: codesEn,
  explain: explainEn,
  plans: plansEn,
  providers: providersEn,
  simulator: simulatorEn,
  relay: relayEn,
  load: loadEn,
  settings: settingsEn,
  help: helpEn,
} as const
