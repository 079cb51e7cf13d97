import { describe, expect, test } from 'vitest'
import { ignoredKeys, octetsFromJson, pduFromJson } from '../../../shared/json/pdu-from-json.ts'
import { streamToJson } from '../../../shared/json/pdu-json.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { malformedVectors, pduVectors } from '../smpp/pdu-vectors.ts'

/** As another process would see it. */
const asPrinted = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

test('encode(decode(x)) is x for every vector', () => {
  for (const { id, hex } of pduVectors) {
    const { pdus } = asPrinted(streamToJson(hex))
    expect(pdus.map((pdu) => toHex(encodePdu(pduFromJson(pdu)))).join(''), id).toBe(hex)
  }
})

test('and for every malformed one that decodes without an error', () => {
  for (const { id, hex } of malformedVectors) {
    const { ok, pdus } = asPrinted(streamToJson(hex))
    if (ok) expect(pdus.map((pdu) => toHex(encodePdu(pduFromJson(pdu)))).join(''), id).toBe(hex)
  }
})

describe('decode', () => {
  test('prints what the command line promises', () => {
    const fields = { source_addr_ton: 5, source_addr: 'INFO', esm_class: 0x40, data_coding: 8 }
    const short_message = Uint8Array.of(5, 0, 3, 0x2a, 2, 1, 0, 0x41)
    const tlvs = [{ tag: 0x0427, value: Uint8Array.of(2) }]
    const submit = {
      command: 'submit_sm' as const,
      sequence_number: 1,
      fields: { ...fields, short_message },
      tlvs,
    }
    const [pdu] = streamToJson(toHex(encodePdu(submit))).pdus
    expect(pdu).toMatchObject({
      offset: 0,
      command: 'submit_sm',
      status: 'ESME_ROK',
      fields: { service_type: '', source_addr: 'INFO', sm_length: 8, short_message: '0500032a02010041' },
      tlvs: [{ tag: 1063, name: 'message_state', length: 1, hex: '02', value: 2 }],
      udh: [{ iei: 0, name: 'concatenation-8', hex: '2a0201' }],
      text: 'A',
      error: null,
    })
    expect(Object.keys(pdu!.fields).slice(0, 4)).toEqual([
      'service_type',
      'source_addr_ton',
      'source_addr_npi',
      'source_addr',
    ])
  })

  test('reads on after a body that it cannot read', () => {
    const json = streamToJson('00000011000000040000000000000001 41' + '00000010000000150000000000000002')
    expect(json).toMatchObject({ ok: false, error: null })
    expect(json.pdus[0]?.error).toMatchObject({
      kind: 'missing-nul',
      field: 'service_type',
      offset: 16,
      respond: 'submit_sm_resp ESME_RINVSERTYP',
    })
    expect(json.pdus[0]?.body).toBe('41')
    expect(json.pdus[1]).toMatchObject({ offset: 17, command: 'enquire_link' })
  })

  test.each([
    ['0000001000000015000000000000000100', 'incomplete', 16, 1],
    ['0000000f', 'length-too-small', 0, 0],
    ['47455420', 'length-too-large', 0, 0],
    ['0000', 'incomplete', 0, 0],
    ['hello', 'not-hex', 0, 0],
  ])('%s ends in %s', (hex, kind, offset, count) => {
    const json = streamToJson(hex, 7)
    expect(json).toMatchObject({ line: 7, ok: false, error: { kind, offset } })
    expect(json.pdus).toHaveLength(count)
  })

  test('speaks Russian when asked', () => {
    expect(streamToJson('0000', 1, { language: 'ru' }).error?.message).toMatch(/Поток/)
  })
})

describe('encode', () => {
  const hexOf = (json: unknown) => toHex(encodePdu(pduFromJson(json)))

  test('fills in what is missing and computes lengths', () => {
    expect(hexOf({ command: 'enquire_link', sequence_number: 3 })).toBe('00000010000000150000000000000003')
    const { pdus } = streamToJson(
      hexOf({ command: 'submit_sm', sequence_number: 1, fields: { short_message: '6869' } }),
    )
    expect(pdus[0]?.fields).toMatchObject({ sm_length: 2, validity_period: '' })
  })

  test('takes TLVs by tag or name, by hex or value', () => {
    const tlvs = [
      { name: 'message_state', value: 2 },
      { tag: 0x1400, hex: '6100' },
      { name: 'receipted_message_id', value: 'ab' },
      { name: 'destination_port', value: 9200 },
      { name: 'network_error_code', value: '030001' },
    ]
    const { pdus } = streamToJson(hexOf({ command: 'data_sm', sequence_number: 1, tlvs }))
    expect(pdus[0]?.tlvs.map((tlv) => tlv.hex)).toEqual(['02', '6100', '616200', '23f0', '030001'])
  })

  test('takes the header among the fields, where most libraries have it', () => {
    for (const { id, hex, command, fields, tlvs } of pduVectors) {
      if (command === null) continue
      const json = asPrinted({ command, fields, tlvs })
      expect(toHex(octetsFromJson(json)), id).toBe(hex)
    }
    const fields = { command_length: 99, sequence_number: 7 }
    expect(toHex(octetsFromJson({ command: 'unbind', fields }))).toBe('00000063000000060000000000000007')
    expect(toHex(octetsFromJson({ command: 'unbind', sequence_number: 8, fields }))).toMatch(/08$/)
  })

  test('writes a number into the fewest octets that its TLV allows', () => {
    const tlvs = [
      { name: 'source_telematics_id', value: 255 },
      { name: 'source_telematics_id', value: 256 },
      { name: 'qos_time_to_live', value: 256 },
    ]
    const { pdus } = streamToJson(hexOf({ command: 'data_sm', tlvs }))
    expect(pdus[0]?.tlvs.map((tlv) => tlv.hex)).toEqual(['ff', '0100', '00000100'])
  })

  test('takes a tag as people write it', () => {
    const tlvs = ['0x1400', '5120', 'message_payload'].map((tag) => ({ tag, hex: '41' }))
    const { pdus } = streamToJson(hexOf({ command: 'data_sm', tlvs }))
    expect(pdus[0]?.tlvs.map(({ tag }) => tag)).toEqual([5120, 5120, 1060])
  })

  test('names the keys it passes over, of which it prints none itself', () => {
    expect(ignoredKeys({ command: 'submit_sm', feilds: {}, sequence: 1 })).toEqual(['feilds', 'sequence'])
    for (const { id, hex } of [...pduVectors, ...malformedVectors]) {
      expect(streamToJson(hex).pdus.flatMap(ignoredKeys), id).toEqual([])
    }
  })

  test('a response with empty fields has no body, one without fields has the default', () => {
    expect(hexOf({ command: 'submit_sm_resp', sequence_number: 1, fields: {} })).toHaveLength(32)
    expect(hexOf({ command: 'submit_sm_resp', sequence_number: 1 })).toHaveLength(34)
  })

  test.each([
    ['no object', 7],
    ['an unknown command', { command: 'submit', sequence_number: 1 }],
    ['an unknown field', { command: 'submit_sm', sequence_number: 1, fields: { source: 'x' } }],
    [
      'text where octets belong',
      { command: 'submit_sm', sequence_number: 1, fields: { short_message: 'hello' } },
    ],
    ['a number as text', { command: 'submit_sm', sequence_number: 1, fields: { esm_class: '4' } }],
    ['a sequence_number as text', { command: 'enquire_link', sequence_number: '1' }],
    ['an unknown TLV name', { command: 'data_sm', sequence_number: 1, tlvs: [{ name: 'none', hex: '00' }] }],
    [
      'a TLV value that does not fit',
      { command: 'data_sm', sequence_number: 1, tlvs: [{ name: 'message_state', value: 256 }] },
    ],
    ['neither command nor command_id', { sequence_number: 1 }],
    ['a command_id of another command', { command: 'submit_sm', command_id: 5 }],
    ['fields of an unknown command', { command_id: 0x0f00, fields: { source_addr: '1' } }],
    ['a field beside fields', { command: 'submit_sm', short_message: '41' }],
    ['a TLV without octets', { command: 'data_sm', tlvs: [{ tag: 0x0424, valueHex: '41' }] }],
    [
      'a TLV whose tag and name differ',
      { command: 'data_sm', tlvs: [{ tag: 5, name: 'message_payload', hex: '' }] },
    ],
    [
      'an unknown key of a destination',
      { command: 'submit_multi', fields: { dest_address: [{ adr: '1' }] } },
    ],
  ])('%s is a fault', (_, json) => {
    expect(() => hexOf(json)).toThrow(expect.objectContaining({ code: 'pdu.bad-field' }))
  })
})

describe('a line that is no stream of PDUs', () => {
  test.each([
    ['0000003с00000004', 'not-hex', 'character 8 is с (U+0441)'],
    ['00000010 8000001G', 'not-hex', 'character 17 is G'],
    ['0x00000010 x', 'not-hex', 'character 12 is x'],
    ['<Buffer 00 00>', 'not-hex', 'explain --paste'],
    ['000000108', 'not-hex', 'one digit only'],
    ['00000000: 0000001000000015', 'length-too-small', 'explain --paste drops it'],
    ['0000003c00000004', 'incomplete', 'explain --paste shows the fields'],
  ])('%s: %s, %s', (line, kind, said) => {
    const { error } = streamToJson(line)
    expect(error?.kind).toBe(kind)
    expect(error?.message).toContain(said)
    expect(streamToJson(line, 1, { language: 'ru' }).error?.message).toMatch(/[а-я]/)
  })

  test('whose octets stand without an offset is not told of one', () => {
    expect(streamToJson('00000001').error?.message).not.toContain('offset')
  })
})
