import { describe, expect, test } from 'vitest'
import { Fault } from '../../../shared/faults/fault.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu, encodePduInto } from '../../../shared/smpp/encode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { OctetWriter } from '../../../shared/smpp/octet-writer.ts'
import { malformedVectors, octets, pduVectors } from './pdu-vectors.ts'

function faultOf(work: () => unknown): Fault {
  try {
    work()
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('no fault was thrown')
}

describe('what was decoded comes out as it came in', () => {
  for (const { id, hex } of pduVectors) {
    test(id, () => expect(toHex(encodePdu(decodePdu(octets(hex))))).toBe(hex))
  }

  test('malformed bodies too, whether they were read or kept raw', () => {
    for (const { id, hex, outcome } of malformedVectors) {
      const bytes = octets(hex)
      if (outcome !== 'pdu-error' && outcome !== 'ok-with-warnings') continue
      const pdu = decodePdu(bytes)
      expect(toHex(encodePdu(pdu)), id).toBe(hex.slice(0, 2 * pdu.length))
    }
  })
})

describe('defaults', () => {
  test('missing fields are null and the length is computed', () => {
    const short_message = octets('68692121')
    const pdu = decodePdu(encodePdu({ command: 'submit_sm', sequence_number: 5, fields: { short_message } }))
    expect(pdu.fields).toMatchObject({ source_addr: '', esm_class: 0, sm_length: 4 })
    expect(pdu.error).toBeNull()
  })

  test('a length that is given is written, even when it lies', () => {
    const fields = { sm_length: 9, short_message: octets('6869') }
    const pdu = decodePdu(encodePdu({ command: 'submit_sm', sequence_number: 5, fields }))
    expect(pdu.error).toMatchObject({ kind: 'sm-length-overrun' })
  })

  test('counts are those of the lists', () => {
    const fields = {
      dest_address: [
        { dest_flag: 1 as const, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '79' },
        { dest_flag: 2 as const, dl_name: 'friends' },
      ],
    }
    const pdu = decodePdu(encodePdu({ command: 'submit_multi', sequence_number: 5, fields }))
    expect(pdu.fields).toMatchObject({ number_of_dests: 2, ...fields })
  })

  test('an error response has no body unless fields are given', () => {
    const refusal = { command: 'submit_sm_resp' as const, command_status: 0x58, sequence_number: 2 }
    expect(encodePdu(refusal)).toHaveLength(16)
    expect(encodePdu({ ...refusal, fields: {} })).toHaveLength(16)
    expect(encodePdu({ ...refusal, fields: { message_id: '' } })).toHaveLength(17)
    expect(encodePdu({ ...refusal, command_status: 0 })).toHaveLength(17)
    expect(encodePdu({ ...refusal, hasBody: true })).toHaveLength(17)
  })
})

describe('values that do not fit', () => {
  const submit = { command: 'submit_sm' as const, sequence_number: 1 }

  test('over-long strings are sent whole', () => {
    const password = 'longer-than-eight'
    const bind = { command: 'bind_transceiver' as const, sequence_number: 1, fields: { password } }
    expect(decodePdu(encodePdu(bind)).fields['password']).toBe(password)
  })

  test.each([
    ['a number above the octet', { esm_class: 256 }, 'esm_class'],
    ['a negative number', { priority_flag: -1 }, 'priority_flag'],
    ['a fraction', { data_coding: 0.5 }, 'data_coding'],
    ['a letter outside Latin-1', { source_addr: 'Ж' }, 'source_addr'],
    ['a NUL inside a string', { source_addr: 'a\0b' }, 'source_addr'],
    ['256 octets of text', { short_message: new Uint8Array(256) }, 'short_message'],
  ])('%s is a fault that names the field', (_, fields, field) => {
    const fault = faultOf(() => encodePdu({ ...submit, fields }))
    expect(fault.code).toBe('pdu.bad-field')
    expect(fault.detail).toMatchObject({ field })
  })

  test('numbers of the header and TLVs are held to their octets', () => {
    expect(faultOf(() => encodePdu({ ...submit, sequence_number: 2 ** 32 })).code).toBe('pdu.bad-field')
    expect(faultOf(() => encodePdu({ ...submit, command_status: -1 })).code).toBe('pdu.bad-field')
    const tlv = (tag: number, length: number) => ({ tlvs: [{ tag, value: new Uint8Array(length) }] })
    expect(faultOf(() => encodePdu({ ...submit, ...tlv(0x10000, 1) })).code).toBe('pdu.bad-field')
    expect(faultOf(() => encodePdu({ ...submit, ...tlv(0x0424, 65536) })).code).toBe('pdu.bad-field')
    expect(encodePdu({ ...submit, ...tlv(0x0424, 65535) })).toHaveLength(16 + 17 + 4 + 65535)
  })

  test('a wrong dest_flag is a fault', () => {
    const fields = { dest_address: [{ dest_flag: 3, dl_name: 'x' }] }
    const fault = faultOf(() => encodePdu({ command: 'submit_multi', sequence_number: 1, fields }))
    expect(fault.detail).toMatchObject({ field: 'dest_flag' })
  })
})

describe('the growing output', () => {
  test('holds PDUs one after the other and takes back the octets of one that failed', () => {
    const writer = new OctetWriter(8)
    const first = encodePduInto(writer, { command: 'enquire_link', sequence_number: 1 })
    const fields = { source_addr: 'Ж' }
    expect(() => encodePduInto(writer, { command: 'submit_sm', sequence_number: 2, fields })).toThrow(Fault)
    expect(writer.length).toBe(first)
    encodePduInto(writer, { command: 'unbind', sequence_number: 3 })
    expect(toHex(writer.toOctets())).toBe(
      '00000010000000150000000000000001' + '00000010000000060000000000000003',
    )
  })

  test('the encoder does not touch what it is given', () => {
    const fields = Object.freeze({ short_message: octets('6869'), source_addr: 'me' })
    const pdu = Object.freeze({
      command: 'submit_sm' as const,
      sequence_number: 1,
      fields,
      tlvs: Object.freeze([]),
    })
    expect(encodePdu(pdu)).toEqual(encodePdu(pdu))
    expect(toHex(fields.short_message)).toBe('6869')
  })
})
