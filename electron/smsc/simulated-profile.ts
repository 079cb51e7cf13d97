import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { playedProfile } from '../../shared/profiles/played-by-simulator.ts'
import type { PlayedProfile } from '../../shared/profiles/played-profile.ts'
import { specificationCommands } from '../../shared/simulator/simulated-commands.ts'
import type { CommandName } from '../../shared/smpp/pdu-table.ts'

/** How the gateway of a profile behaves, beside what the configuration says. */
export interface SimulatedProfile {
  /** Requests it answers with their response; every other request gets generic_nack ESME_RINVCMDID. */
  readonly supported: ReadonlySet<CommandName>
  /** True: plays the whole specification instead of a provider's gateway. */
  readonly isPlain: boolean
  /** False: nothing but receipts ever goes to the client. */
  readonly deliversMessages: boolean
  /** The profile as behaviours read it. */
  readonly played: PlayedProfile
}

/** The behaviour that the profile's page describes; a profile that is not known is played as the specification. */
export function simulatedProfileOf(catalogue: Catalogue, profileId: string): SimulatedProfile {
  const facts = catalogue.simulator(profileId)
  return {
    supported: facts === null ? specificationCommands : new Set(facts.commands),
    isPlain: facts === null,
    deliversMessages: catalogue.of(profileId)?.commands.receivesMessages?.value !== false,
    played: playedProfile(catalogue, profileId),
  }
}
