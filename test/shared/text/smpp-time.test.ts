import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  approximateSeconds,
  formatAbsoluteTime,
  formatRelativeTime,
  parseSmppTime,
} from '../../../shared/text/smpp-time.ts'
import { readVectors } from '../../support/read-vectors.ts'

interface Row {
  value: string
  /** A part is above its range in the table; the parts are added all the same. */
  addsUp?: boolean
  expect: { valid: boolean; kind?: string; error?: string }
}

const rows = readVectors<Row>('times')

test.each(rows.filter((row) => row.expect.valid))(
  'reads $value',
  ({ value, expect: { valid, ...expected } }) => {
    expect(valid && parseSmppTime(value)).toMatchObject(expected)
  },
)

test.each(rows.filter((row) => !row.expect.valid))(
  'finds no instant in $value',
  ({ value, addsUp, expect: { error } }) => {
    const time = parseSmppTime(value)
    if (addsUp) expect(time).toMatchObject({ kind: 'relative', warnings: ['above-range'] })
    else
      expect(time.kind === 'invalid' && (time.error === 'bad-length') === (error === 'TIME_BAD_LENGTH')).toBe(
        true,
      )
  },
)

test('an empty value is no time', () => {
  expect(parseSmppTime('')).toEqual({ kind: 'none' })
})

test('writes instants that read back, in any quarter-hour zone', () => {
  const tenths = fc.integer({ min: Date.UTC(2001, 0) / 100, max: Date.UTC(2099, 0) / 100 })
  fc.assert(
    fc.property(tenths, fc.integer({ min: -48, max: 48 }), (tenth, quarters) => {
      const written = formatAbsoluteTime(tenth * 100, quarters * 15)
      expect(parseSmppTime(written)).toMatchObject({ epochMs: tenth * 100, offsetMinutes: quarters * 15 })
    }),
  )
  expect(formatAbsoluteTime(Date.UTC(2026, 10, 22, 9, 30, 5, 780))).toBe('261122093005700+')
  expect(() => formatAbsoluteTime(0)).toThrow(RangeError)
  expect(() => formatAbsoluteTime(Date.UTC(2026, 0), 13 * 60)).toThrow(RangeError)
})

test('writes periods that read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 31 * 86_400 }), (seconds) => {
      const time = parseSmppTime(formatRelativeTime(seconds))
      expect(time.kind === 'relative' && approximateSeconds(time)).toBe(seconds)
    }),
  )
  expect(formatRelativeTime(3 * 86_400 + 3661)).toBe('000003010101000R')
  expect(() => formatRelativeTime(100 * 86_400)).toThrow(RangeError)
})
