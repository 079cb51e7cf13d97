import { expect, test } from 'vitest'
import { RecentMap } from '../../../electron/smsc/recent-map.ts'

test('keeps at least the last entries up to its limit and at most twice as many', () => {
  const map = new RecentMap<number>({ count: 10, octets: 1000 })
  for (let index = 0; index < 1000; index++) {
    map.set(String(index), index)
    expect(map.size).toBeLessThanOrEqual(20)
    for (let back = 0; back < Math.min(10, index); back++) {
      expect(map.get(String(index - back))).toBe(index - back)
    }
  }
  expect(map.get('0')).toBeUndefined()
})

test('an entry set again is young again', () => {
  const map = new RecentMap<string>({ count: 3, octets: 1000 })
  map.set('kept', 'first')
  for (let index = 0; index < 20; index++) {
    map.set(String(index), '')
    map.set('kept', String(index))
  }
  expect(map.get('kept')).toBe('19')
})

test('keeps at most twice the octets of its bound, and tells what it forgets', () => {
  const forgotten: string[] = []
  const map = new RecentMap<number>({ count: 1000, octets: 100 }, (key) => forgotten.push(key))
  for (let index = 0; index < 50; index++) map.set(String(index), index, 30)
  expect(map.size).toBeLessThanOrEqual(8)
  expect(map.get('49')).toBe(49)
  expect(forgotten).toHaveLength(50 - map.size)
  map.set('grows', 1, 10)
  map.set('grows', 2, 20)
  expect(map.get('49')).toBe(49)
})
