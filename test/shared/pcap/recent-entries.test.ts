import { expect, test } from 'vitest'
import { RecentEntries } from '../../../shared/pcap/recent-entries.ts'

test('what was set or asked for lately is kept, the rest in the end forgotten', () => {
  const entries = new RecentEntries<number, string>(20)
  expect(entries.isEmpty).toBe(true)
  for (let key = 0; key < 100; key += 1) {
    entries.set(key, `${key}`)
    expect(entries.get(0)).toBe('0')
    expect(entries.get(Math.max(0, key - 2))).toBe(`${Math.max(0, key - 2)}`)
  }
  const kept = Array.from({ length: 100 }, (_none, key) => entries.get(key)).filter(
    (value) => value !== undefined,
  )
  expect(kept.length).toBeLessThanOrEqual(20)
  expect(entries.take(99)).toBe('99')
  expect(entries.take(99)).toBeUndefined()
})
