import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { playedTriggers } from '../../shared/profiles/plain-triggers.ts'
import type { TriggerRule } from '../../shared/profiles/simulator-triggers.ts'
import type { CommandName } from '../../shared/smpp/pdu-table.ts'

/** How the gateway of a profile behaves, beside what the configuration says. */
export interface SimulatedProfile {
  /** Requests it answers with their response; every other request gets generic_nack ESME_RINVCMDID. */
  readonly supported: ReadonlySet<CommandName>
  /** True: plays the specification, every PDU of it, instead of what a provider makes of it. */
  readonly isPlain: boolean
  /** False: nothing but receipts ever goes to the client. */
  readonly deliversMessages: boolean
  /** What each rule answers. A rule without a status never refuses. */
  readonly statuses: ReadonlyMap<TriggerRule, number>
}

/** Every request that 3.4 and 5.0 let an ESME send. */
const inSpecification: ReadonlySet<CommandName> = new Set<CommandName>([
  'bind_transmitter',
  'bind_receiver',
  'bind_transceiver',
  'unbind',
  'enquire_link',
  'submit_sm',
  'query_sm',
  'submit_multi',
  'data_sm',
  'cancel_sm',
  'replace_sm',
  'broadcast_sm',
  'query_broadcast_sm',
  'cancel_broadcast_sm',
])

/** The behaviour that the profile's page describes; a profile that is not known is played as the specification. */
export function simulatedProfileOf(catalogue: Catalogue, profileId: string): SimulatedProfile {
  const facts = catalogue.simulator(profileId)
  return {
    supported: facts === null ? inSpecification : new Set(facts.commands),
    isPlain: facts === null,
    deliversMessages: catalogue.of(profileId)?.commands.receivesMessages?.value !== false,
    statuses: new Map(playedTriggers(catalogue, profileId).map(({ rule, status }) => [rule, status])),
  }
}

/** The code that the last four digits of the address spell in decimal (…1027 is 0x0403), or null. */
export function codeInAddress(profile: SimulatedProfile, address: string): number | null {
  const digits = /\d{4}$/.exec(address)
  if (!digits) return null
  const code = Number(digits[0])
  for (const status of profile.statuses.values()) if (status === code) return code
  return null
}
