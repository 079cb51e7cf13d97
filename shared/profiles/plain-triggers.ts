import { statusName, statusValue } from '../smpp/status-table.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Catalogue } from './catalogue.ts'
import type { RefusalReason } from './refusal-reasons.ts'
import { addressForStatus, type SimulatorTrigger, simulatorTriggers } from './simulator-triggers.ts'

/** Refusals that the specification has a status for and that no everyday message draws. */
const plainTable = [
  { rule: 'route', status: statusValue('ESME_RINVDSTADR') },
  { rule: 'transport', status: statusValue('ESME_RSUBMITFAIL') },
] as const satisfies readonly { rule: RefusalReason; status: number }[]

/** True when the simulator plays the specification under this profile: every PDU, no provider's codes. */
export function playsSpecification(catalogue: Catalogue, profileId: string): boolean {
  return catalogue.simulator(profileId) === null
}

/** As `simulatorTriggers`, with those of the specification for a profile that plays it. */
export function playedTriggers(catalogue: Catalogue, profileId: string): readonly SimulatorTrigger[] {
  if (!playsSpecification(catalogue, profileId)) return simulatorTriggers(catalogue, profileId)
  return plainTable.map(({ rule, status }) => {
    const name = statusName(status)
    const hex = hexNumber(status, 4)
    const exampleAddress = addressForStatus(status) ?? ''
    return { rule, status, hex, title: { en: name, ru: name }, exampleAddress }
  })
}
