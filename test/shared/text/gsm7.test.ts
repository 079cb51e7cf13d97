import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Gsm7Shifts } from '../../../shared/text/gsm7.ts'
import { decodeGsm7, encodeGsm7, outsideGsm } from '../../../shared/text/gsm7.ts'
import {
  defaultTable,
  extensionTable,
  lockingTables,
  nationalLanguages,
  singleShiftTables,
} from '../../../shared/text/gsm7-table.ts'

const languages = [0, ...Object.keys(nationalLanguages).map(Number)]
const tables = [
  defaultTable,
  extensionTable,
  ...Object.values(lockingTables),
  ...Object.values(singleShiftTables),
]

function charactersOf({ locking = 0, singleShift = 0 }: Gsm7Shifts): string[] {
  const cells = [
    ...(lockingTables[locking] ?? defaultTable),
    ...(singleShiftTables[singleShift] ?? extensionTable),
  ]
  return [...new Set(cells.filter((cell) => cell !== undefined))]
}

test('every table has 128 cells, and the base ones leave the escape empty', () => {
  expect(tables.map((cells) => cells.length)).toEqual(tables.map(() => 128))
  for (const base of [defaultTable, ...Object.values(lockingTables)]) expect(base[0x1b]).toBeUndefined()
  expect(Object.keys(lockingTables)).toHaveLength(12)
  expect(Object.keys(singleShiftTables)).toHaveLength(13)
})

test('no table holds a character outside the basic plane, so one UTF-16 unit is one cell', () => {
  for (const cells of tables) for (const cell of cells) expect(cell?.length ?? 1).toBe(1)
})

describe('every pair of tables', () => {
  for (const locking of languages) {
    test(`reads back what it writes: locking table ${locking} with every single shift table`, () => {
      for (const singleShift of languages) {
        const shifts = { locking, singleShift }
        const text = fc.array(fc.constantFrom(...charactersOf(shifts)), { maxLength: 60 })
        fc.assert(
          fc.property(text, (characters) => {
            const octets = encodeGsm7(characters.join(''), shifts)
            expect(octets && decodeGsm7(octets, shifts)).toBe(characters.join(''))
          }),
          { numRuns: 20, seed: locking * 100 + singleShift },
        )
      }
    })
  }
})

test('refuses a text with one character too many', () => {
  expect(encodeGsm7('Caf\u00E9 5\u20AC')).toEqual(Uint8Array.of(0x43, 0x61, 0x66, 5, 0x20, 0x35, 0x1b, 0x65))
  expect(encodeGsm7('\u041Fa')).toBeNull()
  expect(encodeGsm7('\uD83D')).toBeNull()
})

test('shows the base character for an unknown escape and a space for a doubled or last one', () => {
  expect(decodeGsm7(Uint8Array.of(0x1b, 0x41))).toBe('A')
  expect(decodeGsm7(Uint8Array.of(0x41, 0x1b, 0x1b, 0x42))).toBe('A B')
  expect(decodeGsm7(Uint8Array.of(0x41, 0x1b))).toBe('A ')
  expect(decodeGsm7(Uint8Array.of(0x41, 0xe9))).toBe('A\uFFFD')
})

test('decodes any octets', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (octets) => typeof decodeGsm7(octets) === 'string'),
  )
})

test('names what is outside, whole characters with their places and what may stand for them', () => {
  expect(outsideGsm('a\u2014\uD83D\uDE00\u0416')).toEqual([
    { character: '\u2014', index: 1, replacement: '-' },
    { character: '\uD83D\uDE00', index: 2 },
    { character: '\u0416', index: 4 },
  ])
  expect(outsideGsm('Hello [world] \u20AC')).toEqual([])
})
