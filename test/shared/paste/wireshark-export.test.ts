import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskedPaste } from '../../../shared/paste/mask-paste.ts'
import { readPaste } from '../../../shared/paste/read-paste.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { catalogue } from '../../support/catalogue.ts'

const bind = '0000002500000009000000000000000161636d65007333637233747000564d410034010100'

/** As `tshark -T json -x` writes a bind_transceiver. */
const json = `[
  {
    "_index": "packets-2026-11-30",
    "_type": "doc",
    "_score": null,
    "_source": {
      "layers": {
        "frame_raw": [
          "20524543560020524543${bind}",
          0,
          91,
          0,
          1
        ],
        "tcp": {
          "tcp.flags.syn": "0",
          "tcp.window_size": "8192",
          "tcp.payload_raw": [
            "${bind}",
            54,
            37,
            0,
            26
          ]
        },
        "smpp_raw": [
          "${bind}",
          54,
          37,
          0,
          1
        ],
        "smpp": {
          "smpp.command_id": "0x00000009",
          "smpp.password_raw": [
            "7333637233747000",
            75,
            8,
            0,
            26
          ],
          "smpp.password": "s3cr3tp"
        }
      }
    }
  }
]`

function only(text: string) {
  const { items, unread, problems } = readPaste(text, { catalogue })
  expect([items.length, unread]).toEqual([1, []])
  const [item] = items
  if (item?.kind !== 'pdu') throw new Error('no PDU')
  return {
    pdu: decodePdu(item.octets),
    lines: item.lines,
    unsaid: item.unsaid,
    problems,
    fromFields: item.fromFields,
  }
}

describe('JSON', () => {
  test('with octets: they are the PDU, and no other number of the packet is a code', () => {
    const { pdu, fromFields } = only(json)
    expect(pdu.fields).toMatchObject({ system_id: 'acme', password: 's3cr3tp', interface_version: 0x34 })
    expect(fromFields).toBe(false)
  })

  test('no octets of the password stay in what is kept or handed over', () => {
    const masked = maskedPaste(json, readPaste(json, { catalogue }).items)
    expect(masked).toContain('2a2a2a2a2a2a2a')
    expect(masked).not.toMatch(/s3cr3tp|73336372337470/)
  })

  test('a PDU alone, by its fields; TLVs repeat', () => {
    const { pdu, unsaid } = only(`        "smpp": {
          "smpp.command_id": "0x00000005",
          "smpp.sequence_number": "7",
          "smpp.service_type": "(Default)",
          "smpp.source_addr_ton": "0x01",
          "smpp.source_addr": "447700900123",
          "smpp.destination_addr": "1\\"2",
          "smpp.esm.submit.msg_mode": "0x03",
          "smpp.esm.submit.msg_type": "0x01",
          "smpp.esm.submit.features": "0x01",
          "smpp.schedule_delivery_time": "Jan  1, 2025 00:00:00.000000000 UTC",
          "smpp.validity_period_r": "0.000000000",
          "smpp.regdel.receipt": "0x01",
          "smpp.regdel.acks": "0x02",
          "smpp.regdel.notif": "0x01",
          "smpp.data_coding": "0x08",
          "smpp.sm_length": "2",
          "smpp.message": "04:1f",
          "smpp.message_text": "П",
          "smpp.opt_params": {
            "smpp.opt_param": {
              "smpp.opt_param_tag": "0x001e",
              "smpp.opt_param_len": "4",
              "smpp.receipted_message_id": "abc"
            },
            "smpp.opt_param": {
              "smpp.opt_param_tag": "0x0423",
              "smpp.opt_param_len": "3",
              "smpp.network_error.type": "3",
              "smpp.network_error.code": "0x0004"
            },
            "smpp.opt_param": {
              "smpp.opt_param_tag": "0x1400",
              "smpp.opt_param_len": "2",
              "smpp.vendor_op": "0a:0b"
            },
            "smpp.opt_param": {
              "smpp.opt_param_tag": "0x0030",
              "smpp.opt_param_len": "1",
              "smpp.msg_wait.ind": "1",
              "smpp.msg_wait.type": "0x00"
            }
          }
        }`)
    expect(pdu).toMatchObject({ command: 'deliver_sm', sequence_number: 7 })
    expect(pdu.fields).toMatchObject({
      ...{ service_type: '', source_addr: '447700900123', destination_addr: '1"2' },
      ...{ esm_class: 0x47, registered_delivery: 0x19, schedule_delivery_time: '250101000000000+' },
      ...{ validity_period: '', data_coding: 8, short_message: Uint8Array.of(4, 0x1f) },
    })
    expect(pdu.tlvs).toEqual([
      { tag: 0x1e, value: Uint8Array.of(0x61, 0x62, 0x63, 0) },
      { tag: 0x423, value: Uint8Array.of(3, 0, 4) },
      { tag: 0x1400, value: Uint8Array.of(10, 11) },
    ])
    expect(unsaid).toContain('ms_msg_wait_facilities')
  })

  test('a packet without SMPP holds nothing', () => {
    const none = json.replaceAll('smpp', 'other')
    expect(readPaste(none, { catalogue })).toMatchObject({ items: [], unread: [], problems: [] })
  })
})

test('one packet a line: the values of TLVs stand in columns', () => {
  const smpp = {
    smpp_smpp_command_id: '0x80000103',
    smpp_smpp_sequence_number: '551',
    smpp_smpp_message_id: 'n',
    smpp_smpp_opt_params: null,
    smpp_smpp_opt_param_tag: ['0x0423', '0x1400', '0x1401', '0x0210'],
    smpp_smpp_opt_param_len: ['3', '1', '2', '1'],
    smpp_smpp_network_error_type: '3',
    smpp_smpp_network_error_code: '0x0004',
    smpp_smpp_vendor_op: ['aa', '0b:0c'],
    smpp_smpp_SC_interface_version: '52',
  }
  const { pdu } = only(
    `{"index":{"_index":"packets-2026-11-30","_type":"doc"}}\n${JSON.stringify({ timestamp: '1', layers: { tcp: { tcp_tcp_seq: '91' }, smpp } })}`,
  )
  expect(pdu).toMatchObject({ command: 'data_sm_resp', fields: { message_id: 'n' } })
  expect(pdu.tlvs.map(({ tag, value }) => [tag, ...value])).toEqual([
    [0x423, 3, 0, 4],
    [0x1400, 0xaa],
    [0x1401, 0x0b, 0x0c],
    [0x210, 52],
  ])
})

test('PDML is read by the octets of its fields, and what no field has is told', () => {
  const field = (name: string, pos: number, value: string) =>
    `    <field name="smpp.${name}" showname="x: &lt;y&gt;" size="${value.length / 2}" pos="${pos}" show="" value="${value}"/>`
  const { pdu, problems } = only(
    [
      '<packet>',
      '  <proto name="tcp" showname="Transmission" size="20" pos="34">',
      '    <field name="tcp.srcport" showname="Source Port: 2775" size="2" pos="34" show="2775" value="0ad7"/>',
      '  </proto>',
      '  <proto name="smpp" showname="Short Message Peer to Peer, Command: Query_sm" size="21" pos="54">',
      field('command_length', 54, '00000015'),
      field('command_id', 58, '00000003'),
      field('sequence_number', 66, '00000002'),
      field('message_id', 70, '616200'),
      field('source_addr_ton', 73, '01'),
      '  </proto>',
      '</packet>',
    ].join('\n'),
  )
  expect(pdu).toMatchObject({ command: 'query_sm', command_status: 0, fields: { message_id: 'ab' } })
  expect(problems).toEqual([{ code: 'cut-by-writer', line: 1, octets: 1 }])
})

test.each([
  [
    'attributes',
    `<packet>\n<proto name="smpp" size="99" pos="0">\n<field name="smpp.x"${' pos="1"'.repeat(40_000)}`,
  ],
  [
    'columns',
    JSON.stringify({
      layers: {
        smpp: {
          smpp_smpp_opt_param_tag: Array(30_000).fill('0x1400'),
          smpp_smpp_opt_param_len: Array(30_000).fill('1'),
        },
      },
    }),
  ],
  ['brackets', `{"layers":{"smpp":${'['.repeat(180_000)}`],
])('a line of nothing but %s holds no PDU', (_, text) => {
  expect(readPaste(text, { catalogue }).items).toEqual([])
})

test('any part of an export, whatever its lines, is read to its end', () => {
  const lines = json.split('\n')
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...lines), fc.string()), { maxLength: 60 }), (some) => {
      const { items, unread } = readPaste(some.join('\n'), { catalogue })
      for (const {
        lines: [first, last],
      } of [...items, ...unread]) {
        expect(first).toBeLessThanOrEqual(last)
        expect(last).toBeLessThanOrEqual(some.join('\n').split('\n').length)
      }
    }),
    { numRuns: 300 },
  )
})
