import type { Language } from '../../shared/words/words.ts'
import { selectLanguage, useSettings } from '../stores/settings-store.ts'

/** The language in force, for shared/ functions that word things themselves. */
export function useLanguage(): Language {
  return useSettings(selectLanguage)
}
