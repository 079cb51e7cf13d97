import { expect, test } from 'vitest'
import {
  momentValue,
  nextHour,
  periodValue,
  timeMode,
  validityPeriods,
} from '../../../../renderer/parts/message-form/time-choice.ts'
import { parseSmppTime } from '../../../../shared/text/smpp-time.ts'

test('shows a stored time the way it can be chosen', () => {
  const mode = (value: string) => timeMode(value, validityPeriods)
  expect(mode('')).toBe('none')
  expect(mode(periodValue({ unit: 'days', count: 3 }))).toBe('preset')
  expect(mode('261122120000000+')).toBe('moment')
  expect(mode('000000000030000R')).toBe('exact')
  expect(mode('nonsense')).toBe('exact')
})

test('a picked moment is written in UTC and shown again as it was picked', () => {
  const at = new Date(2026, 10, 23, 9, 30).getTime()
  const value = momentValue(at)
  expect(value).toMatch(/^2611\d{2}\d{4}00000\+$/)
  expect(parseSmppTime(value ?? '')).toMatchObject({ kind: 'absolute', epochMs: at })
  expect(momentValue(Date.UTC(1999, 0))).toBeNull()
})

test('begins with the next full hour', () => {
  expect(nextHour(Date.UTC(2026, 10, 22, 12, 1))).toBe('261122130000000+')
})
