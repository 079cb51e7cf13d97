import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DelayShape,
  delayShapeSchema,
  drawDelay,
  mostDelayMs,
} from '../../../shared/simulator/delay-shape.ts'
import { seededRandom, weighted } from '../../../shared/simulator/seeded-random.ts'

const shapes: readonly { shape: DelayShape; mean: number; least: number; most: number }[] = [
  { shape: { shape: 'fixed', ms: 40 }, mean: 40, least: 40, most: 40 },
  { shape: { shape: 'uniform', from: 100, to: 300 }, mean: 200, least: 100, most: 300 },
  { shape: { shape: 'normal', mean: 500, deviation: 50 }, mean: 500, least: 100, most: 900 },
  { shape: { shape: 'exponential', mean: 200 }, mean: 200, least: 0, most: mostDelayMs },
  { shape: { shape: 'spikes', usual: 10, spike: 1010, share: 0.1 }, mean: 110, least: 10, most: 1010 },
]

describe('a delay', () => {
  test.each(shapes)(
    '$shape.shape has the mean and the bounds of its shape',
    ({ shape, mean, least, most }) => {
      const random = seededRandom(7, shape.shape)
      const drawn = Array.from({ length: 20_000 }, () => drawDelay(shape, random))
      expect(Math.min(...drawn)).toBeGreaterThanOrEqual(least)
      expect(Math.max(...drawn)).toBeLessThanOrEqual(most)
      const average = drawn.reduce((sum, ms) => sum + ms, 0) / drawn.length
      expect(Math.abs(average - mean)).toBeLessThanOrEqual(mean * 0.05)
    },
  )

  test('is never below 0 or above the bound, whatever the numbers drawn', () => {
    const ms = fc.double({ min: 0, max: mostDelayMs, noNaN: true })
    const shape = fc.oneof(
      fc.record({ shape: fc.constant('normal' as const), mean: ms, deviation: ms }),
      fc.record({ shape: fc.constant('exponential' as const), mean: ms }),
    )
    fc.assert(
      fc.property(shape, fc.integer(), (one, seed) => {
        const delay = drawDelay(one, seededRandom(seed, 'x'))
        expect(delay >= 0 && delay <= mostDelayMs).toBe(true)
      }),
    )
  })

  test('that ends before it begins is refused', () => {
    expect(delayShapeSchema.safeParse({ shape: 'uniform', from: 2, to: 1 }).success).toBe(false)
  })
})

describe('seeded numbers', () => {
  const take = (seed: number, stream: string) => {
    const random = seededRandom(seed, stream)
    return Array.from({ length: 50 }, () => random())
  }

  test('are the same for one seed and stream, and others for another of either', () => {
    expect(take(1, 'a')).toEqual(take(1, 'a'))
    expect(take(1, 'a')).not.toEqual(take(2, 'a'))
    expect(take(1, 'a')).not.toEqual(take(1, 'b'))
  })

  test('lie evenly from 0 up to 1', () => {
    const random = seededRandom(3, 'even')
    const tenths = new Array<number>(10).fill(0)
    for (let draws = 0; draws < 100_000; draws++) {
      const tenth = Math.floor(random() * 10)
      tenths[tenth] = (tenths[tenth] ?? 0) + 1
    }
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  })

  test('choose by weight, never what weighs nothing', () => {
    const random = seededRandom(4, 'mix')
    const entries = [
      { name: 'a', weight: 3 },
      { name: 'never', weight: 0 },
      { name: 'b', weight: 1 },
    ]
    const chosen = Array.from({ length: 10_000 }, () => weighted(entries, random())?.name)
    const share = chosen.filter((name) => name === 'a').length / chosen.length
    expect(Math.abs(share - 0.75)).toBeLessThan(0.02)
    expect(chosen).not.toContain('never')
    expect(chosen).not.toContain(undefined)
  })
})
