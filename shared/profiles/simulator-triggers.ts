import { rowKnowledge } from '../codes/code-book.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Words } from '../words/words.ts'
import { ruGatewayBook } from './books/ru-gateway.ts'
import { profileById } from './built-in-profiles.ts'
import type { ProviderProfile } from './profile.ts'

/** What makes the simulator refuse, one row per rule; the statuses are those of the gateway profile. */
const ruleTable = [
  {
    rule: 'encoding',
    status: 0x0400,
    provokes: {
      en: 'data_coding is not among the accepted ones',
      ru: 'data_coding не входит в список принимаемых',
    },
  },
  {
    rule: 'text-limit',
    status: 0x0401,
    provokes: {
      en: 'short_message or message_payload has more octets than the limit',
      ru: 'в short_message или message_payload октетов больше предела',
    },
  },
  {
    rule: 'registration',
    status: 0x0402,
    provokes: {
      en: 'the sender is on the list of senders that cannot be registered',
      ru: 'отправитель в списке незарегистрированных',
    },
  },
  {
    rule: 'forbidden-words',
    status: 0x0403,
    provokes: {
      en: 'the text holds one of the forbidden words',
      ru: 'в тексте есть одно из запрещённых слов',
    },
  },
  {
    rule: 'blacklist',
    status: 0x0404,
    provokes: {
      en: 'the sender or the destination is on the blacklist',
      ru: 'отправитель или получатель в чёрном списке',
    },
  },
  {
    rule: 'balance',
    status: 0x0433,
    provokes: {
      en: 'no parts are left on the account',
      ru: 'на счёте не осталось частей',
    },
  },
  {
    rule: 'tariff',
    status: 0x043c,
    provokes: {
      en: 'the destination begins with a prefix without a tariff',
      ru: 'номер начинается с префикса без тарифа',
    },
  },
  {
    rule: 'upstream-tariff',
    status: 0x043f,
    provokes: {
      en: 'the destination begins with a prefix the upstream partner does not serve',
      ru: 'номер начинается с префикса, которого нет у вышестоящего контрагента',
    },
  },
  {
    rule: 'transport',
    status: 0x0446,
    provokes: {
      en: 'the destination begins with a prefix whose transport fails',
      ru: 'номер начинается с префикса, на котором отказывает транспорт',
    },
  },
  {
    rule: 'repeat',
    status: 0x0453,
    provokes: {
      en: 'the same text goes to the same number again within the window',
      ru: 'тот же текст на тот же номер до истечения окна',
    },
  },
  {
    rule: 'route',
    status: 0x045a,
    provokes: {
      en: 'the destination begins with a prefix without a route',
      ru: 'номер начинается с префикса без маршрута',
    },
  },
] as const satisfies readonly { rule: string; status: number; provokes: Words }[]

export type TriggerRule = (typeof ruleTable)[number]['rule']

export interface SimulatorTrigger {
  /** Id of the simulator's rule, as in its configuration. */
  readonly rule: TriggerRule
  readonly status: number
  /** '0x00000403' */
  readonly hex: string
  readonly title: Words
  readonly provokes: Words
  /** A destination that draws the same status by rule `by-address`: its last four digits are the decimal code. */
  readonly exampleAddress: string
}

/** A destination that the rule `by-address` answers with this status; null when the code has more than four digits. */
export function addressForStatus(status: number): string | null {
  if (!Number.isInteger(status) || status < 0 || status > 9999) return null
  return `7916000${String(status).padStart(4, '0')}`
}

/**
 * The refusals that can be provoked under a profile, in the order of their codes. A profile without codes of its own
 * borrows those of a related one. The rules are the Russian gateway's: what others mean by the same codes is unlike
 * them, and the plain specification has none.
 */
export function simulatorTriggers(profileId: string): readonly SimulatorTrigger[] {
  const profile = profileById(profileId)
  const book = profile && (profile.codes ?? relatedCodes(profile))
  if (book !== ruGatewayBook) return []
  return ruleTable.flatMap(({ rule, status, provokes }) => {
    const row = book.commandStatus.find((candidate) => candidate.code === status)
    const knowledge = row && rowKnowledge(row)
    const exampleAddress = addressForStatus(status)
    if (!knowledge || exampleAddress === null) return []
    const hex = hexNumber(status, 4)
    return [{ rule, status, hex, title: knowledge.title, provokes, exampleAddress }]
  })
}

function relatedCodes(profile: ProviderProfile) {
  for (const id of profile.related) {
    const codes = profileById(id)?.codes
    if (codes) return codes
  }
  return undefined
}
