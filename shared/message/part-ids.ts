import type { PartView } from './card-view.ts'

/** Ids that the SMSC gave to any try of the part, the last try's first. */
export function idsOf({
  smscMessageId,
  earlier = [],
}: Pick<PartView, 'smscMessageId' | 'earlier'>): string[] {
  return [smscMessageId, ...earlier.map((one) => one.smscMessageId)].filter(
    (id): id is string => id !== null && id !== '',
  )
}
