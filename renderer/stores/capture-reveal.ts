import { isGap } from './capture-rows.ts'
import {
  askForList,
  askPage,
  captureRows,
  entriesAfter,
  followRows,
  isFile,
  loadGap,
  newestSeq,
  pageRows,
  putFilter,
  setFollowing,
  showPage,
  useCapture,
} from './capture-store.ts'
import { firstPage } from './first-page.ts'

/** Goes to the first PDU of the capture that the filter finds. `captured`: how many PDUs the capture holds. */
export async function revealFirst(captured: number): Promise<void> {
  const first = captureRows.at(0)
  if (useCapture.getState().hasOlder || (first !== undefined && isGap(first))) {
    useCapture.setState({ isFollowing: false })
    const filter = useCapture.getState().filter.trim()
    const last = newestSeq()
    const bounds = { first: Math.max(1, last - captured + 1), last }
    const page = await askForList(() =>
      firstPage((before) => askPage({ before, limit: pageRows, filter }), bounds, pageRows),
    )
    if (page === null) return
    showPage(page, entriesAfter(page.rows[0]?.seq ?? 0))
  }
  const top = captureRows.at(0)
  if (top === undefined || isGap(top)) return
  useCapture.setState({ selectedSeq: top.seq, revealSeq: top.seq, isFollowing: false })
}

/** Goes to the last PDU of the capture that the filter finds, and follows what comes behind it. */
export async function revealLast(): Promise<void> {
  if (isFile()) return revealEnd()
  const last = captureRows.at(captureRows.count - 1)
  if (last !== undefined && isGap(last)) await loadGap(last)
  const end = captureRows.at(captureRows.count - 1)
  if (end !== undefined && !isGap(end)) useCapture.setState({ selectedSeq: end.seq })
  setFollowing(true)
}

/** The last PDU of a file that the filter finds: what lies before it is a page away. */
async function revealEnd(): Promise<void> {
  const filter = useCapture.getState().filter.trim()
  const page = await askForList(() => askPage({ before: null, limit: pageRows, filter }))
  if (page === null) return
  showPage(page, [])
  const last = page.rows[0]?.seq ?? null
  useCapture.setState({ selectedSeq: last, revealSeq: last })
}

/** Selects a PDU, brought from the store with its neighbours when this window does not have it. */
export async function revealRow(seq: number): Promise<void> {
  if (captureRows.indexOf(seq) < 0) {
    useCapture.setState({ isFollowing: false })
    const page = await askForList(() => askPage({ before: seq + 100, limit: pageRows, filter: '' }))
    if (page === null) return
    // Rows that passed a filter have holes between them that nothing marks: they do not stay beside whole pages.
    const isWhole = useCapture.getState().filter.trim() === ''
    putFilter('', null)
    showPage(page, isWhole ? entriesAfter(page.rows[0]?.seq ?? 0) : [])
    if (!isWhole) followRows()
  }
  useCapture.setState({ selectedSeq: seq, revealSeq: seq, isFollowing: false })
}

export function endReveal(): void {
  useCapture.setState({ revealSeq: null })
}

/** The rows below are in view, though nothing follows them. */
export function markSeen(): void {
  if (useCapture.getState().unseen > 0) useCapture.setState({ unseen: 0 })
}
