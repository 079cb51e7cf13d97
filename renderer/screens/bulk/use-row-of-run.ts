import { useEffect, useRef, useState } from 'react'
import type { BulkRow, BulkRun } from '../../../shared/contract/bulk.ts'
import { firstWaitingRow, nearestRow } from '../../stores/bulk-store.ts'

type Towards = 'next' | 'previous'

interface RowOnShow {
  readonly row: BulkRow
  readonly hasPrevious: boolean
  readonly hasNext: boolean
}

/** A row of the run, first the one that goes out first; it is read again when something of the run changed. */
export function useRowOfRun(run: BulkRun) {
  const { runId, phase, plan, totalParts, counts } = run
  const [shown, setShown] = useState<RowOnShow | null>(null)
  /** Counts the wishes: the answer to an earlier one is not shown. */
  const wishes = useRef(0)
  const goTo = async (number: number, towards: Towards) => {
    const wish = ++wishes.current
    const row = (await nearestRow(runId, number, towards)) ?? (await nearestRow(runId, number, 'previous'))
    if (row === null) return
    const [before, after] = await Promise.all([
      nearestRow(runId, row.row - 1, 'previous'),
      nearestRow(runId, row.row + 1, 'next'),
    ])
    if (wish === wishes.current) setShown({ row, hasPrevious: before !== null, hasNext: after !== null })
  }
  const at = shown?.row.row
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when something of the run changed
  useEffect(() => {
    const first = at === undefined ? firstWaitingRow(runId) : Promise.resolve(at)
    void first.then((row) => goTo(row, 'next'))
  }, [runId, phase, plan, totalParts, counts['failed-check']])
  return { shown, goTo: (number: number, towards: Towards) => void goTo(number, towards) }
}
