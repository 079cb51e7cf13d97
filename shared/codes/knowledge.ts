import type { WordList, Words } from '../words/words.ts'

/**
 * Retry of the unchanged message that met the code: `never` (correct it first), `later` (the cause passes by
 * itself), `now` (nothing prevents it), `ask` (only the provider can clear it).
 */
export type Retry = 'never' | 'later' | 'now' | 'ask'

/** The party that has to act before the next attempt can succeed. */
export type Who = 'you' | 'provider' | 'subscriber' | 'network' | 'nobody'

/** Explanation of one code, independent of where it was read. */
export interface Knowledge {
  /** A few words without a full stop; a row of the inspector shows it beside the code. */
  readonly title: Words
  /** The next step in a few words; stands after the title. */
  readonly advice: Words
  /** One or two whole sentences. */
  readonly meaning: Words
  readonly causes: WordList
  readonly next: WordList
  readonly retry: Retry
  readonly who: Who
}
