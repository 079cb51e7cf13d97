import { Fault } from '../../shared/faults/fault.ts'
import { readColumns } from './import-rows.ts'
import { guessFormat, readRows } from './read-table.ts'

/** A table whose first line has the names of its columns, as a whole. */
export interface TableRecords {
  readonly columns: readonly string[]
  /** By column. */
  readonly rows: readonly Readonly<Record<string, string>>[]
}

/** Rows looked at to know how wide the table is. */
const widthRows = 100
/** Characters of all cells together, and what a cell costs beside its own: a million of empty ones are the whole of it. */
const mostCharacters = 16 << 20
const cellCharacters = 16

/** A small table, held in memory. Rejects as readRows, with bulk.no-rows, bulk.too-many-rows and bulk.too-large. */
export async function readRecords(path: string, mostRows: number): Promise<TableRecords> {
  const format = { ...(await guessFormat(path)), hasHeader: true }
  const { columns } = await readColumns(path, format, widthRows)
  const rows: Record<string, string>[] = []
  let isHeader = true
  let left = mostCharacters
  for await (const cells of readRows(path, format)) {
    if (isHeader) {
      isHeader = false
      continue
    }
    if (rows.length === mostRows) throw new Fault('bulk.too-many-rows', { limit: mostRows })
    left -= cells.reduce((sum, cell) => sum + cell.length, cellCharacters * columns.length)
    if (left < 0) throw new Fault('bulk.too-large', { mib: mostCharacters >> 20 })
    rows.push(Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])))
  }
  return { columns, rows }
}
