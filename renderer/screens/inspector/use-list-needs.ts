import { useEffect, useRef } from 'react'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { filterField } from '../../../shared/filter/field-table.ts'
import type { GridWindow } from '../../parts/grid/grid-window.ts'
import { captureLines, isEventLine } from '../../stores/capture-lines.ts'
import { isGap } from '../../stores/capture-rows.ts'
import { fieldOfColumn } from '../../stores/kept-columns.ts'
import { askForOctets } from '../../stores/octets-store.ts'
import type { CaptureColumn } from './capture-columns.tsx'
import { neededRequest } from './list-facts.ts'
import type { RowRules } from './row-rules.ts'
import { knowsField } from './row-subject.ts'

/** ms: rows that stand still for so long are being read. */
const restMs = 120

/** Fetches what the rows in view need beside what they know, once they stand still: octets, and requests of responses. */
export function useListNeeds(
  { virtual }: GridWindow,
  columns: readonly CaptureColumn[],
  rules: RowRules,
): void {
  const latest = useRef({ virtual, columns, rules })
  latest.current = { virtual, columns, rules }
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0]?.key, items.at(-1)?.key]
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands in view is what this waits for
  useEffect(() => {
    const timer = setTimeout(() => askForOctets(neededSeqs(latest.current)), restMs)
    return () => clearTimeout(timer)
  }, [first, last, columns, rules])
}

interface ListInView {
  readonly virtual: GridWindow['virtual']
  readonly columns: readonly CaptureColumn[]
  readonly rules: RowRules
}

function neededSeqs({ virtual, columns, rules }: ListInView): number[] {
  const fields = columns.flatMap(({ id }) => filterField(fieldOfColumn(id) ?? '')?.name ?? [])
  const showsRoute = columns.some(({ id }) => id === 'route')
  return virtual.getVirtualItems().flatMap(({ index }) => {
    const entry = captureLines.at(index)
    if (entry === undefined || isEventLine(entry) || isGap(entry)) return []
    const request = showsRoute ? neededRequest(entry) : null
    return [...(needsOctets(entry, fields, rules) ? [entry.seq] : []), ...(request === null ? [] : [request])]
  })
}

function needsOctets(row: CaptureRow, fields: readonly string[], rules: RowRules): boolean {
  return fields.some((name) => !knowsField(row, name)) || rules.needsOctets(row)
}
