import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileFilter } from '../../../shared/filter/compile-filter.ts'
import { completeFilter, fieldAtCaret, type SeenValue } from '../../../shared/filter/complete-filter.ts'
import { fieldMeaning, namesWithMeaning } from '../../../shared/filter/field-meaning-table.ts'
import { fieldNames, filterField } from '../../../shared/filter/field-table.ts'
import { writtenValue } from '../../../shared/filter/join-filter.ts'
import { knownValues } from '../../../shared/filter/known-values.ts'
import { operatorsOf } from '../../../shared/filter/operator-table.ts'
import { parseFilter } from '../../../shared/filter/parse-filter.ts'

/** `|` is the caret. */
const at = (marked: string, seen: readonly SeenValue[] = []) =>
  completeFilter(marked.replace('|', ''), marked.indexOf('|'), seen)
const labels = (marked: string, seen: readonly SeenValue[] = []) => at(marked, seen).map(({ label }) => label)

/** The text after the completion of this label was taken at the caret. */
function taken(marked: string, label: string, seen: readonly SeenValue[] = []): string {
  const text = marked.replace('|', '')
  const one = at(marked, seen).find((offer) => offer.label === label)
  if (one === undefined) throw new Error(`${label} is not offered for ${marked}: ${labels(marked, seen)}`)
  return `${text.slice(0, one.start)}${one.insert}|${text.slice(one.end)}`
}

const fields = [...new Set(fieldNames.map((name) => filterField(name)!))]

describe('what a filter may go on with', () => {
  test('an empty one with the everyday fields', () => {
    expect(labels('|').slice(0, 4)).toEqual(['command', 'status', 'from', 'to'])
  })

  test.each([
    ['sta|', 'status'],
    ['command_|', 'command_id'],
    ['smpp.dest|', 'smpp.destination_addr'],
    ['rece|', 'receipt.stat'],
    ['stat|', 'stat'],
    ['status == 0 and lat|', 'latency'],
    ['(fro|', 'from'],
    ['not answ|', 'answered'],
    ['undeliv|', undefined],
  ])('%s with the field %s first', (text, first) => {
    expect(at(text)[0]?.label).toBe(first)
  })

  test('a field is found by what it means, in both languages', () => {
    expect(labels('gravity|')).toContain('note.severity')
    expect(labels('тяжесть|')).toContain('note.severity')
  })

  test('a field is listed once, under the name that fits', () => {
    const all = labels('command_st|')
    expect(all).toEqual(['command_status'])
  })

  test('after a field come the operators of its kind, then what joins', () => {
    expect(labels('status |').slice(0, 2)).toEqual(['==', '!='])
    expect(labels('status |')).not.toContain('contains')
    expect(labels('text |')).toContain('contains')
    expect(labels('latency |')[0]).toBe('>=')
    expect(labels('receipt |')).toEqual(['and', 'or', 'xor'])
    expect(labels('(receipt |')).toContain(')')
    expect(labels('status !|')[0]).toBe('!=')
    expect(labels('status =|')[0]).toBe('==')
  })

  test('values have their names and what they mean', () => {
    expect(at('status == THROT|')[0]).toMatchObject({
      label: 'ESME_RTHROTTLED',
      meaning: { en: expect.stringContaining('0x00000058') },
    })
    expect(labels('command == |')).toContain('submit_sm')
    expect(labels('message_state == |')).toContain('UNDELIVERABLE')
    expect(labels('stat == |')).toContain('UNDELIV')
    expect(labels('note.severity >= |')).toEqual(['info', 'warning', 'error'])
    expect(labels('note == seq|')).toContain('sequence-zero')
    expect(labels('source_addr_ton == |')).toContain('5')
    expect(labels('smpp.esm.submit.features == |')).toEqual(['0', '1', '2', '3'])
    expect(labels('latency > |')).toContain('100ms')
    expect(labels('time > |')).toContain('-5m')
    expect(labels('text ~ |')).toEqual([])
  })

  test('values seen come first, with their counts, under the names they have', () => {
    const seen = [
      { text: '0x58', count: 7 },
      { text: 'ESME_ROK', count: 3 },
    ]
    expect(at('status == |', seen).slice(0, 3)).toMatchObject([
      { label: 'ESME_RTHROTTLED', count: 7 },
      { label: 'ESME_ROK', count: 3 },
      { count: null },
    ])
    const alike = ['submit_sm_resp', 'submit_sm'].map((text) => ({ text, count: 2 }))
    expect(labels('command == submit|', alike).slice(0, 2)).toEqual(['submit_sm', 'submit_sm_resp'])
    expect(taken('from == |', 'My "Bank"', [{ text: 'My "Bank"', count: 1 }])).toBe(
      'from == "My \\"Bank\\"" |',
    )
  })

  test.each([
    ['sta|', 'status', 'status |'],
    ['sta|t == 1', 'status', 'status| == 1'],
    ['status = |', undefined, ''],
    ['status !|', '!=', 'status != |'],
    ['status in |', '{', 'status in {|'],
    ['status in {|', 'ESME_ROK', 'status in {ESME_ROK|'],
    ['status in {0 |', '}', 'status in {0 } |'],
    ['from == "al|" and status', 'Alpha', 'from == Alpha| and status'],
  ] as const)('%s takes %s', (text, label, after) => {
    if (label === undefined) expect(at(text)).toEqual([])
    else expect(taken(text, label, [{ text: 'Alpha', count: 1 }])).toBe(after)
  })

  test.each([
    ['status == |', 'command_status'],
    ['to in {1, |', 'destination_addr'],
    ['stat|', undefined],
    ['status |', undefined],
    ['nothing == |', undefined],
  ])('%s wants values of %s', (text, name) => {
    expect(fieldAtCaret(text.replace('|', ''), text.indexOf('|'))?.name).toBe(name)
  })
})

describe('the tables', () => {
  test('every field says what it is, in both languages, and no meaning is of no field', () => {
    for (const { name } of fields) {
      const { en, ru } = fieldMeaning(name)
      expect(en.length, name).toBeLessThan(70)
      expect(ru, name).toMatch(/[а-яё]|^(?:billing_identification|data_coding)$/i)
    }
    const names = new Set(fields.map(({ name }) => name))
    expect(namesWithMeaning.filter((name) => !names.has(name))).toEqual([])
  })

  test('every value with a name is a value of its field', () => {
    for (const field of fields) {
      for (const { text } of knownValues(field)) {
        const filter = `${field.name} == ${writtenValue(field, text)}`
        expect(compileFilter(filter, 0), filter).toHaveProperty('matches')
      }
    }
  })

  test('every operator that a kind is offered goes with it', () => {
    const values = {
      number: '1',
      text: 'a',
      octets: '0a',
      time: '-5m',
      duration: '1s',
      flag: 'true',
      none: '',
    }
    for (const { name, kind } of fields) {
      for (const { operator } of operatorsOf(kind)) {
        const value = operator === 'in' ? `{${values[kind]}}` : values[kind]
        expect(compileFilter(`${name} ${operator} ${value}`, 0), `${name} ${operator}`).toHaveProperty(
          'matches',
        )
      }
    }
  })
})

const piece = fc.oneof(
  fc.constantFrom(...fieldNames),
  fc.constantFrom(
    '==',
    '!=',
    '<',
    '~',
    'contains',
    'in',
    '{',
    '}',
    '(',
    ')',
    ',',
    'and',
    'or',
    'not',
    '!',
    '=',
    '..',
  ),
  fc.constantFrom('"', '\\', '"a b"', 'submit_sm', '0x58', '-5m', '500ms', 'tlv.0x1400', 'tlv.'),
  fc.string({ maxLength: 6 }),
)
const filterText = fc.array(fc.tuple(piece, fc.constantFrom(' ', '', '  '))).map((all) => all.flat().join(''))

/** Readable up to its end: nothing in it is refused, it is only not finished. */
function isBeginning(text: string): boolean {
  const tree = parseFilter(text)
  return tree === null || !('code' in tree) || tree.code === 'unexpected-end'
}

test('nothing that is typed breaks the completion, whatever was seen', () => {
  fc.assert(
    fc.property(
      filterText,
      fc.nat(80),
      fc.array(fc.record({ text: fc.string(), count: fc.nat() })),
      (text, caret, seen) => {
        for (const { start, end, insert } of completeFilter(text, caret, seen)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(start).toBeLessThanOrEqual(end)
          expect(insert).not.toBe('')
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('a filter written by completions alone can be read at every step, and compiles once it is whole', () => {
  const seen = [
    { text: 'Alpha Bank', count: 3 },
    { text: '0x58', count: 2 },
    { text: '"\\', count: 1 },
  ]
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 14 }), (choices) => {
      let text = ''
      for (const choice of choices) {
        const offers = completeFilter(text, text.length, seen)
        const one = offers[choice % Math.max(1, offers.length)]
        if (one === undefined) break
        const next = text.slice(0, one.start) + one.insert
        expect(one.end).toBe(text.length)
        expect(isBeginning(next), next).toBe(true)
        text = next
        if (one.kind === 'value' && !/[({]/.test(text))
          expect(compileFilter(text, 0), text).toHaveProperty('matches')
      }
    }),
    { numRuns: 1000 },
  )
})
