import { create } from 'zustand'
import type { BulkPlan, BulkRowState } from '../../shared/bulk/bulk-plan.ts'
import type { BulkRow, BulkRun, ResentState, TableFormat } from '../../shared/contract/bulk.ts'
import type { CallInput, CallOutput } from '../../shared/contract/contract.ts'
import type { Language } from '../../shared/words/words.ts'
import { beginBulkDraft, beginRunDraft } from './bulk-draft-store.ts'
import { client, followAlways, onLinked } from './host-store.ts'
import { type NoticeBody, noticeOf, notifyFault } from './toast-store.ts'
import { uploadTable } from './upload-table.ts'

/** A file that was handed over, and its first rows. */
export interface BulkFile {
  readonly uploadId: string
  readonly name: string
  readonly preview: CallOutput<'bulk.preview'>
}

/** A run whose plan is being changed, and its first rows. */
export interface RunEdit {
  readonly run: BulkRun
  readonly rows: readonly BulkRow[]
}

interface BulkState {
  /** By id. */
  readonly runs: Readonly<Record<number, BulkRun>>
  readonly selectedId: number | null
  readonly file: BulkFile | null
  readonly edit: RunEdit | null
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
  edit: null,
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
  useBulk.setState({ selectedId, file: null, edit: null, failure: null, list: noRows })
}

/** Hands the file over piece by piece and looks at its first rows. */
export async function uploadFile(file: File): Promise<void> {
  await attempt(async () => {
    useBulk.setState({ uploading: 0, file: null })
    const uploadId = await uploadTable(file, (uploading) => useBulk.setState({ uploading }))
    const preview = await client().call('bulk.preview', { uploadId, format: null })
    beginBulkDraft(preview)
    useBulk.setState({ file: { uploadId, name: file.name, preview }, edit: null, selectedId: null })
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

/** Rows of a run that its plan is shown by. */
const exampleRows = 20

/** Goes back to the text and the columns of a run that has sent nothing. */
export async function editRun(run: BulkRun): Promise<void> {
  const { runId } = run
  await attempt(async () => {
    const rows = await client().call('bulk.rows', { runId, after: 0, limit: exampleRows, states: [] })
    if (useBulk.getState().selectedId !== runId) return
    beginRunDraft(run)
    useBulk.setState({ edit: { run, rows } })
  })
}

/** Leaves the run as it was. */
export function endEdit(): void {
  useBulk.setState({ edit: null, failure: null })
}

/** Checks every row of the run by another plan. */
export async function recheckRun(runId: number, plan: BulkPlan, connectionId: string | null): Promise<void> {
  await attempt(async () => {
    await client().call('bulk.recheck', { runId, plan, connectionId })
    if (useBulk.getState().edit?.run.runId === runId) useBulk.setState({ edit: null })
  })
}

/** True: the row is changed, and shown so where it is listed. */
export async function changeRow(runId: number, row: number, cells: readonly string[]): Promise<boolean> {
  const isDone = await attempt(async () => {
    const changed = await client().call('bulk.changeRow', { runId, row, cells: [...cells] })
    const { list, selectedId } = useBulk.getState()
    if (selectedId !== runId) return
    const rows = list.rows.map((one) => (one.row === row ? changed : one))
    useBulk.setState({ list: { ...list, rows } })
  })
  return isDone
}

/** Makes a new run of the rows in these states and selects it. */
export function resendRows(runId: number, states: readonly ResentState[]): Promise<boolean> {
  return attempt(async () => {
    const run = await client().call('bulk.again', { runId, states: [...states] })
    useBulk.setState(({ runs }) => ({ runs: { ...runs, [run.runId]: runs[run.runId] ?? run } }))
    selectRun(run.runId)
  })
}

/** Number of the first row that waits; of the first of all where none does. */
export async function firstWaitingRow(runId: number): Promise<number> {
  const rows = await client()
    .call('bulk.rows', { runId, after: 0, limit: 1, states: ['waiting'] })
    .catch(() => [])
  return rows[0]?.row ?? 1
}

/** The row of that number or the nearest one; null also where it cannot be read, which the host's state tells. */
export async function nearestRow(
  runId: number,
  row: number,
  towards: 'next' | 'previous',
): Promise<BulkRow | null> {
  const input = { runId, row: Math.max(0, row), towards }
  const read = await client()
    .call('bulk.row', input)
    .catch(() => null)
  return read?.row ?? null
}

export async function startRun(input: CallInput<'bulk.start'>): Promise<void> {
  await attempt(async () => void (await client().call('bulk.start', input)))
}

export async function steerRun(
  what: 'bulk.pause' | 'bulk.cancel' | 'bulk.resend',
  runId: number,
): Promise<void> {
  await attempt(async () => void (await client().call(what, { runId })))
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
  return readRows(runId, { states, from }, (from ?? 1) - 1, false)
}

/** Lists the rows that follow. */
export function listMoreRows(runId: number): Promise<void> {
  const { states, from, rows } = useBulk.getState().list
  return readRows(runId, { states, from }, rows.at(-1)?.row ?? 0, true)
}

/** The run whose rows have changed since they were last read again. */
let changedRun: number | null = null
let refreshing: Promise<void> | null = null
/** Receipts change the rows of a run many times a second. */
const betweenRefreshesMs = 500

/** Reads the rows that are listed again, as many of them as there are; asked meanwhile, once more after that. */
export function refreshRows(runId: number): Promise<void> {
  changedRun = runId
  refreshing ??= refreshWhileChanged().finally(() => {
    refreshing = null
  })
  return refreshing
}

async function refreshWhileChanged(): Promise<void> {
  while (changedRun !== null) {
    const runId = changedRun
    changedRun = null
    await readListedAgain(runId)
    await new Promise((resolve) => setTimeout(resolve, betweenRefreshesMs))
  }
}

async function readListedAgain(runId: number): Promise<void> {
  const { states, from, rows: listed } = useBulk.getState().list
  const rows: BulkRow[] = []
  let isMore = true
  try {
    while (isMore && (rows.length === 0 || rows.length < listed.length)) {
      const after = rows.at(-1)?.row ?? (from ?? 1) - 1
      const read = await client().call('bulk.rows', { runId, after, limit: rowsAtOnce, states: [...states] })
      rows.push(...read)
      isMore = read.length === rowsAtOnce
    }
    const { selectedId, list } = useBulk.getState()
    // Another run, other states or further rows were asked for meanwhile.
    if (selectedId !== runId || list.states !== states || list.from !== from) return
    if (list.rows.length <= rows.length || !isMore) useBulk.setState({ list: { states, from, rows, isMore } })
  } catch (error) {
    notifyFault(error)
  }
}

async function readRows(
  runId: number,
  { states, from }: Pick<RowList, 'states' | 'from'>,
  after: number,
  isFurther: boolean,
): Promise<void> {
  try {
    const read = await client().call('bulk.rows', { runId, after, limit: rowsAtOnce, states: [...states] })
    const { selectedId, list } = useBulk.getState()
    // Another run, or other states, were chosen meanwhile.
    if (selectedId !== runId || list.states !== states || list.from !== from) return
    const isMore = read.length === rowsAtOnce
    useBulk.setState({ list: { states, from, rows: isFurther ? [...list.rows, ...read] : read, isMore } })
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

/** False: it failed, and the screen says why. */
async function attempt(run: () => Promise<void>): Promise<boolean> {
  useBulk.setState({ isBusy: true, failure: null })
  try {
    await run()
    return true
  } catch (error) {
    useBulk.setState({ failure: noticeOf(error) })
    return false
  } finally {
    useBulk.setState({ isBusy: false })
  }
}
