import type { Advice } from '../words/words.ts'

export type NoteSeverity = 'info' | 'warning' | 'error'

/** `{key}` is filled from the note's detail; {field} always is. */
export interface NoteRow extends Advice {
  readonly severity: NoteSeverity
}
