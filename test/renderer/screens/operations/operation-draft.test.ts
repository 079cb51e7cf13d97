import { describe, expect, test } from 'vitest'
import { readDraft } from '../../../../renderer/screens/operations/operation-draft.ts'
import { firstDraft, operationGroups } from '../../../../renderer/screens/operations/operation-list.ts'
import { withOriginalCoding } from '../../../../renderer/screens/operations/replaced-coding.tsx'
import { emptyDraft, intentOf } from '../../../../renderer/stores/composer-draft.ts'
import type { OperationDraft } from '../../../../renderer/stores/operations-store.ts'
import { inspectPdu } from '../../../../shared/inspect/inspect.ts'
import { pduFromJson } from '../../../../shared/json/pdu-from-json.ts'
import type { TlvDraft } from '../../../../shared/message/typed-tlv.ts'
import { encodePdu } from '../../../../shared/smpp/encode.ts'
import { toHex } from '../../../../shared/smpp/hex.ts'
import { layoutByName } from '../../../../shared/smpp/pdu-layout.ts'
import { encodeText } from '../../../../shared/text/encode-text.ts'

const empty: OperationDraft = { fields: {}, modes: {}, lists: {}, tlvs: [] }

function octets(command: string, draft: Partial<OperationDraft>): string {
  return toHex(encodePdu(pduFromJson(readDraft(command, { ...empty, ...draft }).json)))
}

describe('a typed operation', () => {
  const layouts = operationGroups.flatMap((group) => group.layouts)

  test('is offered for every request of the table', () => {
    expect(layouts.map(({ command }) => command)).toEqual(
      expect.arrayContaining(['query_sm', 'submit_multi', 'broadcast_sm', 'unbind', 'param_retrieve']),
    )
    expect(layouts.some(({ isResponse }) => isResponse)).toBe(false)
  })

  test.each(layouts.map((layout) => [layout.command, layout] as const))(
    'starts from a %s that can be encoded and read back',
    (command, layout) => {
      const { json, problems, tlvProblems } = readDraft(command, firstDraft(layout))
      expect({ problems, tlvProblems }).toEqual({ problems: {}, tlvProblems: {} })
      const { pdu } = inspectPdu(encodePdu(pduFromJson(json)))
      expect(pdu).toMatchObject({ command, error: null })
    },
  )

  test('reads numbers in both notations, and leaves what is empty to its default', () => {
    const fields = { source_addr_ton: '0x05', source_addr_npi: '1', message_id: 'A1' }
    expect(readDraft('query_sm', { ...empty, fields }).json['fields']).toEqual({
      message_id: 'A1',
      source_addr: '',
      source_addr_ton: 5,
      source_addr_npi: 1,
    })
  })

  test('writes a list with addresses and distribution lists in the order typed', () => {
    const lists = {
      dest_address: [
        { id: 1, flag: 2, values: { dl_name: 'x' } },
        { id: 2, flag: 1, values: { destination_addr: '7' } },
      ],
    }
    expect(octets('submit_multi', { lists })).toContain('020278000100003700')
  })

  test('encodes text by its data_coding, or takes hex', () => {
    expect(octets('submit_sm', { fields: { short_message: '@€' } })).toMatch(/03001b65$/)
    expect(octets('submit_sm', { fields: { data_coding: '8', short_message: 'Я' } })).toMatch(/02042f$/)
    expect(
      octets('submit_sm', { fields: { short_message: '0A ff' }, modes: { short_message: 'hex' } }),
    ).toMatch(/020aff$/)
    expect(encodeText('Я', 0)).toBe(null)
  })

  test('writes TLVs by their types', () => {
    const tlvs = [
      { id: 1, tag: 'user_message_reference', form: null, value: '7' },
      { id: 2, tag: '0x1400', form: null, value: '41 42' },
    ]
    expect(octets('submit_sm', { tlvs })).toMatch(/0204000200071400000241 ?42$/)
  })

  test('makes the octets of a TLV that the composer makes of it', () => {
    const tlvs: TlvDraft[] = [
      { id: 1, tag: 'source_telematics_id', form: null, value: '300' },
      { id: 2, tag: 'ms_validity', form: 'number', value: '300' },
      { id: 3, tag: '0x1400', form: 'text', value: '1101' },
      { id: 4, tag: 'receipted_message_id', form: null, value: 'a1' },
    ]
    // data_coding says how the message is written, not what a provider's identifier is.
    const { json, tlvProblems } = readDraft('submit_sm', { ...empty, fields: { data_coding: '8' }, tlvs })
    expect(tlvProblems).toEqual({})
    expect(json['tlvs']).toEqual(intentOf({ ...emptyDraft, tlvs }).tlvs)
    expect(json['tlvs']).toEqual([
      { tag: 0x0010, hex: '012c' },
      { tag: 0x1204, hex: '0000012c' },
      { tag: 0x1400, hex: '31313031' },
      { tag: 0x001e, hex: '613100' },
    ])
  })

  test('names what cannot be read, by its place', () => {
    const { problems, tlvProblems } = readDraft('submit_multi', {
      fields: { esm_class: '256', protocol_id: 'x', source_addr: '€', short_message: 'Я' },
      modes: {},
      lists: { dest_address: [{ id: 1, flag: 1, values: { dest_addr_ton: 'y' } }] },
      tlvs: [
        { id: 1, tag: 'no such', form: null, value: '' },
        { id: 2, tag: '0x1400', form: null, value: 'q' },
      ],
    })
    expect(problems).toEqual({
      esm_class: 'range',
      protocol_id: 'number',
      source_addr: 'latin1',
      short_message: 'not-encodable',
      'dest_address[0].dest_addr_ton': 'number',
    })
    expect(tlvProblems).toEqual({ 1: 'tag', 2: 'hex' })
  })

  test('encodes the text of replace_sm by the coding of what it replaces, and tells what is too long', () => {
    const draft = { ...empty, fields: { message_id: '7', short_message: 'Я' } }
    expect(readDraft('replace_sm', draft).problems).toEqual({ short_message: 'not-encodable' })
    const known = withOriginalCoding('replace_sm', draft, 8)
    const { json, problems } = readDraft('replace_sm', known)
    expect(problems).toEqual({})
    // It is not sent: replace_sm has no such field.
    expect(json['fields']).toMatchObject({ short_message: '042f' })
    expect(json['fields']).not.toHaveProperty('data_coding')
    const chosen = { ...draft, fields: { ...draft.fields, data_coding: '0' } }
    expect(withOriginalCoding('replace_sm', chosen, 8)).toBe(chosen)
    expect(withOriginalCoding('submit_sm', draft, 8)).toBe(draft)
    const long = { ...empty, fields: { short_message: 'a'.repeat(255) } }
    expect(readDraft('replace_sm', long).problems).toEqual({ short_message: 'too-long' })
  })

  test('knows no draft for a PDU that is not there', () => {
    expect(layoutByName('make_coffee')).toBe(null)
  })
})
