import type { PlanRunState, RunCheck } from '../../../shared/contract/plans.ts'

/** A check in two runs; null where one of them has it not. */
export interface ComparedCheck {
  readonly key: string
  readonly one: RunCheck | null
  readonly other: RunCheck | null
  /** True where the verdicts are not the same. */
  readonly differs: boolean
}

/** Every check of either run, in the order of the first. */
export function comparedChecks(run: PlanRunState, second: PlanRunState): ComparedCheck[] {
  const others = new Map(second.checks.map((check) => [keyOf(check), check]))
  const rows = run.checks.map((one) => {
    const key = keyOf(one)
    const other = others.get(key) ?? null
    others.delete(key)
    return { key, one, other, differs: one.verdict !== other?.verdict }
  })
  const rest = [...others].map(([key, other]) => ({ key, one: null, other, differs: true }))
  return [...rows, ...rest]
}

function keyOf({ row, id }: RunCheck): string {
  return `${row} ${id}`
}
