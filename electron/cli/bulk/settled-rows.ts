import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { type BulkRowState, bulkRowStateSchema } from '../../../shared/bulk/bulk-plan.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { csvRows } from '../../bulk/inert-csv.ts'
import { headingForm, ownWidth, type ResultForm } from '../../bulk/result-file.ts'
import type { RowMarks } from './row-marks.ts'

interface Copying {
  readonly path: string
  readonly copy: string
  readonly columns: readonly string[]
  /** That of the table. */
  readonly delimiter: string
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

/** What the cells of a result may be parted by: an earlier release wrote commas, and a spreadsheet what it likes. */
const delimiters = [',', ';', '\t', '|']

/** Copies the whole lines of a result file, and tells its form. Throws Fault cli.other-result where it is not of this table. */
export async function copySettledRows(copying: Copying): Promise<ResultForm> {
  const form = await formOf(copying)
  await rm(copying.copy, { force: true })
  await pipeline(lines(copying, form), createWriteStream(copying.copy, { mode: 0o600, flags: 'wx' }))
  return form
}

async function formOf({ path, columns, delimiter }: Copying): Promise<ResultForm> {
  for (const tried of new Set([delimiter, ...delimiters])) {
    const cells = await headingCells(path, tried)
    const found = headingForm(cells)
    if (found !== null && cells.length === columns.length + ownWidth(found)) {
      return { delimiter: tried, ...found }
    }
  }
  throw new Fault('cli.other-result', { file: path })
}

/** None where the first line cannot be read so. */
async function headingCells(path: string, delimiter: string): Promise<string[]> {
  const file = createReadStream(path)
  const parser = file.pipe(
    parse({ ...{ bom: true, relax_column_count: true, to: 1, delimiter }, skip_records_with_error: true }),
  )
  file.once('error', (problem) => parser.destroy(problem))
  try {
    for await (const record of parser) return Array.isArray(record) ? record.map(String) : []
    return []
  } finally {
    file.destroy()
  }
}

async function* lines(
  { path, columns, keepsInDoubt, settled, resent, states }: Copying,
  form: ResultForm,
): AsyncGenerator<string> {
  const { delimiter } = form
  const width = columns.length + ownWidth(form)
  /** Whole records before the first one with a quote out of place, in the order of the file. */
  let wholeBefore: number | null = null
  const parser = createReadStream(path).pipe(
    parse({
      ...{ bom: true, relax_column_count: true, delimiter },
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
      yield `\uFEFF${csvRows([cells], delimiter)}`
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
    yield csvRows([cells], delimiter)
  }
  if (wholeBefore !== null && parser.info.records > wholeBefore) {
    throw new Fault('cli.torn-result', { file: path, line: wholeBefore + 1 })
  }
}
