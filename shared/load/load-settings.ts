import { z } from 'zod'
import { loadShapeSchema, mostMs, shapeText, spanText } from './rate-shape.ts'

/** What is asked of a load, its messages and its link aside. */
export const loadSettingsSchema = z.object({
  shape: loadShapeSchema,
  /** How long parts become due, the warm-up aside; null: as long as the ramp takes, or until `count`. */
  forMs: z.number().min(1).max(mostMs).nullable(),
  /** Parts at most, the warm-up aside; a message that was begun is finished. null: no limit. */
  count: z.number().int().min(1).max(10_000_000_000).nullable(),
  /** Goes before the measured time, at the pace with which the shape begins, and counts in no figure. */
  warmupMs: z.number().min(0).max(mostMs),
  /** How long answers and receipts are waited for once nothing more is sent. */
  graceMs: z.number().min(0).max(mostMs),
  /** Conditions that make it fail (threshold.ts). */
  failIf: z.array(z.string().max(200)).max(100),
})
export type LoadSettings = z.infer<typeof loadSettingsSchema>

/** The pace and its bounds as the command line writes them. */
export function askedText({ shape, forMs, count, warmupMs }: LoadSettings): string {
  const told = [
    `--${shape.kind} ${shapeText(shape)}`,
    ...(forMs === null ? [] : [`--for ${spanText(forMs)}`]),
    ...(count === null ? [] : [`--count ${count}`]),
    ...(warmupMs === 0 ? [] : [`--warmup ${spanText(warmupMs)}`]),
  ]
  return told.join(' ')
}

export const usualGraceMs = 60_000

/** A part leaves on time when it does so within this after it was due, ms: timers and collections of garbage take a part of it. */
export const onTimeMs = 50
