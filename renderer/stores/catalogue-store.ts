import { create } from 'zustand'
import { builtInProfiles } from '../../shared/profiles/built-in-profiles.ts'
import { type Catalogue, makeCatalogue } from '../../shared/profiles/catalogue.ts'
import type { ProviderProfile } from '../../shared/profiles/profile-schema.ts'

export const useProfiles = create<{ readonly catalogue: Catalogue }>(() => ({
  catalogue: makeCatalogue(builtInProfiles),
}))

/** The profiles at hand: the built-in ones, and the user's own beside them. */
export function useCatalogue(): Catalogue {
  return useProfiles((state) => state.catalogue)
}

/** The user's own profiles, in place of those before; one with the id of a built-in stands for it. */
export function setOwnProfiles(own: readonly ProviderProfile[]): void {
  useProfiles.setState({ catalogue: makeCatalogue([...builtInProfiles, ...own]) })
}
