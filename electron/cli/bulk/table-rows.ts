import { Fault } from '../../../shared/faults/fault.ts'
import { readColumns } from '../../bulk/import-rows.ts'
import { guessFormat, readRows } from '../../bulk/read-table.ts'

export interface NumberedRow {
  /** From 1; the heading is not counted. */
  readonly row: number
  readonly cells: string[]
}

/** A table that can be read from its start as often as needed; no row is kept. */
export interface TableRows {
  readonly columns: readonly string[]
  read(): AsyncGenerator<NumberedRow>
}

/** Rows looked at to know how wide the table is. */
const widthRows = 100

/** Charset and delimiter are told from the file. Throws as readRows; cli.option-conflict for standard input. */
export async function openTable(path: string, hasHeader: boolean): Promise<TableRows> {
  // Rows are checked before they are sent, so that the file is read twice.
  if (path === '-') throw new Fault('cli.option-conflict', { first: '--csv', second: '-' })
  const format = { ...(await guessFormat(path)), hasHeader }
  const { columns } = await readColumns(path, format, widthRows)
  return {
    columns,
    async *read() {
      let row = hasHeader ? -1 : 0
      for await (const cells of readRows(path, format)) {
        row++
        if (row > 0) yield { row, cells }
      }
    },
  }
}
