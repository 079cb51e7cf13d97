import { builtInProfiles } from '../../shared/profiles/built-in-profiles.ts'
import { makeCatalogue } from '../../shared/profiles/catalogue.ts'

/** The profiles that ship, as every program starts with them. */
export const catalogue = makeCatalogue(builtInProfiles)
