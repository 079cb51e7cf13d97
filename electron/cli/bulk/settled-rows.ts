import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { stringify } from 'csv-stringify/sync'
import { type BulkRowState, bulkRowStateSchema } from '../../../shared/bulk/bulk-plan.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { ownColumns } from '../../bulk/result-file.ts'
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
  await pipeline(lines(copying), createWriteStream(copying.copy, { mode: 0o600 }))
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
  const parser = createReadStream(path).pipe(parse({ bom: true, relax_column_count: true }))
  let isHeading = true
  try {
    for await (const record of parser) {
      const cells: string[] = Array.isArray(record) ? record.map(String) : []
      if (isHeading) {
        const isSame =
          cells.length === width && ownColumns.every((name, at) => cells[columns.length + at] === name)
        if (!isSame) throw new Fault('cli.other-result', { file: path })
        yield `\uFEFF${lineOf(cells)}`
        isHeading = false
        continue
      }
      const row = Number(cells[columns.length])
      const state = bulkRowStateSchema.safeParse(cells[columns.length + 1]).data
      if (cells.length !== width || !Number.isInteger(row) || row < 1 || row > maxRow || state === undefined)
        continue
      if (settled.has(row)) continue
      if (state === 'in-doubt' && !keepsInDoubt) {
        resent.add(row)
        continue
      }
      settled.add(row)
      states[state] = (states[state] ?? 0) + 1
      yield lineOf(cells)
    }
  } catch (problem) {
    // The last line was torn inside a quote: it is the one that is left out.
    if (!(problem instanceof CsvError) || isHeading) throw problem
  }
  if (isHeading) throw new Fault('cli.other-result', { file: path })
}

function lineOf(cells: readonly string[]): string {
  return stringify([[...cells]], { record_delimiter: 'windows' })
}
