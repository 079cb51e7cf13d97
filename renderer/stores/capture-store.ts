import { create } from 'zustand'
import type { CallInput, CallOutput } from '../../shared/contract/contract.ts'
import { compileFilter } from '../../shared/filter/compile-filter.ts'
import { forgetEvents } from './capture-events-store.ts'
import {
  type CaptureEntry,
  type CaptureGap,
  CaptureRows,
  countPdus,
  firstSeqOf,
  holdBack,
  type LiveItem,
  spanOf,
  toEntries,
} from './capture-rows.ts'
import { type CaptureState, freshCapture, freshFile, type KeptCapture } from './capture-state.ts'
import { onReadableFrame } from './frame-task.ts'
import { client, followAlways } from './host-store.ts'
import { forgetOctets } from './octets-store.ts'
import { followSearch, type SearchProgress } from './search-in-force.ts'
import { ofShown, useShownCapture } from './shown-capture.ts'
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
/** Of a search the live rows begin where it began: as many PDUs may pass meanwhile. */
const searchTail = 50_000
/** Rows of a page, and of the part of a gap that is brought at once. */
export const pageRows = 500
/** No batch for so long at the start: there is nothing to come. */
const firstBatchMs = 500

type CapturePage = CallOutput<'capture.page'>

export const useCapture = create<CaptureState>(() => freshCapture)

/** The rows on show, oldest first. Mutable: read it again when `version` changes. */
export const captureRows = new CaptureRows()

let held: CaptureEntry[] = []
/** The last seq that the stream brought or passed over; null before the first, when nothing is known of what came before. */
let lastSeq: number | null = null
let incoming: LiveItem[] = []
let shown: (() => void)[] = []
/** Counts what was asked for to replace the list: the answer to an earlier question is thrown away. */
let run = 0
/** Such an answer is on its way. */
let isAsking = false
let stopRows = () => {}
let endSearch = () => {}

const flushOnFrame = onReadableFrame({ waiting: () => incoming.length, draw: flush, askForMore })

export function startCapture(): void {
  followRows(startTail)
  useShownCapture.subscribe(({ captureId }, before) => exchange(before.captureId, captureId))
  // An empty capture sends no first batch.
  setTimeout(() => useCapture.setState({ isLoading: isAsking }), firstBatchMs)
}

/** Captures that were on show before, as they were left. */
const kept = new Map<string | null, KeptCapture>()

/** Another capture comes on show, as it was left. */
function exchange(before: string | null, now: string | null): void {
  stopSearch()
  flush()
  stopRows()
  run += 1
  isAsking = false
  const { version } = useCapture.getState()
  const isTrimmed = captureRows.trimTo(followedRows) > 0
  const state = { ...useCapture.getState(), ...(isTrimmed ? { hasOlder: true } : {}) }
  kept.set(before, { state, entries: captureRows.take(), held, lastSeq })
  const left = kept.get(now) ?? freshFile
  held = [...left.held]
  lastSeq = left.lastSeq
  captureRows.append(left.entries)
  useCapture.setState({ ...left.state, version: version + 1, isLoading: false, revealSeq: null })
  followRows(returnTail)
}

/** A file was closed. */
export function forgetCapture(captureId: string): void {
  kept.delete(captureId)
}

/** An opened file is on show, which nothing is added to but by asking for it. */
export function isFile(): boolean {
  return useShownCapture.getState().captureId !== null
}

/** Follows the rows that the filter in force finds; `tail` PDUs of the past at most, while the link is not lost. */
export function followRows(tail: number = returnTail): void {
  stopRows()
  // What came for the list before; what of it belongs to this one comes again.
  incoming = []
  askForMore()
  // A file does not pass: the list asks for more of it.
  if (isFile()) return
  let isFirst = true
  stopRows = followAlways(
    'capture.rows',
    () => {
      // Takes in the rows that came over the line already: the engine sends only later ones.
      flush()
      const { filter } = useCapture.getState()
      const most = lastSeq === null ? startTail : isFirst ? tail : returnTail
      isFirst = false
      return { afterSeq: lastSeq ?? 0, tail: most, filter: filter.trim() }
    },
    (items) => {
      for (const item of items) incoming.push(item)
      flushOnFrame()
      // The engine sends the next batch when this one is on the screen, or waits for it: a slow window is never flooded.
      return new Promise((resolve) => shown.push(resolve))
    },
  )
}

function flush(): void {
  const items = incoming
  incoming = []
  if (items.length > 0) takeIn(items)
  askForMore()
}

function askForMore(): void {
  const done = shown
  shown = []
  for (const resolve of done) resolve()
}

function takeIn(items: readonly LiveItem[]): void {
  const [firstItem, lastItem] = [items[0], items.at(-1)]
  if (firstItem === undefined || lastItem === undefined) return
  const first = spanOf(firstItem).from
  // Numbers that go back mean another capture: cleared from elsewhere, or another data folder.
  if (lastSeq !== null && first <= lastSeq) forgetRows()
  const wasEmpty = lastSeq === null && captureRows.count === 0
  // A page that was just loaded may have brought the first of these already.
  const shownSeq = captureRows.lastSeq ?? 0
  const knownSeq = lastSeq === null ? null : Math.max(lastSeq, shownSeq)
  const entries = toEntries(items, knownSeq, (row) => row.seq > shownSeq)
  lastSeq = spanOf(lastItem).to
  const state = useCapture.getState()
  const added = countPdus(entries)
  if (state.isPaused || held.length > 0 || (!state.isFollowing && captureRows.count >= readRows)) {
    held = holdBack(held, entries, heldRows)
    useCapture.setState({ held: state.held + added, isLoading: isAsking })
    return
  }
  captureRows.append(entries)
  const isTrimmed = state.isFollowing && captureRows.count > followedRows + trimStep
  if (isTrimmed) captureRows.trimTo(followedRows)
  useCapture.setState({
    version: state.version + 1,
    unseen: state.isFollowing ? 0 : state.unseen + added,
    isLoading: isAsking,
    ...(isTrimmed || wasEmpty ? { hasOlder: isTrimmed || first > 1 } : {}),
  })
}

/** The list tells when its end comes into view or leaves it. */
export function setFollowing(isFollowing: boolean): void {
  const state = useCapture.getState()
  if (state.isFollowing === isFollowing || isFile()) return
  useCapture.setState({ isFollowing, ...(isFollowing ? { unseen: 0 } : {}) })
  if (isFollowing && !state.isPaused) release()
}

export function setPaused(isPaused: boolean): void {
  if (isFile()) return
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

/**
 * Shows what a filter finds in the whole capture, the newest first, and then what it finds of what passes; without a
 * filter what is selected stays in sight. One that cannot be understood changes nothing: its field tells what is wrong.
 */
export async function setFilter(text: string): Promise<void> {
  const filter = text.trim()
  if ('code' in compileFilter(filter, 1000 * Date.now())) return
  if (filter !== '') return searchFor(text)
  const { selectedSeq, isFollowing } = useCapture.getState()
  const kept = isFollowing ? null : selectedSeq
  const before = kept !== null ? kept + pageRows / 2 : isFile() ? pageRows + 1 : null
  const page = await askForList(() => askPage({ before, limit: pageRows, filter }))
  if (page === null) return
  if (before === null) lastSeq = page.rows[0]?.seq ?? lastSeq
  putFilter(text, null)
  showPage(page, [])
  useCapture.setState({ revealSeq: kept })
  followRows(returnTail)
}

/** The list is replaced by the first that is found, or by the word that there is nothing. */
function searchFor(text: string): void {
  endSearch()
  flush()
  run += 1
  const from = lastSeq
  let isShown = false
  isAsking = true
  useCapture.setState({ isLoading: true })
  endSearch = followSearch({
    filter: text.trim(),
    limit: pageRows,
    onItem(rows, search) {
      if (!isShown) {
        isShown = true
        isAsking = false
        if (!isFile()) lastSeq = from ?? rows[0]?.seq ?? null
        // In this order: whoever hears of the new filter finds no rows of the one before.
        clearList()
        putFilter(text, search)
        followRows(searchTail)
      }
      // What passed since comes over the live stream, which may have brought some of these.
      const top = captureRows.firstSeq ?? Number.POSITIVE_INFINITY
      const found = rows.filter(({ seq }) => seq <= (from ?? seq) && seq < top)
      captureRows.prepend([...found].reverse())
      useCapture.setState((state) => ({
        version: state.version + 1,
        search,
        isLoading: false,
        hasOlder: search.found > pageRows,
      }))
    },
    onFailure(problem) {
      isAsking = false
      useCapture.setState({ isLoading: false })
      if (isShown) endCount()
      notifyFault(problem)
    },
  })
}

/** Ends a search on its way; what it found stays. */
export function stopSearch(): void {
  endSearch()
  endCount()
}

/** Beyond where the search came older ones may be found. */
function endCount(): void {
  const { search } = useCapture.getState()
  if (search === null || search.isDone) return
  useCapture.setState({ search: { ...search, isDone: true }, hasOlder: captureRows.count > 0 })
}

/** The filter in force, of whose search `search` is how far it came; null: none is on its way. */
export function putFilter(filter: string, search: SearchProgress | null): void {
  if (search === null) endSearch()
  useCapture.setState({ filter, search })
}

/** A page of the capture on show. */
export function askPage(input: CallInput<'capture.page'>): Promise<CapturePage> {
  return client().call('capture.page', { ...ofShown(), ...input })
}

/**
 * A page that is to replace the list. null when the engine cannot give it, which is said, or when a later one was asked
 * for meanwhile: the list then stays as it is.
 */
export async function askForList(ask: () => Promise<CapturePage>): Promise<CapturePage | null> {
  endSearch()
  run += 1
  const mine = run
  isAsking = true
  useCapture.setState({ isLoading: true })
  try {
    const page = await ask()
    return mine === run ? page : null
  } catch (error) {
    if (mine === run) notifyFault(error)
    return null
  } finally {
    if (mine === run) {
      isAsking = false
      useCapture.setState({ isLoading: false })
    }
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
    const page = await askPage({ before, limit: pageRows, filter: filter.trim() })
    if (mine !== run || captureRows.firstSeq !== before) return
    captureRows.prepend([...page.rows].reverse())
    useCapture.setState((state) => ({ version: state.version + 1, hasOlder: page.more }))
  } catch (error) {
    notifyFault(error)
  } finally {
    if (mine === run) useCapture.setState({ isLoading: false })
  }
}

/** The part of a gap that is brought: what follows the rows before it, or what leads to those behind it. */
export type GapEnd = 'first' | 'last'

/** Brings a part of what a gap stands for; what exists nowhere any more leaves with the gap. */
export async function loadGap(gap: CaptureGap, end: GapEnd = 'last'): Promise<void> {
  // Of two searches the engine follows the newer alone, and the one on its way is for the whole list.
  if (isAsking) return
  const { filter } = useCapture.getState()
  const before = end === 'last' ? gap.to + 1 : Math.min(gap.to + 1, gap.from + pageRows)
  const mine = run
  try {
    const page = await askPage({ before, limit: pageRows, filter: filter.trim() })
    if (mine !== run) return
    const rows = page.rows.filter((row) => row.seq >= gap.from).reverse()
    const first = rows[0]
    const isPart =
      page.more && rows.length === page.rows.length && first !== undefined && first.seq > gap.from
    const rest: CaptureGap[] =
      isPart && end === 'last' ? [{ gap: true, from: gap.from, to: first.seq - 1 }] : []
    const behind: CaptureGap[] = before <= gap.to ? [{ gap: true, from: before, to: gap.to }] : []
    captureRows.fill(gap, [...rest, ...rows, ...behind])
    useCapture.setState((state) => ({ version: state.version + 1 }))
  } catch (error) {
    notifyFault(error)
  }
}

export async function clearCapture(): Promise<void> {
  try {
    await client().call('capture.clear', {})
    // They passed before the engine cleared.
    incoming = []
    forgetRows()
    forgetEvents()
  } catch (error) {
    notifyFault(error)
  }
}

/** Replaces what is on show by a page of the store; where `live`, which is newer, does not touch it a gap joins them. */
export function showPage({ rows, more }: CapturePage, live: readonly CaptureEntry[]): void {
  const newest = rows[0]?.seq ?? 0
  clearList()
  captureRows.append([...rows].reverse())
  const nextSeq = live[0] === undefined ? (lastSeq ?? newest) + 1 : firstSeqOf(live[0])
  if (rows.length > 0 && nextSeq > newest + 1) {
    captureRows.append([{ gap: true, from: newest + 1, to: nextSeq - 1 }])
  }
  captureRows.append(live)
  useCapture.setState((state) => ({ version: state.version + 1, hasOlder: more }))
}

/** What is here behind a PDU: the rows on show, and those held back. */
export function entriesAfter(seq: number): CaptureEntry[] {
  return [...captureRows.after(seq), ...held]
}

/** The highest seq that is known of; 0 before the first. */
export function newestSeq(): number {
  return lastSeq ?? captureRows.lastSeq ?? 0
}

function clearList(): void {
  held = []
  captureRows.clear()
  useCapture.setState({ held: 0, unseen: 0 })
}

function forgetRows(): void {
  forgetOctets()
  clearList()
  lastSeq = null
  useCapture.setState((state) => ({ version: state.version + 1, hasOlder: false, selectedSeq: null }))
}
