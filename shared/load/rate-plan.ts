import { Fault } from '../faults/fault.ts'
import type { LoadExtent } from './load-consent.ts'
import type { LoadSettings } from './load-settings.ts'
import type { LoadShape } from './rate-shape.ts'

/** A stretch in which the rate goes evenly from one value to another, in parts a ms. */
interface Line {
  readonly startMs: number
  readonly ms: number
  /** Parts due before it. */
  readonly before: number
  readonly from: number
  readonly to: number
}

const mostStages = 10_000

/**
 * How many parts are due by a moment of the plan, which begins at 0 ms with its warm-up. A part is due once the sum
 * has passed its number, counted from 0, so that a rate of 10 a second has its first at 0 ms and its second at 100.
 */
export interface RatePlan {
  readonly warmupMs: number
  /** Warm-up included; Infinity: until the count. */
  readonly endMs: number
  /** Highest rate in parts a second; of bursts, what is due within the second of one. */
  readonly peakRate: number
  /** The sum at a moment. */
  sumAt(ms: number): number
  /** The sum before what is due at that very moment. */
  sumBefore(ms: number): number
  /** The first moment at which the sum is reached; Infinity: never. */
  momentOf(sum: number): number
  /** Parts a second at a moment; of bursts the mean. */
  rateAt(ms: number): number
}

/** Throws Fault load.endless, load.too-many-steps. */
export function ratePlan({ shape, forMs, count, warmupMs }: LoadSettings): RatePlan {
  const shapeMs = forMs ?? (shape.kind === 'ramp' && count === null ? shape.overMs : null)
  if (shapeMs === null && count === null) throw new Fault('load.endless', {})
  const endMs = warmupMs + (shapeMs ?? Number.POSITIVE_INFINITY)
  if (shape.kind === 'burst') return burstPlan(shape, warmupMs, endMs)
  return linePlan(linesOf(shape, warmupMs, endMs, count ?? Number.POSITIVE_INFINITY), warmupMs, endMs)
}

/** What a load comes to at most, its warm-up included; a message that was begun is finished beyond that. Throws as ratePlan. */
export function loadExtent(settings: LoadSettings): LoadExtent {
  const plan = ratePlan(settings)
  const { count } = settings
  const most = count === null ? Number.POSITIVE_INFINITY : plan.sumBefore(plan.warmupMs) + count
  return { peakRate: plan.peakRate, parts: Math.ceil(Math.min(most, plan.sumAt(plan.endMs)) - 1e-6) }
}

function burstPlan(
  { parts, everyMs }: LoadShape & { kind: 'burst' },
  warmupMs: number,
  endMs: number,
): RatePlan {
  // The last is the one that begins before the end.
  const bursts = endMs === Number.POSITIVE_INFINITY ? endMs : Math.ceil(endMs / everyMs)
  const after = (started: number) => Math.min(bursts, Math.max(0, started)) * parts
  return {
    warmupMs,
    endMs,
    peakRate: parts * Math.max(1, Math.ceil(1000 / everyMs)),
    sumAt: (ms) => after(Math.floor(ms / everyMs) + 1),
    sumBefore: (ms) => after(Math.ceil(ms / everyMs)),
    momentOf: (sum) => {
      const burst = Math.floor(sum / parts + 1e-9)
      return burst < bursts ? burst * everyMs : Number.POSITIVE_INFINITY
    },
    rateAt: () => (parts / everyMs) * 1000,
  }
}

function linePlan(lines: readonly Line[], warmupMs: number, endMs: number): RatePlan {
  const at = (ms: number) => lines.findLast(({ startMs }) => startMs <= ms) ?? lines[0]
  const sumAt = (ms: number) => {
    const line = at(Math.min(ms, endMs))
    return line === undefined ? 0 : line.before + sumIn(line, Math.min(ms, endMs) - line.startMs)
  }
  return {
    warmupMs,
    endMs,
    peakRate: Math.max(...lines.map(({ from, to }) => Math.max(from, to))) * 1000,
    sumAt,
    sumBefore: sumAt,
    momentOf: (sum) => {
      const line = lines.findLast(({ before }) => before <= sum)
      if (line === undefined) return 0
      const ms = line.startMs + msIn(line, sum - line.before)
      return ms > endMs ? Number.POSITIVE_INFINITY : ms
    },
    rateAt: (ms) => {
      const line = at(ms)
      if (line === undefined) return 0
      const share = line.ms === Number.POSITIVE_INFINITY ? 0 : Math.min(1, (ms - line.startMs) / line.ms)
      return (line.from + (line.to - line.from) * share) * 1000
    },
  }
}

function linesOf(
  shape: Exclude<LoadShape, { kind: 'burst' }>,
  warmupMs: number,
  endMs: number,
  count: number,
): Line[] {
  const lines: Line[] = []
  let startMs = 0
  let before = 0
  const add = (ms: number, from: number, to: number) => {
    const line = { startMs, ms, before, from: from / 1000, to: to / 1000 }
    if (ms <= 0) return
    lines.push(line)
    startMs += ms
    before += sumIn(line, ms)
  }
  const first = shape.kind === 'rate' ? shape.rate : shape.from
  add(warmupMs, first, first)
  const warmupSum = before
  if (shape.kind === 'ramp') {
    add(shape.overMs, shape.from, shape.to)
    add(endMs - startMs, shape.to, shape.to)
  } else if (shape.kind === 'step') {
    for (let step = 0; startMs < endMs && before - warmupSum < count; step++) {
      if (step === mostStages) throw new Fault('load.too-many-steps', { most: mostStages })
      add(shape.everyMs, shape.from + step * shape.by, shape.from + step * shape.by)
    }
  } else add(endMs - startMs, first, first)
  return lines
}

/** Parts of a line by `ms` after its start. */
function sumIn({ ms: length, from, to }: Line, ms: number): number {
  if (from === to) return from === 0 ? 0 : from * ms
  const share = Math.min(1, ms / length)
  return (from + ((to - from) * share) / 2) * share * length + Math.max(0, ms - length) * to
}

/** ms after its start at which a line reaches `sum`; Infinity: never. */
function msIn({ ms: length, from, to }: Line, sum: number): number {
  if (sum <= 0) return 0
  if (from === to) return from === 0 ? Number.POSITIVE_INFINITY : sum / from
  // from·t + (to − from)·t²/2·length = sum
  const slope = (to - from) / length
  const root = from * from + 2 * slope * sum
  if (root < 0) return Number.POSITIVE_INFINITY
  return (2 * sum) / (from + Math.sqrt(root))
}
