import { z } from 'zod'
import { durationOf } from '../text/duration.ts'

/** Parts a second. */
export const mostRate = 100_000
/** Longest plan and longest stage of one, ms: 30 days. */
export const mostMs = 30 * 86_400_000

const rate = z.number().min(0).max(mostRate)
const positiveRate = z.number().gt(0).max(mostRate)
const ms = z.number().min(1).max(mostMs)

/** How many parts a second are due, and when. Rates in parts a second. */
export const loadShapeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rate'), rate: positiveRate }),
  /** Evenly from one rate to the other, which is then held. */
  z.object({ kind: z.literal('ramp'), from: rate, to: rate, overMs: ms }),
  /** `by` more after each `everyMs`. */
  z.object({ kind: z.literal('step'), from: rate, by: positiveRate, everyMs: ms }),
  /** `parts` at once, and again after each `everyMs`. */
  z.object({ kind: z.literal('burst'), parts: z.number().int().min(1).max(1_000_000), everyMs: ms }),
])
export type LoadShape = z.infer<typeof loadShapeSchema>

const units: Readonly<Record<string, number>> = { s: 1, m: 60, min: 60, h: 3600 }

/** '500/s', '30000/m', '500' as parts a second; null for anything else, and above mostRate. */
export function readRate(text: string): number | null {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)(?:\/([a-z]+))?$/i.exec(text.trim()) ?? []
  const seconds = units[unit.toLowerCase()]
  if (number === undefined || seconds === undefined) return null
  const value = Number(number) / seconds
  return value <= mostRate ? value : null
}

/** '30s', '5m' in ms; null for anything else, for 0 and above mostMs. */
export function readSpan(text: string): number | null {
  const us = durationOf(text.trim())
  return us === null || us < 1000 || us > mostMs * 1000 ? null : us / 1000
}

/** '10/s..2000/s:10m' */
export function readRamp(text: string): LoadShape | null {
  const [, first = '', last = '', span = ''] = /^(.+)\.\.(.+):(.+)$/.exec(text) ?? []
  const [from, to, overMs] = [readRate(first), readRate(last), readSpan(span)]
  if (from === null || to === null || overMs === null || from + to === 0) return null
  return { kind: 'ramp', from, to, overMs }
}

/** '100/s+50/s:30s' */
export function readStep(text: string): LoadShape | null {
  const [, first = '', more = '', span = ''] = /^(.+)\+(.+):(.+)$/.exec(text) ?? []
  const [from, by, everyMs] = [readRate(first), readRate(more), readSpan(span)]
  return from === null || !by || everyMs === null ? null : { kind: 'step', from, by, everyMs }
}

/** '1000:10s' */
export function readBurst(text: string): LoadShape | null {
  const [, number = '', span = ''] = /^(\d+):(.+)$/.exec(text) ?? []
  const everyMs = readSpan(span)
  const shape = { kind: 'burst', parts: Number(number), everyMs }
  return loadShapeSchema.safeParse(shape).data ?? null
}

/** The shape as the command line writes it. */
export function shapeText(shape: LoadShape): string {
  switch (shape.kind) {
    case 'rate':
      return `${shape.rate}/s`
    case 'ramp':
      return `${shape.from}/s..${shape.to}/s:${spanText(shape.overMs)}`
    case 'step':
      return `${shape.from}/s+${shape.by}/s:${spanText(shape.everyMs)}`
    case 'burst':
      return `${shape.parts}:${spanText(shape.everyMs)}`
  }
}

/** '5m', '90s', '1500ms' */
export function spanText(ms: number): string {
  const whole = [
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
  ] as const
  for (const [unit, size] of whole) if (ms >= size && ms % size === 0) return `${ms / size}${unit}`
  return `${ms}ms`
}
