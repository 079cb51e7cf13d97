import { setImmediate } from 'node:timers/promises'
import type { BulkPlan } from '../../shared/bulk/bulk-plan.ts'
import { columnNames } from '../../shared/bulk/column-names.ts'
import { planRow } from '../../shared/bulk/plan-row.ts'
import type { TableFormat } from '../../shared/contract/bulk.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Store } from '../storage/store.ts'
import type { CheckedRow } from '../storage/store-protocol.ts'
import { readRows } from './read-table.ts'
import { RowTally } from './row-tally.ts'

/** Rows checked between two writes; the engine's other work goes on in between. */
const batchRows = 250

export interface ImportJob {
  readonly store: Store
  readonly runId: number
  readonly path: string
  readonly format: TableFormat
  readonly plan: BulkPlan
  readonly columns: readonly string[]
  readonly signal: AbortSignal
  /** Told after each write. */
  readonly onProgress: () => void
}

/** The columns of the file, named so that a template can mean each. Throws as readRows; bulk.no-rows when empty. */
export async function readColumns(
  path: string,
  format: TableFormat,
  limit: number,
): Promise<{ columns: string[]; rows: string[][] }> {
  const read: string[][] = []
  for await (const cells of readRows(path, format)) {
    read.push(cells)
    if (read.length > limit) break
  }
  const header = format.hasHeader ? (read.shift() ?? null) : null
  if (read.length === 0) throw new Fault('bulk.no-rows', {})
  return { columns: columnNames(header, Math.max(...read.map((row) => row.length))), rows: read }
}

/** Every row of the file, checked, counted and written to the table. */
export async function importRows(job: ImportJob): Promise<RowTally> {
  const { store, runId, plan, columns, format, signal } = job
  const tally = new RowTally()
  let batch: CheckedRow[] = []
  let row = 0
  let isHeader = format.hasHeader
  const write = async () => {
    const rows = batch
    batch = []
    await store.call('bulkAddRows', runId, rows)
    job.onProgress()
    await setImmediate()
  }
  for await (const cells of readRows(job.path, format)) {
    if (signal.aborted) return tally
    if (isHeader) {
      isHeader = false
      continue
    }
    row++
    const planned = planRow(plan, columns, row, cells)
    tally.add(planned)
    const { built, problem } = planned
    const parts = built?.submits.length ?? 0
    batch.push({ row, cells, state: problem === null ? 'waiting' : 'failed-check', parts, problem })
    if (batch.length === batchRows) await write()
  }
  await write()
  return tally
}
