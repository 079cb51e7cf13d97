import type { Catalogue } from './catalogue.ts'
import { playedTriggers } from './plain-triggers.ts'
import type { PlayedProfile } from './played-profile.ts'

/** The profile as the simulator plays it; an unknown id is played as the specification. */
export function playedProfile(catalogue: Catalogue, profileId: string): PlayedProfile {
  return {
    tlvs: catalogue.tlvs(profileId) ?? [],
    refusals: new Map(playedTriggers(catalogue, profileId).map((trigger) => [trigger.rule, trigger])),
  }
}
