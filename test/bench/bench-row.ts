/** One line of the bench. `ratio` is ours over the reference, both of this run. */
export interface BenchRow {
  readonly name: string
  readonly ours: number
  readonly reference: number
  readonly ratio: number
  /** What `ratio` must reach, or, for a row that says so, what `ours` must not pass. */
  readonly goal: number
  readonly goalIs?: 'ratio at least' | 'ours at most' | 'none'
}

export function isMet(row: BenchRow): boolean {
  if (row.goalIs === 'none') return true
  return row.goalIs === 'ours at most' ? row.ours <= row.goal : row.ratio >= row.goal
}

export function ratioRow(name: string, ours: number, reference: number, goal: number): BenchRow {
  return { name, ours: Math.round(ours), reference: Math.round(reference), ratio: ours / reference, goal }
}

export function ceilingRow(name: string, ours: number, reference: number, goal: number): BenchRow {
  return { ...ratioRow(name, ours, reference, goal), goalIs: 'ours at most' }
}

/** A row without a goal, to read another row by. */
export function ownRow(name: string, one: number, other: number): BenchRow {
  return { ...ratioRow(name, one, other, 0), goalIs: 'none' }
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
