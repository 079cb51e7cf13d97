import type { CaptureEntry } from './capture-rows.ts'
import type { SearchProgress } from './search-in-force.ts'

export interface CaptureState {
  /** Changes whenever `captureRows` does. */
  readonly version: number
  /** The filter that the rows on show passed. */
  readonly filter: string
  /** How far the search for the filter in force has come; null without a filter. */
  readonly search: SearchProgress | null
  readonly isPaused: boolean
  /** PDUs held back: paused, or too many below a reader who is not at the end. */
  readonly held: number
  /** PDUs that were added below a reader who is not at the end. */
  readonly unseen: number
  /** New rows push the old ones up. Ends when the reader scrolls away or chooses a row. */
  readonly isFollowing: boolean
  readonly hasOlder: boolean
  readonly isLoading: boolean
  readonly selectedSeq: number | null
  /** A row that the list should bring into view, once. */
  readonly revealSeq: number | null
}

/** Before anything of the live capture is here. */
export const freshCapture: CaptureState = {
  version: 0,
  filter: '',
  search: null,
  isPaused: false,
  held: 0,
  unseen: 0,
  isFollowing: true,
  hasOlder: false,
  isLoading: true,
  selectedSeq: null,
  revealSeq: null,
}

/** What is kept of a capture while another one is on show. */
export interface KeptCapture {
  readonly state: CaptureState
  readonly entries: readonly CaptureEntry[]
  readonly held: readonly CaptureEntry[]
  readonly lastSeq: number | null
}

/** A file is read from its beginning, and nothing in it is followed. */
export const freshFile: KeptCapture = {
  state: { ...freshCapture, isFollowing: false, isLoading: false },
  entries: [],
  held: [],
  lastSeq: null,
}
