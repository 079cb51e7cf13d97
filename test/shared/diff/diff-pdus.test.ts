import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { counts, diffPdus } from '../../../shared/diff/diff-pdus.ts'
import { IgnoredFields } from '../../../shared/diff/ignored-fields.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import type { Tlv } from '../../../shared/smpp/pdu.ts'
import { readVectors } from '../../support/read-vectors.ts'

const text = (value: string) => new TextEncoder().encode(value)
const submit = (fields: object = {}, tlvs: readonly Tlv[] = [], sequence_number = 1) =>
  encodePdu({
    command: 'submit_sm',
    sequence_number,
    fields: { destination_addr: '447700900123', short_message: text('hello'), ...fields },
    tlvs,
  })
const tlv = (tag: number, ...octets: number[]): Tlv => ({ tag, value: Uint8Array.from(octets) })
const diffOf = (a: Uint8Array, b: Uint8Array, ignored: string[] = []) =>
  diffPdus({ octets: a, options: {} }, { octets: b, options: {} }, new IgnoredFields(ignored))
const namesOf = (a: Uint8Array, b: Uint8Array, ignored: string[] = []) =>
  diffOf(a, b, ignored)
    .fields.filter(counts)
    .map(({ name, result }) => `${name} ${result}`)

const receipt = (id: string, date: string, stat = 'DELIVRD') =>
  encodePdu({
    command: 'deliver_sm',
    sequence_number: 9,
    fields: {
      esm_class: 4,
      short_message: text(
        `id:${id} sub:001 dlvrd:001 submit date:${date} done date:${date} stat:${stat} err:000 text:hello`,
      ),
    },
  })

describe('two PDUs', () => {
  test('that are the same have no difference', () => {
    const { fields, octets, differing } = diffOf(submit(), submit())
    expect([octets, differing, fields.every(({ result }) => result === 'same')]).toEqual([[], 0, true])
    expect(fields.map(({ name }) => name)).toContain('destination_addr')
  })

  test('name each field that differs, and the octets of it alone', () => {
    const { octets, fields } = diffOf(submit(), submit({ destination_addr: '447700900124' }))
    expect(fields.filter(counts).map(({ name, a, b }) => [name, a?.value, b?.value])).toEqual([
      ['destination_addr', '447700900123', '447700900124'],
    ])
    expect(octets).toEqual([{ a: { start: 33, end: 34 }, b: { start: 33, end: 34 } }])
  })

  test('compare the length of a message by the message', () => {
    const { fields, differing } = diffOf(submit(), submit({ short_message: text('hello you') }))
    const differ = fields.filter(({ result }) => result !== 'same')
    expect(differ.map(({ name, isIgnored }) => [name, isIgnored])).toEqual([
      ['command_length', true],
      ['sm_length', true],
      ['short_message', false],
    ])
    expect(differing).toBe(1)
  })

  test('compare TLVs by their tags, wherever they stand, the second of a tag with the second', () => {
    const [port, reference] = [tlv(0x020a, 0, 1), tlv(0x0204, 0, 7)]
    expect(namesOf(submit({}, [port, reference]), submit({}, [reference, port]))).toEqual(['tlvs changed'])
    expect(namesOf(submit({}, [port]), submit({}, [reference, port]))).toEqual([
      'tlv.user_message_reference only-b',
    ])
    // One of two areas is gone, so that the first of A is the second of B.
    const [area, status] = [tlv(0x0606, 0, 0x41), tlv(0x0608, 0)]
    expect(namesOf(submit({}, [area, status, area]), submit({}, [status, area]))).toEqual([
      'tlv.broadcast_area_identifier only-a',
      'tlvs changed',
    ])
    const twice = [tlv(0x1400, 1), tlv(0x1400, 2)]
    expect(namesOf(submit({}, twice), submit({}, [tlv(0x1400, 1), tlv(0x1400, 3)]))).toEqual([
      'tlv.0x1400 changed',
    ])
  })

  test('of two commands are compared by the fields that both have', () => {
    const data = encodePdu({
      command: 'data_sm',
      sequence_number: 1,
      fields: { destination_addr: '447700900123' },
    })
    const names = namesOf(submit(), data)
    expect(names).toContain('command_id changed')
    expect(names).toContain('short_message only-a')
    expect(names).not.toContain('destination_addr changed')
  })

  test('tell a text apart that reads otherwise though its octets are the same', () => {
    const octets = Uint8Array.of(0x04, 0x16)
    const names = namesOf(
      submit({ short_message: octets, data_coding: 8 }),
      submit({ short_message: octets, data_coding: 3 }),
    )
    expect(names).toEqual(['data_coding changed', 'short_message changed'])
  })

  test('that are receipts differ by what their texts say', () => {
    expect(namesOf(receipt('1', '2611290101', 'UNDELIV'), receipt('2', '2611290102'))).toEqual([
      'short_message changed',
      'receipt.id changed',
      'receipt.submit_date changed',
      'receipt.done_date changed',
      'receipt.stat changed',
    ])
    const usual = ['time', 'message_id']
    expect(namesOf(receipt('1', '2611290101'), receipt('2', '2611290102'), usual)).toEqual([])
    expect(namesOf(receipt('1', '2611290101', 'UNDELIV'), receipt('2', '2611290102'), usual)).toEqual([
      'short_message changed',
      'receipt.stat changed',
    ])
  })

  test.each([
    ['short_message', 'message_text'],
    ['destination_addr', 'destination_addr'],
    ['tlv.user_message_reference', 'user_message_reference'],
  ])('leave %s out when %s is ignored', (name, ignored) => {
    const other = submit({ destination_addr: '1', short_message: text('bye') }, [tlv(0x0204, 0, 7)])
    const before = namesOf(submit(), other).map((line) => line.split(' ')[0])
    expect(before).toContain(name)
    expect(namesOf(submit(), other, [ignored]).map((line) => line.split(' ')[0])).toEqual(
      before.filter((one) => one !== name),
    )
  })

  const vectors = readVectors<{ hex: string }>('pdus')
    .map(({ hex }) => Buffer.from(hex, 'hex'))
    .filter(({ length }) => length < 1000)

  test('differ in octets exactly where the ranges say', () => {
    const spoilt = fc.tuple(
      fc.constantFrom(...vectors),
      fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 4 }),
    )
    fc.assert(
      fc.property(spoilt, ([whole, changes]) => {
        const other = Uint8Array.from(whole)
        for (const [at, octet] of changes) if (at >= 16 && at < other.length) other[at] = octet
        const { octets, fields } = diffOf(whole, other)
        expect(fields.every(({ result }) => result === 'same')).toBe(toHex(whole) === toHex(other))
        // One PDU with its ranges taken out is the other with its own taken out.
        const rest = (pdu: Uint8Array, side: 'a' | 'b') => {
          const isOut = new Set(
            octets.flatMap((range) => {
              const { start, end } = range[side] ?? { start: 0, end: 0 }
              return Array.from({ length: end - start }, (_, index) => start + index)
            }),
          )
          return toHex(pdu.filter((_octet, at) => !isOut.has(at)))
        }
        const isReordered = fields.some(({ name }) => name === 'tlvs')
        if (!isReordered) expect(rest(whole, 'a')).toBe(rest(other, 'b'))
      }),
    )
  })
})
