import { expect, test } from 'vitest'
import { i18n, startI18n } from '../../../renderer/locales/i18n.ts'
import {
  formatCount,
  formatDuration,
  formatMinute,
  formatMoment,
  formatMs,
  formatRate,
  formatSeconds,
  formatSize,
  formatTime,
  formatUtcDay,
  formatZone,
  readMoment,
} from '../../../renderer/parts/format.ts'

startI18n('en')

const at = new Date(2026, 10, 22, 9, 4, 5, 7).getTime()

test('a time has its milliseconds, a moment its day and zone', () => {
  expect(formatTime(at)).toBe('09:04:05.007')
  expect(formatMoment(at)).toBe(`2026-11-22 09:04:05.007 ${formatZone(at)}`)
  expect(formatZone(at)).toMatch(/^UTC[+−]\d\d:\d\d$/)
})

test('milliseconds have three figures', () => {
  expect([0, 0.42, 4.831, 12.44, 310.2].map(formatMs)).toEqual(['<0.01', '0.42', '4.83', '12.4', '310'])
})

test('a moment that is typed is read as it is shown, or with the day first', () => {
  expect(formatMinute(at)).toBe('2026-11-22 09:04')
  const minute = at - 5007
  for (const typed of [formatMinute(at), ' 2026-11-22T9:04 ', '22.11.2026 09:04', '22.11.2026, 9:04'])
    expect(readMoment(typed)).toBe(minute)
  expect(readMoment('2026-11-22 09:04', true)).toBe(Date.UTC(2026, 10, 22, 9, 4))
  expect(formatMinute(Date.UTC(2026, 10, 22, 9, 4), true)).toBe('2026-11-22 09:04')
})

test.each([
  '',
  'tomorrow',
  '2026-11',
  '2026-02-30 10:00',
  '2026-13-01 10:00',
  '2026-11-22 24:00',
  '2026-11-22 10:60',
])('%j is no moment', (typed) => expect([readMoment(typed), readMoment(typed, true)]).toEqual([null, null]))

test('a certificate’s day is the one it states, in UTC', () => {
  expect(formatUtcDay(Date.UTC(2027, 0, 1) - 1)).toBe('2026-12-31')
})

test('lengths of time and sizes take the largest fitting unit', () => {
  const t = i18n.getFixedT('en', 'common')
  const lengths = [4.83, 12_400, 186_000, 7_200_000].map((ms) => formatDuration(ms, t))
  expect(lengths).toEqual(['4.83 ms', '12.4 s', '3.1 min', '2.0 h'])
  expect([999, 1049, 31e6, 2.5e9].map((octets) => formatSize(octets, t))).toEqual([
    '999 B',
    '1.0 kB',
    '31 MB',
    '2.5 GB',
  ])
})

test('counts are grouped as the language does, measurements are written with a point in both', () => {
  expect(formatCount(128411, 'en')).toBe('128,411')
  expect(formatCount(128411, 'ru')).toBe('128\u00a0411')
  expect([0.45, 12.34, 412.6].map(formatRate)).toEqual(['0.5', '12.3', '413'])
  expect([0.44, 9.96, 61.2].map(formatSeconds)).toEqual(['0.4', '10.0', '61'])
})
