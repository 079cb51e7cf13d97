import { expect, test } from 'vitest'
import { LivePlan } from '../../../shared/load/live-plan.ts'
import type { LoadSettings } from '../../../shared/load/load-settings.ts'
import { ratePlan } from '../../../shared/load/rate-plan.ts'
import {
  type LoadShape,
  readBurst,
  readRamp,
  readRate,
  readStep,
  shapeText,
} from '../../../shared/load/rate-shape.ts'

function live(shape: LoadShape, rest: Partial<LoadSettings> = {}): LivePlan {
  return new LivePlan(
    ratePlan({ shape, forMs: 10_000, count: null, warmupMs: 0, graceMs: 0, failIf: [], ...rest }),
  )
}

const shapes: readonly (readonly [text: string, shape: LoadShape])[] = [
  ['500/s', { kind: 'rate', rate: 500 }],
  ['10/s..2000/s:10m', { kind: 'ramp', from: 10, to: 2000, overMs: 600_000 }],
  ['100/s+50/s:30s', { kind: 'step', from: 100, by: 50, everyMs: 30_000 }],
  ['1000:10s', { kind: 'burst', parts: 1000, everyMs: 10_000 }],
]

test.each(shapes)('reads %s and writes it the same', (text, shape) => {
  const rate = readRate(text)
  const read = readRamp(text) ?? readStep(text) ?? readBurst(text) ?? { kind: 'rate', rate }
  expect(read).toEqual(shape)
  expect(shapeText(shape)).toBe(text)
})

test('reads rates by the minute, and refuses what is none', () => {
  expect(readRate('30000/m')).toBe(500)
  expect([readRate('x'), readRate('5/w'), readRate('-1/s'), readRate('1000000/s')]).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect([readRamp('0/s..0/s:1m'), readStep('10/s+0/s:1s'), readBurst('0:1s')]).toEqual([null, null, null])
})

test('makes the n-th part of a rate due at its time, and none at the very end', () => {
  const plan = live({ kind: 'rate', rate: 10 })
  expect([0, 1, 99, 100, 101, 9999, 10_000, 99_999].map((ms) => plan.dueBy(ms))).toEqual([
    0, 1, 1, 1, 2, 100, 100, 100,
  ])
  expect([plan.dueAt(0), plan.dueAt(1), plan.dueAt(99)]).toEqual([0, 100, 9900])
  expect([plan.isOver(9999), plan.isOver(10_000)]).toEqual([false, true])
})

test('sums a ramp and then holds its last rate', () => {
  const plan = live({ kind: 'ramp', from: 0, to: 100, overMs: 4000 })
  // 4 s at 50 a second on average, then 6 s at 100.
  expect(plan.dueBy(4000)).toBe(200)
  expect(plan.dueBy(10_000)).toBe(800)
  expect(plan.dueAt(50)).toBeCloseTo(2000)
  expect(plan.dueAt(300)).toBeCloseTo(5000)
  expect([plan.rateAt(2000), plan.rateAt(9000)]).toEqual([50, 100])
})

test('adds a step after each span', () => {
  const plan = live({ kind: 'step', from: 10, by: 10, everyMs: 1000 }, { forMs: 3000 })
  expect([1000, 2000, 3000].map((ms) => plan.dueBy(ms))).toEqual([10, 30, 60])
  expect(plan.dueAt(30)).toBeCloseTo(2000)
})

test('makes a burst due at once', () => {
  const plan = live({ kind: 'burst', parts: 100, everyMs: 5000 })
  expect([0, 4999, 5000, 10_000].map((ms) => plan.dueBy(ms))).toEqual([100, 100, 200, 200])
  expect([plan.dueAt(0), plan.dueAt(99), plan.dueAt(100), plan.dueAt(200)]).toEqual([
    0,
    0,
    5000,
    Number.POSITIVE_INFINITY,
  ])
})

test('warms up at the first rate, before what is measured', () => {
  const plan = live({ kind: 'ramp', from: 10, to: 30, overMs: 1000 }, { forMs: 1000, warmupMs: 2000 })
  expect([plan.dueBefore(2000), plan.dueBy(3000)]).toEqual([20, 40])
})

test('tells how fast it may become at most', () => {
  const peak = (shape: LoadShape) =>
    ratePlan({ shape, forMs: 3000, count: null, warmupMs: 0, graceMs: 0, failIf: [] }).peakRate
  expect(peak({ kind: 'step', from: 10, by: 10, everyMs: 1000 })).toBeCloseTo(30)
  expect(peak({ kind: 'burst', parts: 100, everyMs: 500 })).toBe(200)
})

test('refuses a load without an end, and one of too many steps', () => {
  expect(() => live({ kind: 'rate', rate: 1 }, { forMs: null })).toThrow(/when the load is to end/)
  expect(() => live({ kind: 'step', from: 1, by: 1, everyMs: 1 }, { forMs: 86_400_000 })).toThrow(/steps/)
})

test('keeps the times of parts that were due before a change of the rate', () => {
  const plan = live({ kind: 'rate', rate: 10 })
  plan.setFactor(1050, 2)
  expect(plan.dueBy(1050)).toBe(11)
  expect(plan.dueAt(10)).toBe(1000)
  // Half a part was due; the other half takes half the time.
  expect(plan.dueAt(11)).toBeCloseTo(1075)
  expect(plan.dueBy(2050)).toBe(31)
  expect(plan.rateAt(2050)).toBe(20)
  plan.forget(20)
  expect(plan.dueAt(30)).toBeCloseTo(2025)
})

test('stands still while it is paused, and ends so much later', () => {
  const plan = live({ kind: 'rate', rate: 10 }, { forMs: 2000 })
  plan.pause(1000)
  expect([plan.dueBy(1000), plan.dueBy(60_000)]).toEqual([10, 10])
  expect(plan.dueAt(10)).toBe(Number.POSITIVE_INFINITY)
  plan.resume(61_000)
  expect(plan.pausedMs(61_000)).toBe(60_000)
  expect(plan.dueBy(61_500)).toBe(15)
  expect([plan.isOver(61_999), plan.isOver(62_000)]).toEqual([false, true])
})
