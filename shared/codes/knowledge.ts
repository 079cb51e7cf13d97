import type { WordList, Words } from '../words/words.ts'

/**
 * What to do with the message that met the code, unchanged: `never` (correct it first), `later` (the cause passes by
 * itself), `now` (nothing stands in the way), `ask` (only the provider can clear it).
 */
export type Retry = 'never' | 'later' | 'now' | 'ask'

/** Who has to act before the next attempt can succeed. */
export type Who = 'you' | 'provider' | 'subscriber' | 'network' | 'nobody'

/** What is known about one code, wherever it was read. */
export interface Knowledge {
  /** A few words without a full stop; a row of the inspector shows it beside the code. */
  readonly title: Words
  /** What to do, in a few words; stands after the title. */
  readonly advice: Words
  /** One or two whole sentences. */
  readonly meaning: Words
  readonly causes: WordList
  readonly next: WordList
  readonly retry: Retry
  readonly who: Who
}
