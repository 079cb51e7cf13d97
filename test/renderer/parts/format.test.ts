import { expect, test } from 'vitest'
import { formatMoment, formatMs, formatTime, formatZone } from '../../../renderer/parts/format.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'

const at = new Date(2026, 10, 22, 9, 4, 5, 7).getTime()

test('a time has its milliseconds, a moment its day and zone', () => {
  expect(formatTime(at)).toBe('09:04:05.007')
  expect(formatMoment(at)).toBe(`2026-11-22 09:04:05.007 ${formatZone(at)}`)
  expect(formatZone(at)).toMatch(/^UTC[+−]\d\d:\d\d$/)
})

test('milliseconds have three figures', () => {
  expect([0, 0.42, 4.831, 12.44, 310.2].map(formatMs)).toEqual(['<0.01', '0.42', '4.83', '12.4', '310'])
})

test('a status has eight hex digits', () => {
  expect(hexNumber(0x403, 4)).toBe('0x00000403')
  expect(hexNumber(0xffffffff, 4)).toBe('0xFFFFFFFF')
})
