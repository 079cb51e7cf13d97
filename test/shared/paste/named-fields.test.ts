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

test('Kannel’s TLVs as numbers, and as the signs of their octets', () => {
  const line = (words: string) => `2026-11-30 12:29:03 [13263] [6] DEBUG: ${words}`
  const { tlvs } = onlyPdu(
    [
      'SMPP PDU 0x7fc7b4001100 dump:',
      '  type_name: deliver_sm',
      '  command_id: 5 = 0x00000005',
      '  ms_validity: 0 = 0x00000000',
      '  dest_addr_np_country: 44 = 0x0000002c',
      '  ussd_service_op: " "',
      'SMPP PDU dump ends.',
    ]
      .map(line)
      .join('\n'),
  )
  expect(tlvs.map(({ tag, value }) => [tag, ...value])).toEqual([
    [0x1204, 0],
    [0x613, 44],
    [0x501, 0x20],
  ])
})

describe('node-smpp', () => {
  const head = {
    command_length: 59,
    command_id: 4,
    command_status: 0,
    sequence_number: 7,
    command: 'submit_sm',
    destination_addr: '420777123456',
    esm_class: 64,
    data_coding: 8,
  }
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

describe('Wireshark', () => {
  /** As tshark -V prints a deliver_sm, its receipt cut after 36 octets. */
  const details = `Short Message Peer to Peer, Command: Deliver_sm, Seq: 9, Len: 200
    Length: 200
    Operation: Deliver_sm (0x00000005)
    Sequence #: 9
    Service type: (Default)
    Type of number (originator): International (0x01)
    Numbering plan indicator (originator): ISDN (E163/E164) (0x01)
    Originator address: 447700900123
    .... ..11 = Messaging mode: Store and forward mode (0x3)
    ..00 01.. = Message type: Message contains delivery receipt (0x1)
    10.. .... = GSM features: Reply path (0x2)
    Scheduled delivery time: Immediate delivery
    Validity period: Feb 29, 2024 11:00:00.500000000 UTC
    .... ..01 = Delivery receipt: Delivery receipt requested (for success or failure) (0x1)
    .... 10.. = Message type: Manual/user acknowledgement requested (0x2)
    ...1 .... = Intermediate notif: Intermediate notification requested (0x1)
    Data coding: UCS2 (ISO/IEC-10646) (0x08)
    Message length: 12
    Message bytes: 041f0440…
    Optional parameters
        Optional parameter: receipted_message_id (0x001e)
            Tag: 0x001e
            Length: 7
            SMSC identifier: ABC006
        Optional parameter: network_error_code (0x0423)
            Tag: 0x0423
            Length: 3
            Error type: GSM (3)
            Error code: 0x0006
        Optional parameter: its_session_info (0x1383)
            Tag: 0x1383
            Length: 2
            Session number: 7
            0000 001. = Sequence number: 0x01
            .... ...1 = Session indicator: End of session indicator active (0x1)
        Optional parameter: message_payload (0x0424)
            Tag: 0x0424
            Length: 40
            Payload: 6964…
        Optional parameter: sc_interface_version (0x0210)
            Tag: 0x0210
            Length: 1
            SMSC-supported version: 3.4
        Optional parameter: 0x4001 (0x4001): bb00
            Tag: 0x4001
            Length: 2
            Value: bb00
    Message: `
  const tlvsOf = (text: string) =>
    onlyPdu(text).tlvs.map(({ tag, value }) => `${tag.toString(16)} ${Buffer.from(value).toString('hex')}`)

  test('bits go to their field by the places that they show, TLVs are read, and what is cut is told', () => {
    const { fields, unsaid, problems } = onlyPdu(`${details}����`)
    expect(fields).toMatchObject({
      esm_class: 0x87,
      registered_delivery: 0x19,
      validity_period: '240229110000500+',
      data_coding: 8,
    })
    expect(Buffer.from(fields['short_message'] as Uint8Array).toString('hex')).toBe('041f0440')
    expect(problems).toEqual([{ code: 'cut-by-writer', line: details.split('\n').length, octets: 8 }])
    expect(unsaid).toContain('message_payload')
    expect(unsaid).not.toContain('schedule_delivery_time')
    expect(tlvsOf(details)).toEqual(['1e 41424330303600', '423 030006', '1383 0703', '210 34', '4001 bb00'])
  })

  test('a text that has the octets shown, and as many as there are, is the message', () => {
    const { shown, problems } = onlyPdu(`${details}Привет`)
    expect([shown, problems]).toEqual(['Привет', []])
  })

  test('of a bind the version and the range', () => {
    const { fields } = onlyPdu(`Short Message Peer to Peer, Command: Bind_receiver, Seq: 44, Len: 50
    Operation: Bind_receiver (0x00000001)
    System ID: smppclient1
    Version (if): 5.0
    Address: ^1234`)
    expect(fields).toMatchObject({ interface_version: 0x50, address_range: '^1234' })
  })

  test('of a query the state and the period', () => {
    const { fields } =
      onlyPdu(`Short Message Peer to Peer, Command: Query_sm - resp, Status: "Ok", Seq: 5, Len: 42
    Operation: Query_sm - resp (0x80000003)
    Final date: 948869.000000000 seconds
    Message state: EXPIRED (3)
    Error code: 33`)
    expect(fields).toMatchObject({ final_date: '000010233429000R', message_state: 3, error_code: 33 })
  })
})
