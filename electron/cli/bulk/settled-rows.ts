import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { type BulkRowState, bulkRowStateSchema } from '../../../shared/bulk/bulk-plan.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { csvRows } from '../../bulk/inert-csv.ts'
import { isResultHeading, ownColumns } from '../../bulk/result-file.ts'
import type { RowMarks } from './row-marks.ts'

interface Copying {
  readonly path: string
  readonly copy: string
  readonly columns: readonly string[]
  readonly keepsInDoubt: boolean
  /** Gets the rows that were copied. */
  readonly settled: RowMarks
  /** Gets the rows in doubt that were left out: they are to be sent again. */
  readonly resent: RowMarks
  /** Gets how many of them are in each state. */
  readonly states: Partial<Record<BulkRowState, number>>
}

/** No table has row numbers beyond this; one in a file that was changed by hand must not fill the memory. */
const maxRow = 100_000_000

/** Copies the whole lines of a result file. Throws Fault cli.other-result where it is not of this table. */
export async function copySettledRows(copying: Copying): Promise<void> {
  await rm(copying.copy, { force: true })
  await pipeline(lines(copying), createWriteStream(copying.copy, { mode: 0o600, flags: 'wx' }))
}

async function* lines({
  path,
  columns,
  keepsInDoubt,
  settled,
  resent,
  states,
}: Copying): AsyncGenerator<string> {
  const width = columns.length + ownColumns.length
  /** Whole records before the first one with a quote out of place, in the order of the file. */
  let wholeBefore: number | null = null
  const parser = createReadStream(path).pipe(
    parse({
      ...{ bom: true, relax_column_count: true },
      // An error would take with it the records that were read already.
      skip_records_with_error: true,
      on_skip: () => {
        wholeBefore ??= parser.info.records
      },
    }),
  )
  let isHeading = true
  /** Number of the line that is not whole; only the last one may be, which a crash tore. */
  let tornLine: number | null = null
  for await (const record of parser) {
    const cells: string[] = Array.isArray(record) ? record.map(String) : []
    if (isHeading) {
      if (cells.length !== width || !isResultHeading(cells))
        throw new Fault('cli.other-result', { file: path })
      yield `\uFEFF${csvRows([cells])}`
      isHeading = false
      continue
    }
    if (tornLine !== null) throw new Fault('cli.torn-result', { file: path, line: tornLine })
    const row = Number(cells[columns.length])
    const state = bulkRowStateSchema.safeParse(cells[columns.length + 1]).data
    if (cells.length !== width || !Number.isInteger(row) || row < 1 || row > maxRow || state === undefined) {
      tornLine = parser.info.lines
      continue
    }
    if (settled.has(row)) continue
    if (state === 'in-doubt' && !keepsInDoubt) {
      resent.add(row)
      continue
    }
    settled.add(row)
    states[state] = (states[state] ?? 0) + 1
    yield csvRows([cells])
  }
  if (wholeBefore !== null && parser.info.records > wholeBefore) {
    throw new Fault('cli.torn-result', { file: path, line: wholeBefore + 1 })
  }
  if (isHeading) throw new Fault('cli.other-result', { file: path })
}
