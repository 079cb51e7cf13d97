import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BenchRow, ceilingRow, ratioRow } from './bench-row.ts'
import { firstRowsMs } from './first-rows.ts'
import type { AskFigures, FillFigures } from './store-process.ts'

/** With the time from the start of a host on the folder, and on an empty one, until a window has rows, ms. */
type StoreFigures = FillFigures & AskFigures & { readonly firstMs: number; readonly emptyMs: number }

/** S5, S7 and S12: a store of a million PDUs and half a million message cards, and how it answers as it grows. */
export async function rows(): Promise<BenchRow[]> {
  const figures = new Map<number, StoreFigures>()
  for (const pdus of [100_000, 1_000_000]) figures.set(pdus, await figuresOf(pdus))
  const small = figures.get(100_000)
  const large = figures.get(1_000_000)
  if (small === undefined || large === undefined) return []
  const row = (name: string, of: (figures: StoreFigures) => number, goal: number) =>
    ceilingRow(`${name}, of a million and of 100,000`, of(large), of(small), goal)
  return [
    ceilingRow(
      'S5 first rows after the start of the host, how much longer with a million PDUs than its start with none, ms',
      large.firstMs - large.emptyMs,
      large.emptyMs,
      300,
    ),
    row('S5 jump to any row, ms', ({ jumpMs }) => jumpMs, 50),
    row('S5 answer of a request, ms', ({ responseMs }) => responseMs, 100),
    ...Object.keys(large.filters).flatMap((filter) => filterRows(filter, large, small)),
    row('S5 words that no PDU holds, all looked through, ms', ({ pdusMs }) => pdusMs, 1000),
    row('S5 words that no card holds, all looked through, ms', ({ cardsMs }) => cardsMs, 1000),
    row('S7 resident memory, MB', ({ memory }) => memory, 250),
    row('S7 octets on disk per PDU, cards and all, beyond its own', ({ overhead }) => overhead, 300),
    ratioRow('S12 PDUs/s written, at a million vs at 100,000', large.written, small.written, 0.8),
  ]
}

/** A filter that blocks answer has its first rows at once; each has its count within a second. */
function filterRows(filter: string, large: StoreFigures, small: StoreFigures): BenchRow[] {
  const [of, by] = [large.filters[filter], small.filters[filter]]
  if (of === undefined || by === undefined) return []
  const firstRow = ceilingRow(`S5 ${filter}: first rows, ms`, of.firstMs, by.firstMs, 100)
  const countRow = ceilingRow(`S5 ${filter}: whole count, ms`, of.countMs, by.countMs, 1000)
  return of.isIndexed ? [firstRow, countRow] : [countRow]
}

async function figuresOf(pdus: number): Promise<StoreFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-store-'))
  try {
    return {
      ...(await told<FillFigures>('fill', folder, pdus)),
      ...(await told<AskFigures>('ask', folder, pdus)),
      firstMs: await firstRowsMs(folder),
      emptyMs: await firstRowsMs(join(folder, 'empty')),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function told<T>(task: 'fill' | 'ask', folder: string, pdus: number): Promise<T> {
  const child = fork(join(import.meta.dirname, 'store-process.ts'), [task, folder, String(pdus)])
  const [figures] = (await once(child, 'message')) as [T]
  return figures
}
