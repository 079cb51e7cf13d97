import { z } from 'zod'
import { faultJsonSchema } from '../faults/fault-json-schema.ts'
import { timeFiguresSchema } from './time-histogram.ts'

const count = z.number().int().nonnegative()
const amount = z.number().nonnegative()
const share = z.number().min(0).max(1)
const counts = z.record(z.string().max(100), count)

/** One second of a load, of what happened in it. Times in ms, from the plan to the answer; shares 0 to 1. */
export const loadSecondSchema = z.object({
  /** Seconds since the run began, at its end. */
  t: amount,
  /** Parts that became due. */
  asked: count,
  sent: count,
  answered: count,
  accepted: count,
  refused: count,
  /** Refused because of the speed. */
  throttled: count,
  receipts: count,
  /** At its end: without an answer, and due without having left. */
  in_flight: count,
  backlog: count,
  p50: amount.nullable(),
  p95: amount.nullable(),
  p99: amount.nullable(),
  max: amount.nullable(),
  /** Of the second during which the window was full. */
  window_full: share,
  /** In the warm-up, which counts in no other figure. */
  warmup: z.boolean(),
  status: counts,
})
export type LoadSecond = z.infer<typeof loadSecondSchema>

/** A count and its share of another. */
const shareSchema = z.object({ count, share })
export type Share = z.infer<typeof shareSchema>

/** How a load ended: its plan was over, its count reached, it was told to, cut at once, or its link was lost for good. */
export const loadEnds = ['plan', 'count', 'stopped', 'cut', 'lost'] as const
export type LoadEnd = (typeof loadEnds)[number]

/** What is counted of parts; the warm-up aside. */
export const partCountNames = [
  'planned',
  'sent',
  'answered',
  'accepted',
  'refused',
  'throttled',
  'late',
  'lost',
  'not_on_time',
  'not_sent',
  'messages',
] as const
export type PartCounts = Readonly<Record<(typeof partCountNames)[number], number>>

export const receiptCountNames = ['expected', 'matched', 'unmatched', 'forgotten', 'incoming'] as const
export type ReceiptCounts = Readonly<Record<(typeof receiptCountNames)[number], number>>

export const timeNames = [
  'response_time',
  'response_time_from_write',
  'receipt_time',
  'receipt_time_from_write',
] as const
export type TimeName = (typeof timeNames)[number]

/**
 * What a load found. Counted in parts: `planned` became due, `sent` left, `answered` in time, `late` after the time-out,
 * `lost` never; `not_on_time` left more than 50 ms after they were due or, `not_sent`, not at all. Rates in parts a
 * second, times in ms: `response_time` from the moment a part was due, `…_from_write` from the one it left.
 */
export const loadFiguresSchema = z.object({
  ...everyOne(partCountNames, count),
  asked_rate: amount,
  held_rate: amount,
  /** Measured: from the warm-up to the last part, pauses aside. */
  seconds: amount,
  ...everyOne(timeNames, timeFiguresSchema),
  receipts: z.object(everyOne(receiptCountNames, count)),
  /** By names of command_status, shares of the answered. */
  status: z.record(z.string().max(100), shareSchema),
  /** By `stat` of final receipts, shares of the matched. */
  stat: z.record(z.string().max(300), shareSchema),
  /** Shares of the measured time: no room in any window, and no bind. */
  window_full_share: share,
  unbound_share: share,
  /** Requests without an answer at most, over all binds. */
  window: count,
  binds: count,
  /** Parts of the warm-up that left. */
  warmup_sent: count,
})
export type LoadFigures = z.infer<typeof loadFiguresSchema>

/** What a load found, and how it ended. */
export const loadResultSchema = z.object({
  figures: loadFiguresSchema,
  ended: z.enum(loadEnds),
  /** Why it ended early; null: it was not for a fault. */
  fault: faultJsonSchema.nullable(),
})
export type LoadResult = z.infer<typeof loadResultSchema>

function everyOne<const Name extends string, Value>(
  names: readonly Name[],
  value: Value,
): Record<Name, Value> {
  // Each name is there; fromEntries has lost which.
  return Object.fromEntries(names.map((name) => [name, value])) as Record<Name, Value>
}

/** The figure of a threshold's name: times in ms, shares 0 to 1; null: there is none yet, undefined: no such name. */
export function figureOf(figures: LoadFigures, name: string): number | null | undefined {
  const [head = '', ...rest] = name.split('.')
  const tail = rest.join('.')
  if (head === 'status' || head === 'stat') return shareOf(figures[head], tail)
  const value: unknown = Reflect.get(figures, head)
  if (typeof value === 'number') return tail === '' ? value : undefined
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, tail)) return undefined
  const found: unknown = Reflect.get(value, tail)
  return typeof found === 'number' || found === null ? found : undefined
}

/** `NAME.count`, `NAME.share`; 0 for a name that did not occur. */
function shareOf(shares: LoadFigures['status'], tail: string): number | undefined {
  const [, name = '', what] = /^(.+)\.(count|share)$/.exec(tail) ?? []
  if (what !== 'count' && what !== 'share') return undefined
  return shares[name]?.[what] ?? 0
}
