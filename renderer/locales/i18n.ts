import i18next, { type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../shared/words/words.ts'
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

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof english
  }
}

export const i18n: I18n = i18next.createInstance()

export function startI18n(language: Language): void {
  void i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'common',
    ns: Object.keys(english),
    resources: { en: english, ru: russian },
    // React escapes; escaping twice would show entities.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
}

/** Also tells assistive technology which language the page is in. */
export function setLanguage(language: Language): void {
  document.documentElement.lang = language
  if (i18n.language !== language) void i18n.changeLanguage(language)
}
