import type { Catalogue } from '../profiles/catalogue.ts'
import type { CodeEntry } from './code-entry.ts'
import { networkErrorEntries } from './network-entries.ts'
import { profileEntries } from './profile-entries.ts'
import { stateEntries } from './state-entries.ts'
import { statusEntries, statusesByPdu } from './status-entries.ts'
import { tlvEntries } from './tlv-entries.ts'

/** Every meaning that is known, the specification's first. */
export function codeEntries(catalogue: Catalogue): readonly CodeEntry[] {
  return [
    ...statusEntries(),
    ...statusesByPdu(),
    ...stateEntries(),
    ...networkErrorEntries(),
    ...tlvEntries(),
    ...catalogue.all().flatMap((profile) => profileEntries(catalogue, profile)),
  ]
}
