import { create } from 'zustand'
import type { CaptureRow } from '../../shared/contract/capture.ts'
import type { CallInput, CallOutput } from '../../shared/contract/contract.ts'
import { rowMatches, searchWords } from '../../shared/filter/row-match.ts'
import {
  type CaptureEntry,
  type CaptureGap,
  CaptureRows,
  countPdus,
  firstSeqOf,
  holdBack,
  isGap,
  toEntries,
} from './capture-rows.ts'
import { onFrame } from './frame-task.ts'
import { client, followAlways } from './host-store.ts'
import { notifyFault } from './toast-store.ts'

/** Rows kept while following; the older ones are a page away. */
const followedRows = 20_000
/** Rows kept for a reader who is not at the end; what comes above is held back. */
const readRows = 60_000
const heldRows = 5000
const trimStep = 2000
/** Rows of the past that come at the start, and after a break of the link. */
const startTail = 2000
const returnTail = 20_000
const pageRows = 500
/** No batch for so long at the start: there is nothing to come. */
const firstBatchMs = 500

type CapturePage = CallOutput<'capture.page'>

interface CaptureState {
  /** Changes whenever `captureRows` does. */
  readonly version: number
  /** The filter that the rows on show passed. */
  readonly filter: string
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

export const useCapture = create<CaptureState>(() => ({
  version: 0,
  filter: '',
  isPaused: false,
  held: 0,
  unseen: 0,
  isFollowing: true,
  hasOlder: false,
  isLoading: true,
  selectedSeq: null,
  revealSeq: null,
}))

/** The rows on show, oldest first. Mutable: read it again when `version` changes. */
export const captureRows = new CaptureRows()

/** Of the filter that the rows on show passed. */
let words: readonly string[] = []
let held: CaptureEntry[] = []
/** The last seq that the stream brought; null before the first, when nothing is known of what came before. */
let lastSeq: number | null = null
let incoming: CaptureRow[] = []
let shown: (() => void)[] = []
/** Counts the pages that were asked for to replace the list: the answer to an earlier one is thrown away. */
let run = 0
/** Entries that came since such a page was asked for, whatever the filter; null while none is on its way. */
let sinceAsked: CaptureEntry[] | null = null

const flushOnFrame = onFrame(flush)

export function startCapture(): void {
  followAlways(
    'capture.rows',
    () => {
      // Takes in the rows that came over the line already: the engine sends only later ones.
      flush()
      return { afterSeq: lastSeq ?? 0, tail: lastSeq === null ? startTail : returnTail }
    },
    (items) => {
      for (const row of items) incoming.push(row)
      flushOnFrame()
      // The engine sends the next batch when this one is on the screen: a slow window is never flooded.
      return new Promise((resolve) => shown.push(resolve))
    },
  )
  // An empty capture sends no first batch.
  setTimeout(() => useCapture.setState({ isLoading: isAsking() }), firstBatchMs)
}

/** A page that is to replace the list is on its way. */
function isAsking(): boolean {
  return sinceAsked !== null
}

function flush(): void {
  const rows = incoming
  incoming = []
  const done = shown
  shown = []
  if (rows.length > 0) takeIn(rows)
  for (const resolve of done) resolve()
}

function takeIn(rows: readonly CaptureRow[]): void {
  const first = rows[0]
  const last = rows.at(-1)
  if (first === undefined || last === undefined) return
  // Numbers that go back mean another capture: cleared from elsewhere, or another data folder.
  if (lastSeq !== null && first.seq <= lastSeq) forgetRows()
  const wasEmpty = lastSeq === null && captureRows.count === 0
  // A page that was just loaded may have brought the first of these already.
  const shownSeq = captureRows.lastSeq ?? 0
  const knownSeq = lastSeq === null ? null : Math.max(lastSeq, shownSeq)
  const entries = toEntries(rows, knownSeq, (row) => row.seq > shownSeq && rowMatches(row, words))
  sinceAsked?.push(...toEntries(rows, lastSeq, () => true))
  lastSeq = last.seq
  const state = useCapture.getState()
  const added = countPdus(entries)
  if (state.isPaused || held.length > 0 || (!state.isFollowing && captureRows.count >= readRows)) {
    held = holdBack(held, entries, heldRows)
    useCapture.setState({ held: state.held + added, isLoading: isAsking() })
    return
  }
  captureRows.append(entries)
  const isTrimmed = state.isFollowing && captureRows.count > followedRows + trimStep
  if (isTrimmed) captureRows.trimTo(followedRows)
  useCapture.setState({
    version: state.version + 1,
    unseen: state.isFollowing ? 0 : state.unseen + added,
    isLoading: isAsking(),
    ...(isTrimmed || wasEmpty ? { hasOlder: isTrimmed || first.seq > 1 } : {}),
  })
}

/** The list tells when its end comes into view or leaves it. */
export function setFollowing(isFollowing: boolean): void {
  const state = useCapture.getState()
  if (state.isFollowing === isFollowing) return
  useCapture.setState({ isFollowing, ...(isFollowing ? { unseen: 0 } : {}) })
  if (isFollowing && !state.isPaused) release()
}

/** The rows below are in view, though nothing follows them. */
export function markSeen(): void {
  if (useCapture.getState().unseen > 0) useCapture.setState({ unseen: 0 })
}

export function setPaused(isPaused: boolean): void {
  useCapture.setState({ isPaused })
  if (!isPaused) release()
}

function release(): void {
  if (held.length === 0) return
  captureRows.append(held)
  held = []
  const state = useCapture.getState()
  const isTrimmed = state.isFollowing && captureRows.trimTo(followedRows) > 0
  useCapture.setState({ version: state.version + 1, held: 0, ...(isTrimmed ? { hasOlder: true } : {}) })
}

export function selectRow(seq: number | null): void {
  useCapture.setState({ selectedSeq: seq, ...(seq === null ? {} : { isFollowing: false }) })
}

/** Looks through the whole capture: the newest matches first come as a page, then live ones join. */
export async function setFilter(filter: string): Promise<void> {
  const page = await askForList({ before: null, limit: pageRows, text: filter.trim() })
  if (page === null) return
  words = searchWords(filter)
  useCapture.setState({ filter })
  showPage(page, true)
}

/**
 * A page that is to replace the list. null when the engine cannot give it, which is said, or when a later one was asked
 * for meanwhile: the list then stays as it is.
 */
async function askForList(input: CallInput<'capture.page'>): Promise<CapturePage | null> {
  run += 1
  const mine = run
  sinceAsked = []
  useCapture.setState({ isLoading: true })
  try {
    const page = await client().call('capture.page', input)
    return mine === run ? page : null
  } catch (error) {
    if (mine === run) {
      sinceAsked = null
      notifyFault(error)
    }
    return null
  } finally {
    if (mine === run) useCapture.setState({ isLoading: false })
  }
}

/** Rows above the first one held. */
export async function loadOlder(): Promise<void> {
  const { isLoading, hasOlder, filter } = useCapture.getState()
  const before = captureRows.firstSeq
  if (isLoading || !hasOlder || before === null) return
  const mine = run
  useCapture.setState({ isLoading: true })
  try {
    const page = await client().call('capture.page', { before, limit: pageRows, text: filter.trim() })
    if (mine !== run || captureRows.firstSeq !== before) return
    captureRows.prepend([...page.rows].reverse())
    useCapture.setState((state) => ({ version: state.version + 1, hasOlder: page.more }))
  } catch (error) {
    notifyFault(error)
  } finally {
    if (mine === run) useCapture.setState({ isLoading: false })
  }
}

/** Brings what a gap stands for, the newest part first; what exists nowhere any more leaves with the gap. */
export async function loadGap(gap: CaptureGap): Promise<void> {
  // Of two searches the engine follows the newer alone, and the one on its way is for the whole list.
  if (isAsking()) return
  const { filter } = useCapture.getState()
  const mine = run
  try {
    const page = await client().call('capture.page', {
      before: gap.to + 1,
      limit: pageRows,
      text: filter.trim(),
    })
    if (mine !== run) return
    const rows = page.rows.filter((row) => row.seq >= gap.from).reverse()
    const first = rows[0]
    const isPart =
      page.more && rows.length === page.rows.length && first !== undefined && first.seq > gap.from
    captureRows.fill(gap, rows, isPart ? { gap: true, from: gap.from, to: first.seq - 1 } : null)
    useCapture.setState((state) => ({ version: state.version + 1 }))
  } catch (error) {
    notifyFault(error)
  }
}

/** Selects a PDU, brought from the store with its neighbours when this window does not have it. */
export async function revealRow(seq: number): Promise<void> {
  if (captureRows.indexOf(seq) < 0) {
    useCapture.setState({ isFollowing: false })
    const page = await askForList({ before: seq + 100, limit: pageRows, text: '' })
    if (page === null) return
    // Rows that passed a filter have holes between them that nothing marks: they do not stay beside whole pages.
    const isWhole = words.length === 0
    words = []
    useCapture.setState({ filter: '' })
    showPage(page, isWhole)
  }
  useCapture.setState({ selectedSeq: seq, revealSeq: seq, isFollowing: false })
}

export function endReveal(): void {
  useCapture.setState({ revealSeq: null })
}

export async function clearCapture(): Promise<void> {
  try {
    await client().call('capture.clear', {})
    // They passed before the engine cleared.
    incoming = []
    forgetRows()
  } catch (error) {
    notifyFault(error)
  }
}

/**
 * Replaces what is on show by a page of the store, joined to the live stream by a gap where they do not touch.
 * `keepsNewer`: entries on show that are newer than the page stay behind it.
 */
function showPage({ rows, more }: CapturePage, keepsNewer: boolean): void {
  const newest = rows[0]?.seq ?? 0
  const arrived = sinceAsked ?? []
  sinceAsked = null
  const arrivedFrom = arrived[0] === undefined ? Number.POSITIVE_INFINITY : firstSeqOf(arrived[0])
  const kept = keepsNewer ? [...entriesAfter(newest), ...held] : []
  const live = [...kept.filter((entry) => firstSeqOf(entry) < arrivedFrom), ...arrived].filter(
    (entry) => isGap(entry) || (entry.seq > newest && rowMatches(entry, words)),
  )
  held = []
  captureRows.clear()
  captureRows.append([...rows].reverse())
  const nextSeq = live[0] === undefined ? (lastSeq ?? newest) + 1 : firstSeqOf(live[0])
  if (words.length === 0 && rows.length > 0 && nextSeq > newest + 1) {
    captureRows.append([{ gap: true, from: newest + 1, to: nextSeq - 1 }])
  }
  captureRows.append(live)
  useCapture.setState((state) => ({ version: state.version + 1, hasOlder: more, held: 0, unseen: 0 }))
}

function entriesAfter(seq: number): CaptureEntry[] {
  const entries: CaptureEntry[] = []
  for (let index = captureRows.count - 1; index >= 0; index -= 1) {
    const entry = captureRows.at(index)
    if (entry === undefined || firstSeqOf(entry) <= seq) break
    entries.push(entry)
  }
  return entries.reverse()
}

function forgetRows(): void {
  captureRows.clear()
  held = []
  sinceAsked = sinceAsked === null ? null : []
  lastSeq = null
  useCapture.setState((state) => ({
    version: state.version + 1,
    held: 0,
    unseen: 0,
    hasOlder: false,
    selectedSeq: null,
  }))
}
