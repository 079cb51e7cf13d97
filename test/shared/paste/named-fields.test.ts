import { describe, expect, test } from 'vitest'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { readPaste } from '../../../shared/paste/read-paste.ts'
import { catalogue } from '../../support/catalogue.ts'

function onlyPdu(text: string) {
  const { items, unread, problems } = readPaste(text, { catalogue })
  const [item] = items
  expect([items.length, item?.kind, unread]).toEqual([1, 'pdu', []])
  if (item?.kind !== 'pdu') throw new Error('no PDU')
  const { pdu, text: shown } = inspectPdu(item.octets)
  return { fields: pdu.fields, tlvs: pdu.tlvs, shown, unsaid: item.unsaid, problems, lines: item.lines }
}

describe('smpp.pdu and Jasmin', () => {
  const member = (place: number, name: string) =>
    `EnumValue(<jasmin.vendor.enum.Enum object at 0x2da0050>, ${place}, '${name}')`

  test('the words of enumerations count, not the places of their members', () => {
    const { fields, unsaid, problems, shown } = onlyPdu(
      [
        '2016-04-11 17:44:20 DEBUG 69 Sending PDU: PDU [command: submit_sm, sequence_number: 13, command_status: ESME_ROK',
        'service_type: None',
        `source_addr_ton: ${member(4, 'NATIONAL')}`,
        `source_addr_npi: ${member(9, 'ISDN')}`,
        "source_addr: '555'",
        'dest_addr_ton: <AddrTon.INTERNATIONAL: 2>',
        'dest_addr_npi: AddrNpi.ISDN',
        "destination_addr: '01735105325'",
        `esm_class: EsmClass[mode: DEFAULT, type: DEFAULT, gsmFeatures: set([${member(0, 'UDHI_INDICATOR_SET')}])]`,
        'protocol_id: None',
        `priority_flag: ${member(0, 'LEVEL_2')}`,
        'registered_delivery: RegisteredDelivery[receipt: SMSC_DELIVERY_RECEIPT_REQUESTED, smeOriginatedAcks: set([]), intermediateNotification: True]',
        'data_coding: DataCoding[scheme: DEFAULT, schemeData: UCS2]',
        String.raw`short_message: '\x05\x00\x03\x02\x05\x01\x04\x1f\x04@'`,
        ']',
      ].join('\n'),
    )
    expect(fields).toMatchObject({
      source_addr_ton: 2,
      source_addr_npi: 1,
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      esm_class: 0x40,
      priority_flag: 2,
      registered_delivery: 0x11,
      data_coding: 8,
    })
    expect([shown, problems]).toEqual(['Пр', []])
    expect(unsaid).toContain('protocol_id')
  })

  test('a receipt with a message class', () => {
    const { fields, tlvs } = onlyPdu(
      'PDU [command: deliver_sm, sequence_number: 9, command_status: ESME_ROK\nesm_class: EsmClass[mode: DEFAULT, type: SMSC_DELIVERY_RECEIPT, gsmFeatures: set([])]\ndata_coding: DataCoding[scheme: GSM_MESSAGE_CLASS, schemeData: DataCodingGsmMsg[msgCoding: DEFAULT_ALPHABET, msgClass: CLASS_2]]\nshort_message: id:77 stat:DELIVRD err:000\nmessage_state: DELIVERED\n]',
    )
    expect(fields).toMatchObject({ esm_class: 4, data_coding: 0xf2 })
    expect(tlvs.map(({ tag, value }) => [tag, ...value])).toEqual([[0x427, 2]])
  })
})

describe('node-smpp', () => {
  const head = {
    command_length: 59, command_id: 4, command_status: 0, sequence_number: 7, command: 'submit_sm',
    destination_addr: '420777123456', esm_class: 64, data_coding: 8,
  } // biome-ignore format: pairs read best in lines
  const udh = Buffer.from([0, 3, 1, 2, 1])
  const parts = { ...head, short_message: { udh: [udh], message: 'Привет' } }
  const whole = { ...head, short_message: { udh: Buffer.from([5, ...udh]), message: 'Привет' } }

  const printed = `PDU {
  command_length: 59,
  command_id: 4,
  command_status: 0,
  sequence_number: 7,
  command: 'submit_sm',
  destination_addr: '420777123456',
  esm_class: 64,
  data_coding: 8,
  short_message: { udh: [ <Buffer 00 03 01 02 01> ], message: 'Привет' }
}`
  const writings: Readonly<Record<string, string>> = {
    'by console.log': printed,
    'as JSON in a log': `10:00:00 INFO pdu=${JSON.stringify(parts)} sent`,
    'as indented JSON': JSON.stringify(parts, null, 2),
    'with all of the header in one Buffer': JSON.stringify(whole),
  }
  for (const [name, text] of Object.entries(writings)) {
    test(`the user data header is kept, ${name}`, () => {
      const { fields, shown } = onlyPdu(text)
      const message = '050003010201041f04400438043204350442'
      expect([Buffer.from(fields['short_message'] as Uint8Array).toString('hex'), shown]).toEqual([
        message,
        'Привет',
      ])
    })
  }

  test('a receipt in braces of its own, and the TLVs behind it', () => {
    const { fields, tlvs, lines } = onlyPdu(`PDU {
  command_length: 203,
  command_id: 5,
  command_status: 0,
  sequence_number: 2,
  command: 'deliver_sm',
  esm_class: 4,
  short_message: {
    message: \`id:77 stat:DELIVRD err:000 text:"it's" \\\\o/\\nx\`
  },
  receipted_message_id: '77',
  network_error_code: <Buffer 03 00 1b>,
  message_payload: { message: '' },
  message_state: 2
}`)
    expect(Buffer.from(fields['short_message'] as Uint8Array).toString()).toBe(
      `id:77 stat:DELIVRD err:000 text:"it's" \\o/\nx`,
    )
    expect(tlvs.map(({ tag, value }) => [tag, Buffer.from(value).toString('hex')])).toEqual([
      [0x1e, '373700'],
      [0x423, '03001b'],
      [0x424, ''],
      [0x427, '02'],
    ])
    expect(lines).toEqual([1, 15])
  })

  test('octets that the program left out are told', () => {
    const { items, problems } = readPaste(
      "PDU {\n  command_id: 4,\n  command: 'submit_sm',\n  short_message: <Buffer 61 62 ... 88 more bytes>\n}",
      { catalogue },
    )
    expect(items).toHaveLength(1)
    expect(problems).toEqual([{ code: 'cut-by-writer', line: 5, octets: 88 }])
  })
})
