import type { LoadExtent } from '../load/load-consent.ts'
import { loadExtent } from '../load/rate-plan.ts'
import { fillVariables, foldName } from '../text/template-text.ts'
import { loadShape } from './check-load.ts'
import { type Plan, type PlanLoad, planRetries } from './plan-schema.ts'
import { readCount, readDuration } from './plan-values.ts'

const unknown: LoadExtent = { peakRate: Number.POSITIVE_INFINITY, parts: Number.POSITIVE_INFINITY }

/** What the load comes to at most, its variables filled by `fill`; infinite where that cannot be told before. */
export function extentOfLoad(load: PlanLoad, fill: (text: string) => string): LoadExtent {
  const filled = (text: string | undefined) => (text === undefined ? undefined : fill(text))
  const { rate, ramp, step, burst } = load
  const paces = { rate: filled(rate), ramp: filled(ramp), step: filled(step), burst: filled(burst) }
  const shape = loadShape(
    Object.fromEntries(Object.entries(paces).filter(([, text]) => text !== undefined)) as PlanLoad,
  )
  const span = (text: string | undefined) => readDuration(filled(text) ?? '')
  const [forMs, count, warmupMs] = [span(load.for), readCount(filled(load.count) ?? ''), span(load.warmup)]
  // What is written and does not read holds a variable that a step captures.
  const isOpen = (load.for !== undefined && forMs === null) || (load.count !== undefined && count === null)
  if (shape === null || isOpen || (load.warmup !== undefined && warmupMs === null)) return unknown
  return loadExtent({ shape, forMs, count, warmupMs: warmupMs ?? 0, graceMs: 0, failIf: [] })
}

/** What the loads of these checks come to at most over all rows of data; `given` go before other values. */
export function planLoadExtent(
  plan: Plan,
  loads: readonly PlanLoad[],
  rows: readonly Readonly<Record<string, string>>[],
  given: Readonly<Record<string, string>>,
): LoadExtent {
  let [peakRate, parts] = [0, 0]
  if (loads.length === 0) return { peakRate, parts }
  for (const row of rows) {
    const values = folded({ ...plan.vars, ...row, ...given })
    const fill = (text: string) => fillVariables(text, (name) => values.get(foldName(name))).text
    for (const load of loads) {
      const extent = extentOfLoad(load, fill)
      peakRate = Math.max(peakRate, extent.peakRate)
      parts += extent.parts
    }
  }
  return { peakRate, parts: parts * (1 + planRetries(plan)) }
}

function folded(values: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(values).map(([name, value]) => [foldName(name), value]))
}
