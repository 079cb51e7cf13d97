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
  /** What was wished last: what changes of the run before the answer is there must not take its place. */
  const wished = useRef<number | null>(null)
  const goTo = async (number: number, towards: Towards) => {
    const wish = ++wishes.current
    wished.current = number
    const row = (await nearestRow(runId, number, towards)) ?? (await nearestRow(runId, number, 'previous'))
    if (row === null) return
    const [before, after] = await Promise.all([
      nearestRow(runId, row.row - 1, 'previous'),
      nearestRow(runId, row.row + 1, 'next'),
    ])
    if (wish === wishes.current) setShown({ row, hasPrevious: before !== null, hasNext: after !== null })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when something of the run changed
  useEffect(() => {
    if (wished.current !== null) {
      void goTo(wished.current, 'next')
      return
    }
    void firstWaitingRow(runId).then((row) => {
      if (wished.current === null) void goTo(row, 'next')
    })
  }, [runId, phase, plan, totalParts, counts['failed-check']])
  return { shown, goTo: (number: number, towards: Towards) => void goTo(number, towards) }
}
