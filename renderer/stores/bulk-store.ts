import { create } from 'zustand'
import type { BulkPlan, BulkRowState } from '../../shared/bulk/bulk-plan.ts'
import type { BulkRow, BulkRun, TableFormat } from '../../shared/contract/bulk.ts'
import { uploadChunkOctets } from '../../shared/contract/bulk.ts'
import type { CallInput, CallOutput } from '../../shared/contract/contract.ts'
import type { Language } from '../../shared/words/words.ts'
import { base64Of } from './base64.ts'
import { beginBulkDraft } from './bulk-draft-store.ts'
import { client, followAlways, onLinked } from './host-store.ts'
import { type NoticeBody, noticeOf, notifyFault } from './toast-store.ts'

/** A file that was handed over, and its first rows. */
export interface BulkFile {
  readonly uploadId: string
  readonly name: string
  readonly preview: CallOutput<'bulk.preview'>
}

interface BulkState {
  /** By id. */
  readonly runs: Readonly<Record<number, BulkRun>>
  readonly selectedId: number | null
  readonly file: BulkFile | null
  /** Share of the file that was handed over, 0 to 1; null when none is on its way. */
  readonly uploading: number | null
  readonly isBusy: boolean
  /** Why the last step failed; cleared by the next. */
  readonly failure: NoticeBody | null
  /** Runs that are to be forgotten when the time to undo is over. */
  readonly leaving: readonly number[]
  /** Rows of the selected run that are listed. */
  readonly list: RowList
}

/** A page of a run's rows, in their order. */
export interface RowList {
  /** Rows in these states alone; none: all. */
  readonly states: readonly BulkRowState[]
  readonly rows: readonly BulkRow[]
  /** More of them follow. */
  readonly isMore: boolean
  /** The row that was asked for; the list begins with it. null: none, the list begins with the first row. */
  readonly from: number | null
}

const noRows: RowList = { states: [], rows: [], isMore: false, from: null }

export const useBulk = create<BulkState>(() => ({
  runs: {},
  selectedId: null,
  file: null,
  uploading: null,
  isBusy: false,
  failure: null,
  leaving: [],
  list: noRows,
}))

/** Rows read at once. */
const rowsAtOnce = 100

/** Follows the runs while the screen is open; returns what ends it. */
export function followBulk(): () => void {
  const stopReset = onLinked(() => useBulk.setState({ runs: {} }))
  const stopFollow = followAlways(
    'bulk.runs',
    () => ({}),
    (items) => {
      const runs = { ...useBulk.getState().runs }
      for (const item of items) {
        if ('removed' in item) delete runs[item.removed]
        else runs[item.runId] = item
      }
      useBulk.setState({ runs })
    },
  )
  return () => {
    stopReset()
    stopFollow()
  }
}

export function selectRun(selectedId: number | null): void {
  useBulk.setState({ selectedId, file: null, failure: null, list: noRows })
}

/** Hands the file over piece by piece and looks at its first rows. */
export async function uploadFile(file: File): Promise<void> {
  await attempt(async () => {
    useBulk.setState({ uploading: 0, file: null })
    let uploadId: string | null = null
    let from = 0
    do {
      const piece = file.slice(from, from + uploadChunkOctets)
      from += uploadChunkOctets
      const chunk = base64Of(new Uint8Array(await piece.arrayBuffer()))
      const last = from >= file.size
      uploadId = (await client().call('bulk.upload', { uploadId, name: file.name, chunk, last })).uploadId
      useBulk.setState({ uploading: Math.min(1, from / file.size) })
    } while (from < file.size)
    const preview = await client().call('bulk.preview', { uploadId, format: null })
    beginBulkDraft(preview)
    useBulk.setState({ file: { uploadId, name: file.name, preview }, selectedId: null })
  })
  useBulk.setState({ uploading: null })
}

/** Reads the first rows of the file in another way. */
export async function readAgain(format: TableFormat): Promise<void> {
  const { file } = useBulk.getState()
  if (file === null) return
  await attempt(async () => {
    const preview = await client().call('bulk.preview', { uploadId: file.uploadId, format })
    useBulk.setState({ file: { ...file, preview } })
  })
}

/** Checks every row; the run is then selected. */
export async function createRun(plan: BulkPlan, connectionId: string | null): Promise<void> {
  const { file } = useBulk.getState()
  if (file === null) return
  await attempt(async () => {
    const { format } = file.preview
    const { uploadId } = file
    const run = await client().call('bulk.create', { uploadId, format, plan, connectionId })
    useBulk.setState(({ runs }) => ({ runs: { ...runs, [run.runId]: runs[run.runId] ?? run } }))
    selectRun(run.runId)
  })
}

export function startRun(input: CallInput<'bulk.start'>): Promise<void> {
  return attempt(async () => void (await client().call('bulk.start', input)))
}

export function steerRun(what: 'bulk.pause' | 'bulk.cancel' | 'bulk.resend', runId: number): Promise<void> {
  return attempt(async () => void (await client().call(what, { runId })))
}

/** How long a removal can be taken back. */
const leavingMs = 10_000

/** Hides the run at once and forgets it a little later; the returned function takes that back. */
export function removeRun(runId: number): () => void {
  const stay = () => useBulk.setState(({ leaving }) => ({ leaving: leaving.filter((id) => id !== runId) }))
  useBulk.setState(({ leaving }) => ({ leaving: [...leaving, runId] }))
  selectRun(null)
  const timer = setTimeout(() => {
    client()
      .call('bulk.remove', { runId })
      .catch((error: unknown) => {
        stay()
        notifyFault(error)
      })
  }, leavingMs)
  return () => {
    clearTimeout(timer)
    stay()
    selectRun(runId)
  }
}

/** Lists the run's rows in these states, from the first one, or from a row on. */
export function listRows(
  runId: number,
  states: RowList['states'],
  from: number | null = null,
): Promise<void> {
  useBulk.setState(({ list }) => ({ list: { ...list, states, from } }))
  return readRows(runId, { states, from }, (from ?? 1) - 1, [])
}

/** Lists the rows that follow. */
export function listMoreRows(runId: number): Promise<void> {
  const { states, from, rows } = useBulk.getState().list
  return readRows(runId, { states, from }, rows.at(-1)?.row ?? 0, rows)
}

async function readRows(
  runId: number,
  { states, from }: Pick<RowList, 'states' | 'from'>,
  after: number,
  before: readonly BulkRow[],
): Promise<void> {
  try {
    const read = await client().call('bulk.rows', { runId, after, limit: rowsAtOnce, states: [...states] })
    const { selectedId, list } = useBulk.getState()
    // Another run, or other states, were chosen meanwhile.
    if (selectedId !== runId || list.states !== states || list.from !== from) return
    const isMore = read.length === rowsAtOnce
    useBulk.setState({ list: { states, from, rows: [...before, ...read], isMore } })
  } catch (error) {
    notifyFault(error)
  }
}

/** The whole result file; null when it failed, and a notice says why. */
export async function resultFile(runId: number, language: Language): Promise<Blob | null> {
  const pieces: string[] = []
  try {
    for (let after: number | null = 0; after !== null; ) {
      const piece: CallOutput<'bulk.result'> = await client().call('bulk.result', { runId, after, language })
      pieces.push(piece.csv)
      after = piece.next
    }
    return new Blob(pieces, { type: 'text/csv;charset=utf-8' })
  } catch (error) {
    notifyFault(error)
    return null
  }
}

async function attempt(run: () => Promise<void>): Promise<void> {
  useBulk.setState({ isBusy: true, failure: null })
  try {
    await run()
  } catch (error) {
    useBulk.setState({ failure: noticeOf(error) })
  } finally {
    useBulk.setState({ isBusy: false })
  }
}
