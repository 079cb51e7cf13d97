import { expect, test } from 'vitest'
import { RecentMap } from '../../../electron/smsc/recent-map.ts'

test('keeps at least the last entries up to its limit and at most twice as many', () => {
  const map = new RecentMap<number>(10)
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
  const map = new RecentMap<string>(3)
  map.set('kept', 'first')
  for (let index = 0; index < 20; index++) {
    map.set(String(index), '')
    map.set('kept', String(index))
  }
  expect(map.get('kept')).toBe('19')
})
