import { fillVariables, foldName } from '../text/template-text.ts'
import type { Plan } from './plan-schema.ts'

/** One row of data: its number in the data, from 1, and its values by column. */
export interface PlanRow {
  readonly row: number
  readonly values: Readonly<Record<string, string>>
}

/** Rows of data that one run goes through at most, and checks over all rows. */
const maxRows = 10_000
const maxResults = 100_000

/** Rows of data that the plan can be run with. */
export function mostRowsOf({ checks }: Pick<Plan, 'checks'>): number {
  return Math.max(1, Math.min(maxRows, Math.floor(maxResults / checks.length)))
}

/** The one row of a plan without data. */
const noData: readonly PlanRow[] = [{ row: 1, values: {} }]

/** Rows in the order that the plan asks for: `once_each` leaves out repeats. `random` gives numbers from 0 to 1. */
export function planRows(
  { data }: Plan,
  rows: readonly Readonly<Record<string, string>>[] | null,
  random: () => number,
): readonly PlanRow[] {
  const given = (rows ?? data?.rows ?? null)?.map((values, index) => ({ row: index + 1, values }))
  if (given === undefined) return noData
  if (data?.order === 'random') return shuffled(given, random)
  if (data?.order !== 'once_each') return given
  const seen = new Set<string>()
  return given.filter(({ values }) => {
    const key = JSON.stringify(Object.entries(values))
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

/** What reports call a row: by the plan's template, else by its number; '' for a plan without data. */
export function rowName({ data }: Plan, { row, values }: PlanRow): string {
  if (Object.keys(values).length === 0) return ''
  if (data?.name === undefined) return String(row)
  const byName = new Map(Object.entries(values).map(([name, value]) => [foldName(name), value]))
  return fillVariables(data.name, (name) => byName.get(foldName(name))).text
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const all = [...items]
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const [one, two] = [all[last], all[other]]
    if (one !== undefined && two !== undefined) {
      all[last] = two
      all[other] = one
    }
  }
  return all
}
