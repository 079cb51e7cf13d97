import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileFilter } from '../../../shared/filter/compile-filter.ts'
import {
  hasPart,
  notPart,
  quoted,
  withoutPart,
  withPart,
  writtenText,
} from '../../../shared/filter/join-filter.ts'
import { filterParts, parseFilter } from '../../../shared/filter/parse-filter.ts'

test.each([
  ['', 'status != 0', 'status != 0'],
  ['to == 7', 'status != 0', 'to == 7 and status != 0'],
  ['a or b', 'status != 0', '(a or b) and status != 0'],
  ['(a or b)', 'c xor d', '(a or b) and (c xor d)'],
  ['(a) or (b)', 'c', '((a) or (b)) and c'],
  ['to == 7 and status!=0', 'status != 0', 'to == 7 and status!=0'],
])('%s and %s is %s', (filter, part, joined) => {
  expect(withPart(filter, part)).toBe(joined)
})

test.each([
  ['answered', 'not answered'],
  ['status == 0', 'not (status == 0)'],
  ['not answered', 'not (not answered)'],
  ['(a or b)', 'not (a or b)'],
])('what %s leaves out is %s', (part, negated) => {
  expect(notPart(part)).toBe(negated)
})

test('a part is found wherever it stands by itself, and taken out alone', () => {
  const filter = '7916 status != 0 and not answered'
  expect(hasPart(filter, 'not  answered')).toBe(true)
  expect(hasPart(filter, 'answered')).toBe(false)
  expect(hasPart('7916 or status != 0', 'status != 0')).toBe(false)
  expect(withoutPart(filter, 'status!=0')).toBe('7916 and not answered')
  expect(withoutPart('not answered', 'not answered')).toBe('')
  expect(filterParts('a b or c')).toEqual([{ start: 0, end: 8 }])
  expect(filterParts('(')).toBe(null)
  expect(filterParts('  ')).toEqual([])
})

test('text of any kind is a value that is read as that text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
      for (const written of [writtenText(text), quoted(text)]) {
        expect(parseFilter(`text == ${written}`)).toMatchObject({ values: [[{ text }, { text }]] })
        expect(parseFilter(`text in {${written}}`)).toMatchObject({ values: [[{ text }, { text }]] })
      }
    }),
  )
})

test('a part that was added is there, and taken out leaves a filter that can be read', () => {
  const part = fc.constantFrom('status != 0', 'not answered', 'a or b', '7916', '(x)', 'text contains "a b"')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), part, (parts, one) => {
      const filter = parts.reduce((joined, added) => withPart(joined, added), '')
      const more = withPart(filter, one)
      expect(compileFilter(more, 0)).toHaveProperty('matches')
      const stands = parseFilter(one)
      if (stands !== null && 'kind' in stands && stands.kind !== 'or') expect(hasPart(more, one)).toBe(true)
      expect(compileFilter(withoutPart(more, one), 0)).toHaveProperty('matches')
    }),
  )
})
