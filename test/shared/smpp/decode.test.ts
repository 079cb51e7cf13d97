import { describe, expect, test } from 'vitest'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { isCommand } from '../../../shared/smpp/pdu.ts'
import { octets, pduVectors } from './pdu-vectors.ts'

function plainFields(bytes: Uint8Array): Record<string, unknown> {
  const pdu = decodePdu(bytes)
  const plain = Object.entries(pdu.fields).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? toHex(value) : value,
  ])
  return {
    command_length: pdu.length,
    command_id: pdu.command_id,
    command_status: pdu.command_status,
    sequence_number: pdu.sequence_number,
    ...Object.fromEntries(plain),
  }
}

describe('vectors of independent implementations', () => {
  for (const { id, hex, command, fields, tlvs } of pduVectors) {
    test(`reads ${id}`, () => {
      const pdu = decodePdu(octets(hex))
      expect(pdu.command).toBe(command)
      expect(pdu.error?.kind ?? null).toBe(command === null ? 'unknown-command' : null)
      expect(plainFields(octets(hex))).toEqual(fields)
      expect(pdu.tlvs.map(({ tag, value }) => ({ tag, hex: toHex(value) }))).toEqual(tlvs)
    })
  }
})

describe('octets of a PDU inside a larger buffer', () => {
  test('are read from start to end and never past command_length', () => {
    const one = octets(pduVectors.find(({ id }) => id === 'submit_sm-sar-1')!.hex)
    const buffer = new Uint8Array(one.length + 40).fill(0x41)
    buffer.set(one, 20)
    expect(decodePdu(buffer, 20, 20 + one.length)).toEqual(decodePdu(one))
    expect(decodePdu(buffer, 20)).toEqual(decodePdu(one))
  })

  test('byte arrays are views, so that nothing is copied', () => {
    const one = octets(pduVectors.find(({ id }) => id === 'submit_sm-sar-1')!.hex)
    const pdu = decodePdu(one)
    expect((pdu.fields['short_message'] as Uint8Array).buffer).toBe(one.buffer)
    expect(pdu.tlvs[0]!.value.buffer).toBe(one.buffer)
  })
})

describe('bodies that cannot be read to their end', () => {
  const header = (id: string, body: string, status = '00000000') => {
    const length = (16 + body.length / 2).toString(16).padStart(8, '0')
    return octets(`${length}${id}${status}00000007${body}`)
  }

  test('a missing NUL is owed the status of the field’s row', () => {
    const pdu = decodePdu(header('00000004', '0001013434'))
    expect(pdu.error).toEqual({
      kind: 'missing-nul',
      field: 'source_addr',
      offset: 19,
      respond: { command: 'submit_sm_resp', status: 0x0a },
    })
    expect(pdu.fields).toEqual({ service_type: '', source_addr_ton: 1, source_addr_npi: 1 })
    expect(toHex(pdu.body!)).toBe('0001013434')
  })

  test('sm_length past the end is owed ESME_RINVMSGLEN', () => {
    const pdu = decodePdu(header('00000007', '6100' + '000000' + '00' + '00' + '01' + '00' + '05' + '4142'))
    expect(pdu.error).toMatchObject({ kind: 'sm-length-overrun', field: 'sm_length' })
    expect(pdu.error?.respond).toEqual({ command: 'replace_sm_resp', status: 1 })
  })

  test('an unknown request is owed generic_nack, an unknown response nothing', () => {
    expect(decodePdu(header('00009999', '00')).error?.respond).toEqual({ command: 'generic_nack', status: 3 })
    expect(decodePdu(header('8000000b', '00')).error?.respond).toBeNull()
  })

  test('requests without a response are owed generic_nack, and a generic_nack nothing', () => {
    const owed = (status: number) => ({ respond: { command: 'generic_nack', status } })
    expect(decodePdu(header('0000000b', '41')).error).toMatchObject({ kind: 'missing-nul', ...owed(0x0f) })
    expect(decodePdu(header('0000000b', '')).error).toMatchObject({ field: 'system_id', ...owed(2) })
    expect(decodePdu(header('00000102', '0101')).error).toMatchObject({ field: 'source_addr', ...owed(2) })
    expect(decodePdu(header('80000000', '0102')).error).toBeNull()
  })

  test('fewer octets than a header are a fault and not an exception', () => {
    for (let length = 0; length < 16; length += 1) {
      expect(decodePdu(new Uint8Array(length)).error).toMatchObject({ field: 'command_length' })
    }
  })
})

describe('responses', () => {
  const response = (hex: string) => decodePdu(octets(hex))

  test('an error response may have no body, an empty id, an id, or nothing but TLVs', () => {
    expect(response('00000010800000040000005800000001')).toMatchObject({ hasBody: false, error: null })
    expect(response('0000001180000004000000580000000100').fields).toEqual({ message_id: '' })
    expect(response('000000138000000400000058000000016d3100').fields).toEqual({ message_id: 'm1' })
    const onlyTlvs = response('00000017800000040000005800000001' + '0423000303000b')
    expect(onlyTlvs).toMatchObject({ hasBody: false, error: null, fields: {} })
    expect(onlyTlvs.tlvs.map((tlv) => tlv.tag)).toEqual([0x0423])
  })

  test('an unreadable body of an error response is left over, not a fault', () => {
    const pdu = response('0000001a800000210000000b000000016d3100020101343400'.padEnd(52, '0'))
    expect(pdu.error).toBeNull()
  })

  test('a submit_multi_resp may leave its count out', () => {
    const pdu = response('000000138000002100000000000000016d3100')
    expect(pdu).toMatchObject({ error: null, fields: { message_id: 'm1' } })
    expect(pdu.tail?.endsAfter).toBe('message_id')
  })

  test.each([
    ['number_of_dests', 'source_addr'],
    ['sm_length', 'data_coding'],
  ])('no response may leave out %s in the middle', (field, endsAfter) => {
    const tail = { endsAfter, hasNul: true, rest: new Uint8Array(0) }
    const cut = encodePdu({ command: 'query_msg_details_resp', sequence_number: 1, tail })
    expect(decodePdu(cut).error).toMatchObject({ kind: 'truncated-body', field })
  })

  test('isCommand promises every field', () => {
    const whole = response('000000138000000400000000000000016d3100')
    expect(isCommand(whole, 'submit_sm_resp') && whole.fields.message_id).toBe('m1')
    expect(isCommand(response('00000010800000040000005800000001'), 'submit_sm_resp')).toBe(false)
    expect(isCommand(whole, 'data_sm_resp')).toBe(false)
  })
})
