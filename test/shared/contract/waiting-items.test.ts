import { expect, test } from 'vitest'
import { WaitingItems } from '../../../shared/contract/waiting-items.ts'

test('gives items back in the order they came', () => {
  const waiting = new WaitingItems(10)
  for (const item of [1, 2, 3, 4, 5]) waiting.push(item)
  expect(waiting.take(2)).toEqual({ items: [1, 2], dropped: 0 })
  waiting.push(6)
  expect(waiting.count).toBe(4)
  expect(waiting.take(10)).toEqual({ items: [3, 4, 5, 6], dropped: 0 })
  expect(waiting.take(10)).toEqual({ items: [], dropped: 0 })
})

test('drops the oldest above its limit and says how many, once', () => {
  const waiting = new WaitingItems(3)
  for (let item = 1; item <= 1000; item += 1) waiting.push(item)
  expect(waiting.count).toBe(3)
  expect(waiting.take(2)).toEqual({ items: [998, 999], dropped: 997 })
  expect(waiting.take(2)).toEqual({ items: [1000], dropped: 0 })
})
