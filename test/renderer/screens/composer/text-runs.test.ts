import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unitsInWords } from '../../../../renderer/screens/composer/preview-pane.tsx'
import { countOffenders, textCuts, textMarks } from '../../../../renderer/screens/composer/text-runs.ts'
import type { MessageEncoding } from '../../../../shared/text/message-options.ts'
import { planSegments } from '../../../../shared/text/segment-plan.ts'

function plan(text: string, encoding: MessageEncoding = 'auto') {
  return planSegments({ text, encoding, method: 'udh8', reference: 1 })
}

function marked(text: string, encoding: MessageEncoding = 'auto'): [string, string][] {
  return textMarks(text, plan(text, encoding)).map(({ start, end, mark }) => [text.slice(start, end), mark])
}

test('marks and cuts lie inside the text, in order, and never inside a surrogate pair', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.constantFrom('auto', 'latin1', 'binary'),
      (text, encoding) => {
        const made = plan(text, encoding)
        const places = [
          ...textMarks(text, made).flatMap(({ start, end }) => [start, end]),
          ...textCuts(text, made).map((cut) => cut.start),
        ]
        for (const index of places) {
          expect(index).toBeGreaterThanOrEqual(0)
          expect(index).toBeLessThanOrEqual(text.length)
          expect(/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(index - 1, index + 1))).toBe(false)
        }
        const starts = textCuts(text, made).map((cut) => cut.start)
        expect(starts).toEqual(starts.toSorted((a, b) => a - b))
      },
    ),
  )
})

test('marks typographic signs in a Cyrillic text and leaves its letters alone', () => {
  expect(marked('Код 4417 — никому')).toEqual([['—', 'outside']])
})

test('marks a Cyrillic letter that strayed into a Latin text', () => {
  expect(marked('a str\u0430y letter')).toEqual([['\u0430', 'outside']])
})

test('marks what the chosen encoding lacks', () => {
  expect(marked('a\u0416', 'latin1')).toEqual([['\u0416', 'missing']])
  expect(marked('0a 0', 'binary')).toEqual([['0', 'missing']])
})

test('draws where parts begin, never inside a character', () => {
  const family = '\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67'
  const text = 'я'.repeat(64) + family + 'я'.repeat(10)
  expect(plan(text).segments[1]?.start).toBe(67)
  expect(textCuts(text, plan(text))).toEqual([{ start: 64 + family.length, partNumber: 2 }])
  const plain = 'a'.repeat(320)
  expect(textCuts(plain, plan(plain))).toEqual([
    { start: 153, partNumber: 2 },
    { start: 306, partNumber: 3 },
  ])
})

test('counts what is outside, Cyrillic letters as one', () => {
  expect(countOffenders(plan('Код — «да» —').outsideGsm)).toEqual({
    total: 9,
    cyrillicLetters: 5,
    groups: [
      { character: '—', count: 2, replacement: '-' },
      { character: '«', count: 1, replacement: '"' },
      { character: '»', count: 1, replacement: '"' },
    ],
  })
})

test('writes the units of the parts short', () => {
  expect(unitsInWords(plan('a'.repeat(161)))).toBe('153 + 8')
  expect(unitsInWords(plan('я'.repeat(346)))).toBe('67 × 5 + 11')
})
