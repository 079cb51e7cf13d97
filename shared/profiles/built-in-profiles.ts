import type { Language } from '../words/words.ts'
import { ruGateway8056, ruGateway9001 } from './gateway-profiles.ts'
import { plainSmpp34 } from './plain-profile.ts'
import type { ProviderProfile } from './profile.ts'
import { providerProfiles } from './provider-profiles.ts'

export const builtInProfiles: readonly ProviderProfile[] = [
  ruGateway8056,
  ruGateway9001,
  plainSmpp34,
  ...providerProfiles,
]

/** The built-in profile with this id; undefined when there is none (an imported connection may name any). */
export function profileById(id: string): ProviderProfile | undefined {
  return builtInProfiles.find((profile) => profile.id === id)
}

/** The profile's name in the reader's language; an unknown id is shown as it stands. */
export function profileName(id: string, language: Language): string {
  return profileById(id)?.name[language] ?? id
}
