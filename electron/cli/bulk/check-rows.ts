import type { BulkPlan } from '../../../shared/bulk/bulk-plan.ts'
import { planRow, rowWarnings } from '../../../shared/bulk/plan-row.ts'
import type { BulkRow } from '../../../shared/contract/bulk.ts'
import type { MessageWarning } from '../../../shared/message/message-warning-table.ts'
import type { VendorTlv } from '../../../shared/smpp/vendor-tlv.ts'
import type { TableRows } from './table-rows.ts'

/** A warning, and how many rows it is about. */
export interface TableWarning {
  readonly warning: MessageWarning
  readonly rows: number
  /** Number of the row that `warning` was said of. */
  readonly firstRow: number
}

/** Forecast of sending the table. */
export interface TableCheck {
  readonly rows: number
  /** Rows that cannot be sent. */
  readonly failed: number
  /** Of the rows that can. */
  readonly parts: number
  /** Number of rows for each number of parts, fewest parts first. */
  readonly distribution: readonly { readonly parts: number; readonly rows: number }[]
  /** Of the rows that can be sent, one of a kind. */
  readonly warnings: readonly TableWarning[]
}

/** Checks every row of a table, one at a time. Throws as readRows. `vendorTlvs`: what the provider publishes. */
export async function checkRows(
  table: TableRows,
  plan: BulkPlan,
  vendorTlvs: readonly VendorTlv[],
  onRow: (row: BulkRow) => Promise<void>,
): Promise<TableCheck> {
  const byParts = new Map<number, number>()
  const byKind = new Map<string, TableWarning>()
  const nowMs = Date.now()
  let rows = 0
  let failed = 0
  for await (const { row, cells } of table.read()) {
    rows = row
    const planned = planRow(plan, table.columns, row, cells)
    const parts = planned.built?.submits.length ?? 0
    if (planned.problem === null) {
      byParts.set(parts, (byParts.get(parts) ?? 0) + 1)
      for (const warning of rowWarnings(planned, vendorTlvs, nowMs)) count(byKind, warning, row)
    } else failed++
    const { problem } = planned
    const state = problem === null ? 'waiting' : 'failed-check'
    await onRow({ row, cells, parts, problem, state, sent: [] })
  }
  const distribution = [...byParts]
    .map(([parts, count]) => ({ parts, rows: count }))
    .sort((a, b) => a.parts - b.parts)
  return {
    rows,
    failed,
    parts: distribution.reduce((sum, each) => sum + each.parts * each.rows, 0),
    distribution,
    warnings: [...byKind.values()],
  }
}

/** Warnings with the same code and field are of one kind, whatever their values. */
function count(byKind: Map<string, TableWarning>, warning: MessageWarning, row: number): void {
  const kind = `${warning.code} ${warning.detail['field'] ?? ''}`
  const known = byKind.get(kind)
  byKind.set(
    kind,
    known === undefined ? { warning, rows: 1, firstRow: row } : { ...known, rows: known.rows + 1 },
  )
}
