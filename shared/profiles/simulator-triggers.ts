import { statusName } from '../smpp/status-table.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Words } from '../words/words.ts'
import type { Catalogue } from './catalogue.ts'
import type { SimulatorFacts } from './profile-schema.ts'

/** What makes the simulator refuse, one row per rule; the profile says with which status. */
const ruleTable = [
  {
    rule: 'encoding',
    provokes: {
      en: 'data_coding is not among the accepted ones',
      ru: 'data_coding не входит в список принимаемых',
    },
  },
  {
    rule: 'text-limit',
    provokes: {
      en: 'short_message or message_payload has more octets than the limit',
      ru: 'в short_message или message_payload октетов больше предела',
    },
  },
  {
    rule: 'registration',
    provokes: {
      en: 'the sender is on the list of senders that cannot be registered',
      ru: 'отправитель в списке незарегистрированных',
    },
  },
  {
    rule: 'forbidden-words',
    provokes: {
      en: 'the text holds one of the forbidden words',
      ru: 'в тексте есть одно из запрещённых слов',
    },
  },
  {
    rule: 'blacklist',
    provokes: {
      en: 'the sender or the destination is on the blacklist',
      ru: 'отправитель или получатель в чёрном списке',
    },
  },
  {
    rule: 'balance',
    provokes: {
      en: 'no parts are left on the account',
      ru: 'на счёте не осталось частей',
    },
  },
  {
    rule: 'tariff',
    provokes: {
      en: 'the destination begins with a prefix without a tariff',
      ru: 'номер начинается с префикса без тарифа',
    },
  },
  {
    rule: 'upstream-tariff',
    provokes: {
      en: 'the destination begins with a prefix the upstream partner does not serve',
      ru: 'номер начинается с префикса, которого нет у вышестоящего контрагента',
    },
  },
  {
    rule: 'transport',
    provokes: {
      en: 'the destination begins with a prefix whose transport fails',
      ru: 'номер начинается с префикса, на котором отказывает транспорт',
    },
  },
  {
    rule: 'repeat',
    provokes: {
      en: 'the same text goes to the same number again within the window',
      ru: 'тот же текст на тот же номер до истечения окна',
    },
  },
  {
    rule: 'route',
    provokes: {
      en: 'the destination begins with a prefix without a route',
      ru: 'номер начинается с префикса без маршрута',
    },
  },
] as const satisfies readonly { rule: TriggerRule; provokes: Words }[]

export type TriggerRule = keyof SimulatorFacts['refusals']

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
 * The refusals that can be provoked under a profile, in the order of the rules: those that its simulator facts give a
 * status, or those of a profile of the same house. None where it is played as the specification.
 */
export function simulatorTriggers(catalogue: Catalogue, profileId: string): readonly SimulatorTrigger[] {
  const refusals = catalogue.simulator(profileId)?.refusals
  return ruleTable.flatMap(({ rule, provokes }) => {
    const code = refusals?.[rule]
    if (code === undefined) return []
    const status = Number(code)
    const exampleAddress = addressForStatus(status)
    if (exampleAddress === null) return []
    const title = titleOf(catalogue, profileId, status)
    return [{ rule, status, hex: hexNumber(status, 4), title, provokes, exampleAddress }]
  })
}

/** What the profile, or one of the same house, calls the status; the specification's name where neither lists it. */
function titleOf(catalogue: Catalogue, profileId: string, status: number): Words {
  const owners = [profileId, ...(catalogue.of(profileId)?.related ?? [])]
  for (const id of owners) {
    const row = catalogue.codes(id, 'command_status').find(({ value }) => value === status)
    if (row?.knowledge !== undefined) return row.knowledge.title
  }
  return { en: statusName(status), ru: statusName(status) }
}
