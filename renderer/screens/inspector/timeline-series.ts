import type { CaptureTimeline } from '../../../shared/contract/capture-timeline.ts'

/** Numbers of a bucket as a rate. */
export function perSecond(counts: readonly number[], { bucketMs }: CaptureTimeline): number[] {
  return counts.map((count) => (1000 * count) / bucketMs)
}

/** Beginnings of the buckets, epoch s. */
export function bucketTimes({ from, bucketMs, pdus }: CaptureTimeline): number[] {
  return pdus.map((_count, index) => (from + index * bucketMs) / 1000)
}

/** 'time >= "2026-11-29 12:00:00.000" and time <= …' in UTC, whatever the order of the ends. Epoch ms. */
export function timeFilter(one: number, other: number): string {
  const [from, to] = [Math.min(one, other), Math.max(one, other)].map((at) => new Date(at).toISOString())
  return `time >= "${from}" and time <= "${to}"`
}
