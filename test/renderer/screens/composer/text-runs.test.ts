import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unitsInWords } from '../../../../renderer/screens/composer/preview-pane.tsx'
import { countOffenders, textRuns } from '../../../../renderer/screens/composer/text-runs.ts'
import type { MessageEncoding } from '../../../../shared/text/message-options.ts'
import { planSegments } from '../../../../shared/text/segment-plan.ts'

function plan(text: string, encoding: MessageEncoding = 'auto') {
  return planSegments({ text, encoding, method: 'udh8', reference: 1 })
}

function marked(text: string, encoding: MessageEncoding = 'auto'): [string, string][] {
  return textRuns(text, plan(text, encoding)).flatMap((run) => (run.mark ? [[run.text, run.mark]] : []))
}

test('the runs are the text, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.constantFrom('auto', 'latin1', 'binary'),
      (text, encoding) => {
        const runs = textRuns(text, plan(text, encoding))
        expect(runs.map((run) => run.text).join('')).toBe(text)
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
  const cut = textRuns(text, plan(text)).find((run) => run.partNumber === 2)
  expect(plan(text).segments[1]?.start).toBe(67)
  expect(cut?.start).toBe(64 + family.length)
  const plain = 'a'.repeat(320)
  expect(textRuns(plain, plan(plain)).map((run) => [run.start, run.partNumber])).toEqual([
    [0, null],
    [153, 2],
    [306, 3],
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
