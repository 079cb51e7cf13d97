import type { Lines, PasteReading } from '../../../shared/paste/pasted-item.ts'

/** What every form of the paste on show is told, and tells. */
export interface PasteProps {
  readonly reading: PasteReading | null
  readonly lit: Lines | null
  /** A line, from 1, that is to come into view. */
  readonly wanted: { readonly line: number } | null
  readonly onLight: (lines: Lines | null) => void
  /** A line was clicked. */
  readonly onLine: (line: number) => void
}
