import type { BigIntStats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Fault } from '../../../shared/faults/fault.ts'
import { readColumns } from '../../bulk/import-rows.ts'
import { guessFormat, readRows, systemFault } from '../../bulk/read-table.ts'

export interface NumberedRow {
  /** From 1; the heading is not counted. */
  readonly row: number
  readonly cells: string[]
}

/** A table that can be read from its start as often as needed; no row is kept. */
export interface TableRows {
  readonly columns: readonly string[]
  /** What parts the cells of its file. */
  readonly delimiter: string
  /** Throws cli.table-changed where the rows are not as many as the first time, beside what readRows throws. */
  read(): AsyncGenerator<NumberedRow>
  /** What was read until now is of the file that was opened. Throws Fault cli.table-changed. */
  checkUnchanged(): Promise<void>
}

/** Rows looked at to know how wide the table is. */
const widthRows = 100

/** Charset and delimiter are told from the file. Throws as readRows; cli.option-conflict for standard input. */
export async function openTable(path: string, hasHeader: boolean): Promise<TableRows> {
  // Rows are checked before they are sent, so that the file is read twice.
  if (path === '-') throw new Fault('cli.option-conflict', { first: '--csv', second: '-' })
  const opened = await stat(path, { bigint: true }).catch((problem: unknown) => {
    throw systemFault(problem)
  })
  const format = { ...(await guessFormat(path)), hasHeader }
  const { columns } = await readColumns(path, format, widthRows)
  const changed = () => new Fault('cli.table-changed', { file: path })
  const checkUnchanged = async () => {
    const now = await stat(path, { bigint: true }).catch(() => null)
    if (now === null || !isSameFile(opened, now)) throw changed()
  }
  /** Number of rows when they were read first. */
  let known: number | null = null
  return {
    columns,
    delimiter: format.delimiter,
    checkUnchanged,
    async *read() {
      await checkUnchanged()
      let row = hasHeader ? -1 : 0
      for await (const cells of readRows(path, format)) {
        row++
        if (known !== null && row > known) throw changed()
        if (row > 0) yield { row, cells }
      }
      await checkUnchanged()
      if (known !== null && row < known) throw changed()
      known = row
    },
  }
}

function isSameFile(one: BigIntStats, other: BigIntStats): boolean {
  return (['dev', 'ino', 'size', 'mtimeNs'] as const).every((key) => one[key] === other[key])
}
