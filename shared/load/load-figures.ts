import type { FaultJson } from '../faults/fault.ts'
import type { TimeFigures } from './time-histogram.ts'

/** One second of a load, of what happened in it. Times in ms, from the plan to the answer. */
export interface LoadSecond {
  /** Seconds since the run began, at its end. */
  readonly t: number
  /** Parts that became due. */
  readonly asked: number
  readonly sent: number
  readonly answered: number
  readonly accepted: number
  readonly refused: number
  /** Refused because of the speed. */
  readonly throttled: number
  readonly receipts: number
  /** At its end: without an answer, and due without having left. */
  readonly in_flight: number
  readonly backlog: number
  readonly p50: number | null
  readonly p95: number | null
  readonly p99: number | null
  readonly max: number | null
  /** Share of the second during which the window was full. */
  readonly window_full: number
  /** In the warm-up, which counts in no other figure. */
  readonly warmup: boolean
  readonly status: Readonly<Record<string, number>>
}

/** A count and its share of another, 0 to 1. */
export interface Share {
  readonly count: number
  readonly share: number
}

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
export interface LoadFigures extends PartCounts {
  readonly asked_rate: number
  readonly held_rate: number
  /** Measured: from the warm-up to the last part, pauses aside. */
  readonly seconds: number
  readonly response_time: TimeFigures
  readonly response_time_from_write: TimeFigures
  readonly receipt_time: TimeFigures
  readonly receipt_time_from_write: TimeFigures
  readonly receipts: ReceiptCounts
  /** By names of command_status, shares of the answered. */
  readonly status: Readonly<Record<string, Share>>
  /** By `stat` of final receipts, shares of the matched. */
  readonly stat: Readonly<Record<string, Share>>
  /** Shares of the measured time: no room in any window, and no bind. */
  readonly window_full_share: number
  readonly unbound_share: number
  /** Requests without an answer at most, over all binds. */
  readonly window: number
  readonly binds: number
  /** Parts of the warm-up that left. */
  readonly warmup_sent: number
}

/** What a load found, and how it ended. */
export interface LoadResult {
  readonly figures: LoadFigures
  readonly ended: LoadEnd
  /** Why it ended early; null: it was not for a fault. */
  readonly fault: FaultJson | null
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
