import type { BulkPlan } from '../../../shared/bulk/bulk-plan.ts'
import { planRow } from '../../../shared/bulk/plan-row.ts'
import type { BulkRow } from '../../../shared/contract/bulk.ts'
import type { TableRows } from './table-rows.ts'

/** What sending the table would come to. */
export interface TableCheck {
  readonly rows: number
  /** Rows that cannot be sent. */
  readonly failed: number
  /** Of the rows that can. */
  readonly parts: number
  /** How many rows take so many parts, fewest parts first. */
  readonly distribution: readonly { readonly parts: number; readonly rows: number }[]
}

/** Checks every row of a table, one at a time. Throws as readRows. */
export async function checkRows(
  table: TableRows,
  plan: BulkPlan,
  onRow: (row: BulkRow) => Promise<void>,
): Promise<TableCheck> {
  const byParts = new Map<number, number>()
  let rows = 0
  let failed = 0
  for await (const { row, cells } of table.read()) {
    rows = row
    const { built, problem } = planRow(plan, table.columns, row, cells)
    const parts = built?.submits.length ?? 0
    if (problem === null) byParts.set(parts, (byParts.get(parts) ?? 0) + 1)
    else failed++
    await onRow({
      row,
      cells,
      parts,
      problem,
      state: problem === null ? 'waiting' : 'failed-check',
      sent: [],
    })
  }
  const distribution = [...byParts]
    .map(([parts, count]) => ({ parts, rows: count }))
    .sort((a, b) => a.parts - b.parts)
  return {
    rows,
    failed,
    parts: distribution.reduce((sum, each) => sum + each.parts * each.rows, 0),
    distribution,
  }
}
