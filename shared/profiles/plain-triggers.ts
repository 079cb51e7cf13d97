import { statusName, statusValue } from '../smpp/status-table.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Words } from '../words/words.ts'
import type { Catalogue } from './catalogue.ts'
import {
  addressForStatus,
  type SimulatorTrigger,
  simulatorTriggers,
  type TriggerRule,
} from './simulator-triggers.ts'

/** Refusals that the specification has a status for and that no everyday message draws. */
const plainTable = [
  {
    rule: 'route',
    status: statusValue('ESME_RINVDSTADR'),
    provokes: {
      en: 'the destination begins with a prefix without a route',
      ru: 'номер начинается с префикса без маршрута',
    },
  },
  {
    rule: 'transport',
    status: statusValue('ESME_RSUBMITFAIL'),
    provokes: {
      en: 'the destination begins with a prefix whose transport fails',
      ru: 'номер начинается с префикса, на котором отказывает транспорт',
    },
  },
] as const satisfies readonly { rule: TriggerRule; status: number; provokes: Words }[]

/** Whether the simulator plays the specification itself under this profile: every PDU, and no provider's codes. */
export function playsSpecification(catalogue: Catalogue, profileId: string): boolean {
  return catalogue.simulator(profileId) === null
}

/** As `simulatorTriggers`, with those of the specification for a profile that plays it. */
export function playedTriggers(catalogue: Catalogue, profileId: string): readonly SimulatorTrigger[] {
  if (!playsSpecification(catalogue, profileId)) return simulatorTriggers(catalogue, profileId)
  return plainTable.map(({ rule, status, provokes }) => {
    const name = statusName(status)
    const hex = hexNumber(status, 4)
    const exampleAddress = addressForStatus(status) ?? ''
    return { rule, status, hex, title: { en: name, ru: name }, provokes, exampleAddress }
  })
}
