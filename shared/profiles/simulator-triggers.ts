import { statusName } from '../smpp/status-table.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Words } from '../words/words.ts'
import type { Catalogue } from './catalogue.ts'
import { type RefusalReason, refusalReasons } from './refusal-reasons.ts'

export interface SimulatorTrigger {
  /** The reason that a behaviour refuses for. */
  readonly rule: RefusalReason
  readonly status: number
  /** '0x00000403' */
  readonly hex: string
  readonly title: Words
  /** A destination that draws the same status by `refuse-by-address`: its last four digits are the decimal code. */
  readonly exampleAddress: string
}

/** A destination that `refuse-by-address` answers with this status; null when the code has more than four digits. */
export function addressForStatus(status: number): string | null {
  if (!Number.isInteger(status) || status < 0 || status > 9999) return null
  return `7916000${String(status).padStart(4, '0')}`
}

/**
 * The refusals that can be provoked under a profile, in the order of the reasons: those that its simulator
 * facts give a status, or those of a profile of the same company. None where it is played as the
 * specification.
 */
export function simulatorTriggers(catalogue: Catalogue, profileId: string): readonly SimulatorTrigger[] {
  const refusals = catalogue.simulator(profileId)?.refusals
  return refusalReasons.flatMap((rule) => {
    const code = refusals?.[rule]
    if (code === undefined) return []
    const status = Number(code)
    const exampleAddress = addressForStatus(status)
    if (exampleAddress === null) return []
    const title = titleOf(catalogue, profileId, status)
    return [{ rule, status, hex: hexNumber(status, 4), title, exampleAddress }]
  })
}

/** Title of the status in the profile or a related one; the specification's name where neither lists it. */
function titleOf(catalogue: Catalogue, profileId: string, status: number): Words {
  const owners = [profileId, ...(catalogue.of(profileId)?.related ?? [])]
  for (const id of owners) {
    const row = catalogue.codes(id, 'command_status').find(({ value }) => value === status)
    if (row?.knowledge !== undefined) return row.knowledge.title
  }
  return { en: statusName(status), ru: statusName(status) }
}
