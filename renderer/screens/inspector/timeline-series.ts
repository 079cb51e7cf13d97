import type { CaptureTimeline } from '../../../shared/contract/capture-timeline.ts'

/** Colours by their tokens, in the order in which stacked series take them. */
export const chartColours = ['--accent', '--received', '--ok', '--warn', '--bad'] as const
export type ChartColour = (typeof chartColours)[number]

export interface ChartSeries {
  readonly label: string
  readonly colour: ChartColour
  readonly values: readonly (number | null)[]
  /** Drawn as an area down to the one before it, or to the axis. */
  readonly isFilled?: boolean
}

/** Numbers of a bucket as a rate. */
export function perSecond(counts: readonly number[], { bucketMs }: CaptureTimeline): number[] {
  return counts.map((count) => (1000 * count) / bucketMs)
}

/** Beginnings of the buckets, epoch s. */
export function bucketTimes({ from, bucketMs, pdus }: CaptureTimeline): number[] {
  return pdus.map((_count, index) => (from + index * bucketMs) / 1000)
}

/** Each series on top of those before it. */
export function stacked(all: readonly (readonly number[])[]): number[][] {
  let below: readonly number[] = []
  return all.map((counts) => {
    const top = counts.map((count, index) => count + (below[index] ?? 0))
    below = top
    return top
  })
}

export function highest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0)
}

/** 'time >= "2026-11-29 12:00:00.000" and time <= …' in UTC, whatever the order of the ends. Epoch ms. */
export function timeFilter(one: number, other: number): string {
  const [from, to] = [Math.min(one, other), Math.max(one, other)].map((at) => new Date(at).toISOString())
  return `time >= "${from}" and time <= "${to}"`
}
