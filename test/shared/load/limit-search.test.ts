import { expect, test } from 'vitest'
import {
  LimitSearch,
  limitExtent,
  limitPlanText,
  limitText,
  type Trial,
} from '../../../shared/load/limit-search.ts'
import { loadFigures } from '../../support/load-figures.ts'

const times = { count: 100, min: 1, mean: 10, p50: 10, p90: 10, p99: 10, 'p99.9': 10, max: 10 }

/** A provider that takes so many parts a second, and answers the others with ESME_RTHROTTLED. */
function search(from: number, by: number, limit: (trial: number) => number, p95 = (_rate: number) => 10) {
  const found = new LimitSearch(from, by)
  const trials: Trial[] = []
  for (let rate = found.next(); rate !== null; rate = found.next()) {
    if (trials.length > 300) throw new Error('it does not end')
    const throttled = Math.max(0, rate - limit(trials.length))
    const held = { asked_rate: rate, held_rate: rate, answered: rate, sent: rate }
    trials.push(
      found.tell(rate, loadFigures({ ...held, throttled, response_time: { ...times, p95: p95(rate) } })),
    )
  }
  return { trials, result: found.result() }
}

test.each([137, 100, 1000, 55])('finds a limit of %i within a twentieth, and goes back to it', (limit) => {
  const { result, trials } = search(50, 50, () => limit)
  expect(result.is_confirmed).toBe(true)
  expect(result.why).toBe('throttled')
  expect(result.rate).toBeLessThanOrEqual(limit * 1.006)
  expect(result.rate).toBeGreaterThan(limit * 0.9)
  expect(trials.at(-1)).toMatchObject({ rate: result.rate, verdict: 'held' })
  expect(limitText(result, 'en')).toMatch(
    /are held; at .* the SMSC refuses because of the speed\. Gone back to/,
  )
})

test('finds where answers become slow', () => {
  const { result } = search(
    10,
    10,
    () => Number.POSITIVE_INFINITY,
    (rate) => (rate > 60 ? 900 : 20),
  )
  expect(result).toMatchObject({ why: 'slow', is_confirmed: true })
  expect(result.rate).toBeLessThanOrEqual(60)
})

test('says that a first rate is already too much, and that no limit was met', () => {
  expect(search(100, 50, () => 20).result).toMatchObject({ rate: null, above: 100, why: 'throttled' })
  const free = search(100, 50, () => Number.POSITIVE_INFINITY).result
  expect(free).toMatchObject({ above: null, why: null, is_confirmed: true })
  expect(limitText(free, 'ru')).toContain('предел не встретился')
})

test('says nothing about the speed where messages are refused for another reason', () => {
  const found = new LimitSearch(10, 10)
  found.tell(10, loadFigures({ asked_rate: 10, held_rate: 10, answered: 100, refused: 90, sent: 100 }))
  expect(found.next()).toBeNull()
  expect(limitText(found.result(), 'en')).toMatch(/Already at 10 .* for another reason/)
})

test('is not sure of a rate that is held once and not twice', () => {
  const other = new LimitSearch(100, 100)
  other.tell(100, loadFigures({ asked_rate: 100, held_rate: 100, answered: 100, sent: 100 }))
  other.tell(200, loadFigures({ asked_rate: 200, held_rate: 100, answered: 100, sent: 100 }))
  for (let rate = other.next(); rate !== null; rate = other.next())
    other.tell(
      rate,
      loadFigures({ asked_rate: rate, held_rate: rate, answered: 100, sent: 100, throttled: 50 }),
    )
  expect(other.result()).toMatchObject({ is_confirmed: false, why: 'throttled' })
})

test('goes no faster than it may, and says that no limit was met up to there', () => {
  const found = new LimitSearch(50, 40, 120)
  const rates: number[] = []
  for (let rate = found.next(); rate !== null; rate = found.next()) {
    rates.push(rate)
    found.tell(rate, loadFigures({ asked_rate: rate, held_rate: rate, answered: rate, sent: rate }))
  }
  expect(rates).toEqual([50, 90, 120, 120])
  expect(limitText(found.result(), 'en')).toMatch(/No limit was met up to 120 .* held again/)
})

test('says of a search that ended early that it did', () => {
  const found = new LimitSearch(10, 10)
  expect(limitText(found.result(), 'en', false)).toMatch(/no trial came to its end/)
  found.tell(10, loadFigures({ asked_rate: 10, held_rate: 10, answered: 10, sent: 10 }))
  expect(limitText(found.result(), 'en', false)).toMatch(/up to 10 .* ended before its time/)
})

test('knows beforehand what it comes to at most', () => {
  const plan = { from: 50, by: 50, upTo: 120, trialMs: 1500, graceMs: 0 }
  // 50, 100 and 120 a second for two seconds each, and eight trials more at the fastest.
  expect(limitExtent(plan)).toEqual({ peakRate: 120, parts: 2 * (270 + 8 * 120) })
  expect(limitPlanText(plan)).toBe('--find-limit --step 50/s+50/s:1500ms --up-to 120/s')
  expect(() => limitExtent({ ...plan, by: 0.1 })).toThrow(/more than 200 steps/)
})
