import { firstEnglish } from './english-first.ts'
import { restOfEnglish } from './english-rest.ts'

/** One namespace per screen, and one for the kinds of a message that several screens offer; English gives the keys their types. A test holds both languages to the same keys. */
export const english = { ...firstEnglish, ...restOfEnglish } as const
