import type { SegmentPlan } from './segment-plan.ts'

/** Cuts that fall inside what is seen as one character: an emoji of several, a letter with its marks. */
export function cutClusters(text: string, plan: SegmentPlan): number {
  const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)
  return plan.segments.slice(1).filter(({ start }) => {
    const cluster = clusters.containing(start)
    return cluster !== undefined && cluster.index !== start
  }).length
}
