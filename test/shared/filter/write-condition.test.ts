import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileFilter } from '../../../shared/filter/compile-filter.ts'
import { fieldNames, filterField } from '../../../shared/filter/field-table.ts'
import type { FilterValue } from '../../../shared/filter/filter-field.ts'
import { type FilterContext, FilterSubject } from '../../../shared/filter/filter-subject.ts'
import { fieldOfSpan } from '../../../shared/filter/span-field.ts'
import { writeCondition } from '../../../shared/filter/write-condition.ts'
import { now, vectorRows } from './filter-rows.ts'

const context: FilterContext = { inspect: {}, isAnswered: () => true }
// Every ninth is enough of them, and has all commands.
const rows = ['base.pcapng', 'middle.pcapng'].flatMap(vectorRows).filter((_, index) => index % 9 === 0)
const subjects = rows.map((row) => new FilterSubject(row, context))

function holds(filter: string, subject: FilterSubject): boolean {
  const compiled = compileFilter(filter, now)
  if ('code' in compiled) throw new Error(`${filter}: ${JSON.stringify(compiled)}`)
  return compiled.matches(subject)
}

describe('a condition that is written for a value', () => {
  test('holds for the PDU that has the value, for each field and each PDU of the captures', () => {
    let written = 0
    for (const subject of subjects) {
      for (const name of fieldNames) {
        for (const value of filterField(name)?.values(subject) ?? []) {
          const condition = writeCondition(name, value) ?? ''
          // A value beside another one of the same field is found by ==, but not one that is less than it.
          expect(holds(condition, subject), condition).toBe(true)
          written += 1
        }
      }
    }
    expect(written).toBeGreaterThan(1000)
  })

  test('does not hold for PDUs with other values of a number or a short text', () => {
    for (const name of ['sequence_number', 'destination_addr', 'command_id', 'command_status']) {
      const field = filterField(name)
      for (const subject of subjects.slice(0, 40)) {
        const [value] = field?.values(subject) ?? []
        if (value === undefined) continue
        const condition = writeCondition(name, value) ?? ''
        for (const other of subjects.slice(0, 40)) {
          expect(holds(condition, other), condition).toBe(field?.values(other).includes(value))
        }
      }
    }
  })

  test('says names, quotes, and asks for the beginning of what is long', () => {
    expect(writeCondition('command', 4)).toBe('command == submit_sm')
    expect(writeCondition('status', 0x58)).toBe('status == ESME_RTHROTTLED')
    expect(writeCondition('status', 0x403)).toBe('status == 0x00000403')
    expect(writeCondition('message_state', 2)).toBe('message_state == DELIVERED')
    expect(writeCondition('to', 'a"b\\c\n\0')).toBe('to == "a\\"b\\\\c\\x0a\\x00"')
    expect(writeCondition('latency', 12_300)).toBe('latency >= 12.3ms')
    expect(writeCondition('latency', 7)).toBe('latency >= 7us')
    expect(writeCondition('time', 1_795_000_000_123_456)).toBe('time >= "2026-11-18T11:06:40.123456Z"')
    expect(writeCondition('text', 'я'.repeat(300))).toBe(`text contains "${'я'.repeat(200)}"`)
    expect(writeCondition('tlv.0x1400', Uint8Array.of(0xde, 1))).toBe('tlv.0x1400 == de:01')
    expect(writeCondition('receipt', 1)).toBe('receipt')
    expect(writeCondition('validity_period', null)).toBe('not validity_period')
    expect(writeCondition('no_such_field', 1)).toBeNull()
  })

  test('reads back as the very text, whatever its characters', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 150 }), (octets) => {
        const text = String.fromCharCode(...octets)
        const condition = writeCondition('message_id', text) ?? ''
        const has = (value: FilterValue): boolean => {
          const compiled = compileFilter(condition, now)
          if ('code' in compiled) throw new Error(JSON.stringify(compiled))
          const field = filterField('message_id')
          const [subject] = subjects
          if (field === null || subject === undefined) throw new Error('no field')
          const pdu = { ...subject.pdu, fields: { message_id: value } }
          return compiled.matches(Object.create(subject, { pdu: { value: pdu } }))
        }
        expect(has(text)).toBe(text !== '')
        expect(has(`${text}x`)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})

test('every field of a tree is known to the filter, and its condition holds for the PDU', () => {
  for (const subject of subjects) {
    for (const span of subject.inspection.spans) {
      const field = fieldOfSpan(span, subject)
      if (field === null) {
        const last = span.path.slice(span.path.lastIndexOf('.') + 1)
        expect(span.kind !== 'field' || last === 'password' || filterField(last) === null, span.path).toBe(
          true,
        )
        continue
      }
      const condition = writeCondition(field.name, field.value) ?? ''
      expect(holds(condition, subject), `${span.path} ${condition}`).toBe(true)
    }
  }
})
