import { expect, test } from 'vitest'
import { estimateOctets } from '../../../shared/contract/estimate-octets.ts'
import { WaitingItems, WaitingOctets } from '../../../shared/contract/waiting-items.ts'

const any = Number.POSITIVE_INFINITY
const noBound = () => new WaitingOctets(any)

test('gives items back in the order they came', () => {
  const waiting = new WaitingItems(10, noBound())
  for (const item of [1, 2, 3, 4, 5]) waiting.push(item)
  expect(waiting.take(2, any)).toEqual({ items: [1, 2], dropped: 0 })
  waiting.push(6)
  expect(waiting.count).toBe(4)
  expect(waiting.take(10, any)).toEqual({ items: [3, 4, 5, 6], dropped: 0 })
  expect(waiting.take(10, any)).toEqual({ items: [], dropped: 0 })
})

test('drops the oldest above its limit and says how many, once', () => {
  const waiting = new WaitingItems(3, noBound())
  for (let item = 1; item <= 1000; item += 1) waiting.push(item)
  expect(waiting.count).toBe(3)
  expect(waiting.take(2, any)).toEqual({ items: [998, 999], dropped: 997 })
  expect(waiting.take(2, any)).toEqual({ items: [1000], dropped: 0 })
})

test('gives no more octets than asked for, yet one item at least', () => {
  const waiting = new WaitingItems(10, noBound())
  const large = 'x'.repeat(1000)
  for (const item of ['a', 'b', large, 'c']) waiting.push(item)
  expect(waiting.take(10, 100).items).toEqual(['a', 'b'])
  expect(waiting.take(10, 100).items).toEqual([large])
  expect(waiting.take(10, 100).items).toEqual(['c'])
  expect(waiting.octets).toBe(0)
})

test('drops the oldest of the stream that holds most when the window’s octets are used up', () => {
  const window = new WaitingOctets(10_000)
  const large = new WaitingItems(any, window)
  const small = new WaitingItems(any, window)
  small.push('first')
  for (let item = 0; item < 100; item += 1) large.push({ item, text: 'x'.repeat(1000) })
  small.push('last')
  expect(small.take(10, any)).toEqual({ items: ['first', 'last'], dropped: 0 })
  const { items, dropped } = large.take(100, any)
  expect(items.length + dropped).toBe(100)
  expect(items.at(-1)).toMatchObject({ item: 99 })
  expect(items.reduce<number>((sum, item) => sum + estimateOctets(item), 0)).toBeLessThanOrEqual(10_000)
})

test('a stream that ended leaves its octets to the others', () => {
  const window = new WaitingOctets(3000)
  const ended = new WaitingItems(any, window)
  ended.push('x'.repeat(2500))
  ended.end()
  const other = new WaitingItems(any, window)
  other.push('y'.repeat(2500))
  expect(other.take(1, any).dropped).toBe(0)
})

test('holds all windows together to one limit, each within its own, and spares the streams that hold little', () => {
  const whole = new WaitingOctets(20_000)
  const lines = Array.from({ length: 30 }, () => new WaitingItems(any, new WaitingOctets(4000, whole)))
  const small = new WaitingItems(any, new WaitingOctets(4000, whole))
  small.push('kept')
  for (let item = 0; item < 3000; item += 1) {
    lines[item % 30]?.push('x'.repeat(100))
    expect(lines.reduce((sum, { octets }) => sum + octets, small.octets)).toBeLessThanOrEqual(20_000)
  }
  for (let item = 0; item < 100; item += 1) lines[0]?.push('x'.repeat(100))
  expect(lines[0]?.octets).toBeLessThanOrEqual(4000)
  expect(small.take(10, any)).toEqual({ items: ['kept'], dropped: 0 })
  for (const line of lines) line.end()
  const alone = new WaitingItems(any, new WaitingOctets(any, whole))
  alone.push('y'.repeat(19_000))
  expect(alone.dropped).toBe(0)
})

test('a push looks at the other streams seldom, however many there are', () => {
  let looks = 0
  class Watched extends WaitingItems {
    override get octets(): number {
      looks += 1
      return super.octets
    }
  }
  const whole = new WaitingOctets(1_000_000)
  const lines = Array.from({ length: 1000 }, () => new Watched(any, whole))
  for (let item = 0; item < 50_000; item += 1) lines[item % 1000]?.push('x'.repeat(100))
  expect(looks).toBeLessThan(50_000)
})

test('the newest of a key takes the place of the one that waits, and counts as no loss', () => {
  const waiting = new WaitingItems(3, noBound())
  for (let round = 0; round < 100; round += 1) {
    for (const key of ['a', 'b', 'c']) waiting.push({ key, round, text: 'x'.repeat(round) }, key)
  }
  const { items, dropped } = waiting.take(10, any)
  expect(items).toMatchObject([
    { key: 'a', round: 99 },
    { key: 'b', round: 99 },
    { key: 'c', round: 99 },
  ])
  expect(dropped).toBe(0)
  expect(waiting.octets).toBe(0)
  // What was taken is on its way: the next of its key is an item of its own.
  waiting.push({ key: 'a', round: 100 }, 'a')
  expect(waiting.count).toBe(1)
})

test('an item that was dropped is not what the next of its key replaces', () => {
  const waiting = new WaitingItems(2, noBound())
  for (const key of ['a', 'b', 'c']) waiting.push(key, key)
  waiting.push('again', 'a')
  expect(waiting.take(10, any)).toEqual({ items: ['c', 'again'], dropped: 2 })
})

test('estimates the octets of a value by its texts', () => {
  expect(estimateOctets('x'.repeat(1_000_000))).toBeGreaterThanOrEqual(1_000_000)
  expect(estimateOctets({ a: { b: ['x'.repeat(500), null, 1, true] } })).toBeGreaterThan(500)
  expect(estimateOctets({ a: 1 })).toBeLessThan(100)
})
