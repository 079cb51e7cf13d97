import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Pattern } from '../../../shared/filter/pattern.ts'

function isIn(source: string, text: string): boolean {
  const pattern = Pattern.read(source)
  if ('reason' in pattern) throw new Error(`${source}: ${pattern.reason}`)
  return pattern.isIn(text)
}

describe('a pattern', () => {
  test.each([
    ['^79\\d{9}$', '79161234567', true],
    ['^79\\d{9}$', '+79161234567', false],
    ['deliv|UNDEL', 'stat:DELIVRD', true],
    ['id:[0-9a-f-]+ ', 'ID:39F-2 sub', true],
    ['\\bcode\\b', 'your code: 12', true],
    ['\\bcode\\b', 'encoded', false],
    ['a.c', 'a\nc', false],
    ['[^a-c]', 'abc', false],
    ['\\D', '12', false],
    ['[А-Я]+', 'привет', true],
    ['(?:ab)+?c', 'xababc', true],
    ['x{2,3}y', 'xxxxy', true],
    ['^x{2,3}y', 'xxxxy', false],
    ['\\x41\\n', 'a\n', true],
    ['a{,2}', 'a{,2}', true],
    ['', 'anything', true],
  ])('%s in %j: %s', (source, text, expected) => {
    expect(isIn(source, text)).toBe(expected)
  })

  test.each([
    ['(a', 'unclosed', 2],
    ['a)', 'unclosed', 2],
    ['[a', 'unclosed', 2],
    ['*a', 'repeated', 1],
    ['(?=a)', 'unsupported', 2],
    ['(a)\\1', 'unsupported', 5],
    ['a{3,2}', 'range', 2],
    ['[z-a]', 'range', 5],
    ['a{5000}', 'too-large', 2],
    ['((a{99}){99}){99}', 'too-large', 1],
  ])('%s cannot be used: %s', (source, reason, place) => {
    expect(Pattern.read(source)).toEqual({ reason, place })
  })

  test('finds what a RegExp finds', () => {
    const atom = fc.constantFrom('a', 'b', '1', '.', '\\d', '\\w', '[ab]', '[^b]', '^', '$', '\\b', '\\S')
    const repetition = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '*?')
    const piece = fc
      .tuple(atom, repetition)
      .map(([one, times]) => (/^(?:\^|\$|\\b)$/.test(one) ? one : one + times))
    const run = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''))
    const source = fc
      .array(fc.tuple(run, run), { minLength: 1, maxLength: 3 })
      .map((runs) => runs.map(([one, inner]) => `${one}(${inner})*`).join('|'))
    const text = fc
      .array(fc.constantFrom('a', 'B', 'b', '1', ' ', '\n'), { maxLength: 8 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(source, text, (pattern, given) => {
        expect(isIn(pattern, given)).toBe(new RegExp(pattern, 'i').test(given))
      }),
      { numRuns: 2000 },
    )
  })

  test('takes no longer for a text that would keep a RegExp busy for ever', () => {
    expect(isIn('^(a+)+$', `${'a'.repeat(20_000)}!`)).toBe(false)
    expect(isIn('(.*)(.*)(.*)(.*)(.*)x$', 'y'.repeat(20_000))).toBe(false)
  })
})

test('named groups are those that a RegExp names', () => {
  const atom = fc.constantFrom('a', 'b', '.', '\\w', '[ab]', '\\s', '(?<one>a+)', '(?<two>b?)', '(?<three>.)')
  const piece = fc
    .tuple(atom, fc.constantFrom('', '', '+?', '{0,2}?', '{1,2}'))
    .map(([one, times]) => (one.startsWith('(') ? one : one + times))
  const source = fc.uniqueArray(piece, {
    maxLength: 5,
    selector: (one) => /<(\w+)>/.exec(one)?.[1] ?? Math.random(),
  })
  const text = fc.array(fc.constantFrom('a', 'B', 'b', ' '), { maxLength: 8 }).map((all) => all.join(''))
  fc.assert(
    fc.property(source, text, (pieces, searched) => {
      const pattern = Pattern.read(pieces.join(''))
      if ('reason' in pattern) throw new Error(pattern.reason)
      const found = new RegExp(pieces.join(''), 'i').exec(searched)
      const groups = Object.entries(found?.groups ?? {}).filter(([, value]) => value !== undefined)
      expect(pattern.groupsIn(searched)).toEqual(found === null ? null : new Map(groups))
    }),
    { numRuns: 500 },
  )
})
