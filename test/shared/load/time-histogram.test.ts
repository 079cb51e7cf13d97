import { createHistogram } from 'node:perf_hooks'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { histogramJsonSchema, TimeHistogram } from '../../../shared/load/time-histogram.ts'

const percents = [1, 25, 50, 90, 95, 99, 99.9, 100]

function histogramOf(values: readonly number[]): TimeHistogram {
  const histogram = new TimeHistogram()
  for (const ms of values) histogram.record(ms)
  return histogram
}

const times = fc.array(fc.double({ min: 0.001, max: 5e7, noNaN: true }), { minLength: 1, maxLength: 300 })

test('knows every percentile to a thousandth, as sorting does', () => {
  fc.assert(
    fc.property(times, (values) => {
      const sorted = values.toSorted((one, other) => one - other)
      const histogram = histogramOf(values)
      for (const percent of percents) {
        const exact = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length - 1e-9) - 1)] ?? 0
        const found = histogram.percentile(percent) ?? 0
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact / 1000 + 0.001)
      }
    }),
  )
})

test('agrees with the HdrHistogram of Node', () => {
  const [ours, theirs] = [new TimeHistogram(), createHistogram({ lowest: 1, highest: 1e9, figures: 3 })]
  for (let step = 1; step <= 20_000; step++) {
    const us = 100 + ((step * 7919) % 20_011) ** 2 / 100
    ours.record(us / 1000)
    theirs.record(Math.round(us))
  }
  for (const percent of percents) {
    const expected = theirs.percentile(percent) / 1000
    expect(Math.abs((ours.percentile(percent) ?? 0) / expected - 1)).toBeLessThan(0.002)
  }
  expect(ours.mean).toBeCloseTo(theirs.mean / 1000, 2)
  expect(ours.deviation).toBeCloseTo(theirs.stddev / 1000, 1)
})

test('joined histograms are the histogram of all values, through their recording too', () => {
  fc.assert(
    fc.property(times, times, (one, other) => {
      const whole = histogramOf([...one, ...other])
      const joined = histogramOf(one)
      const json: unknown = JSON.parse(JSON.stringify(histogramOf(other).toJson()))
      joined.add(TimeHistogram.fromJson(histogramJsonSchema.parse(json)))
      const { mean, ...figures } = joined.figures()
      const { mean: wholeMean, ...wholeFigures } = whole.figures()
      expect(figures).toEqual(wholeFigures)
      for (const percent of percents) expect(joined.percentile(percent)).toBe(whole.percentile(percent))
      expect(joined.toJson().counts).toEqual(whole.toJson().counts)
      expect(mean).toBeCloseTo(wholeMean ?? 0, 5)
    }),
  )
})

test('has nothing to tell while it is empty, and after it was reset', () => {
  const histogram = histogramOf([5])
  histogram.reset()
  expect(histogram.figures()).toMatchObject({ count: 0, min: null, p50: null, max: null, mean: null })
})

test('takes 0, negative and endless times without losing its shape', () => {
  const histogram = histogramOf([0, -3, 1e12])
  expect(histogram.count).toBe(3)
  expect(histogram.percentile(50)).toBe(0)
  expect(histogram.max).toBeGreaterThan(86_400_000)
})
