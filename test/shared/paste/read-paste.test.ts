import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainItem } from '../../../shared/paste/explain-item.ts'
import type { PastedItem } from '../../../shared/paste/pasted-item.ts'
import { readPaste } from '../../../shared/paste/read-paste.ts'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { catalogue } from '../../support/catalogue.ts'

const plain =
  '0000003c000000040000000000000005000208353535000101353535353535353535000000000000000000000f48656c6c6f2077696b697065646961'
const octets = [...(fromHex(plain) ?? [])]
const refused = '00000010800000040000045300000009'

/** An item in short: what it is and what it says. */
function short(item: PastedItem): string {
  switch (item.kind) {
    case 'pdu':
      return toHex(item.octets)
    case 'receipt':
      return `receipt ${item.receipt.id ?? ''} ${item.receipt.stat ?? ''} ${item.receipt.err ?? ''}`
    case 'code':
      return `code ${item.field ?? 'any'} ${item.code}`
    case 'time':
      return `time ${item.written}`
    case 'tlv':
      return `tlv ${item.tlvs.map(({ tag, value }) => `${tag}=${toHex(value)}`).join()}`
    case 'udh':
      return `udh ${item.udh.elements.map(({ name }) => name).join()}`
    case 'text':
      return `text ${item.readings[0]?.text ?? ''}`
    default:
      return item.kind
  }
}

const read = (text: string) => readPaste(text, { catalogue })
const shorts = (text: string) => read(text).items.map(short)

const signed = octets.map((octet) => (octet > 127 ? octet - 256 : octet))
const base64 = Buffer.from(octets).toString('base64')
const wrapped = (width: number) => plain.match(new RegExp(`.{1,${width}}`, 'g'))?.join('\n') ?? ''

/** The octets in rows of 16 with offsets in `radix`, the last of which stands alone. */
function dumpOf(radix: number, cell: (octet: number) => string): string {
  const offset = (at: number) => at.toString(radix).padStart(7, '0')
  const rows = [0, 16, 32, 48].map(
    (at) =>
      `${offset(at)} ${octets
        .slice(at, at + 16)
        .map(cell)
        .join(' ')}`,
  )
  return [...rows, offset(octets.length)].join('\n')
}

const escaped: Readonly<Record<number, string>> = { 0: '\\0', 8: '\\b', 9: '\\t', 10: '\\n', 13: '\\r' }

/** As `od -c` and `hexdump -c` print it; their blanks at the end of a line are cut off. */
function characterDump(radix: number): string {
  const sign = (octet: number) =>
    escaped[octet] ??
    (octet >= 32 && octet < 127 ? String.fromCharCode(octet) : octet.toString(8).padStart(3, '0'))
  const rows = [0, 16, 32, 48].map((at) => {
    const cells = octets.slice(at, at + 16).map((octet) => sign(octet).padStart(4))
    return `${at.toString(radix).padStart(7, '0')}${cells.join('')}`.trimEnd()
  })
  return [...rows, octets.length.toString(radix).padStart(7, '0')].join('\n')
}

/** As `xxd -b` prints it: six octets a line. */
function bitDump(): string {
  const rows = Array.from({ length: octets.length / 6 }, (_, row) => {
    const part = octets.slice(6 * row, 6 * row + 6)
    const bits = part.map((octet) => octet.toString(2).padStart(8, '0')).join(' ')
    const text = part.map((octet) => (octet >= 32 && octet < 127 ? String.fromCharCode(octet) : '.')).join('')
    return `${(6 * row).toString(16).padStart(8, '0')}: ${bits}  ${text}`
  })
  return rows.join('\n')
}

describe('one PDU in further writings', () => {
  const writings: Readonly<Record<string, string>> = {
    'quoted mail': `> ${plain.slice(0, 60)}\n> ${plain.slice(60)}`,
    'lines of an odd width': wrapped(75),
    'lines of eight digits': wrapped(8),
    'a Java array': `byte[] pdu = new byte[]{${signed.join(', ')}};`,
    'a Python list': `[${octets.join(', ')}]`,
    'a pretty JSON Buffer': JSON.stringify({ type: 'Buffer', data: octets }, null, 2),
    'wrapped base64': `${base64.slice(0, 64)}\n${base64.slice(64)}`,
    'base64 in a log': `12:00:00 INFO pdu=${base64}`,
    'URL base64 without padding': base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
    'JavaScript escapes': `'${octets.map((octet) => `\\u00${octet.toString(16).padStart(2, '0')}`).join('')}'`,
    'a C array over lines': `unsigned char pdu[] = {\n${octets
      .map((o) => `0x${o.toString(16).padStart(2, '0')}`)
      .join(', ')
      .replace(/(.{70}) /g, '$1\n  ')}\n};\nunsigned int pdu_len = 60;`,
    'octal octets of od': dumpOf(8, (o) => o.toString(8).padStart(3, '0')),
    'decimal octets of od': dumpOf(8, (o) => String(o).padStart(3)),
    'signed octets of od': dumpOf(8, (o) => String(o > 127 ? o - 256 : o).padStart(4)),
    'hex octets of od': dumpOf(8, (o) => o.toString(16).padStart(2, '0')),
    'characters of od -c': characterDump(8),
    'characters of hexdump -c': characterDump(16),
    'bits of xxd -b': bitDump(),
    'quoted-printable': octets.map((o) => `=${o.toString(16).padStart(2, '0').toUpperCase()}`).join(''),
    'a log of an application': `10:00:00.123 [x-1] INFO sent (60 bytes): ${plain}`,
    'upper case after a colon': `PDU: ${plain.toUpperCase()}`,
  }
  for (const [name, text] of Object.entries(writings)) {
    test(name, () => {
      const reading = read(text)
      expect(reading.items.map(short)).toEqual([plain])
      expect(reading.unread).toEqual([])
    })
  }

  test('two PDUs on a line and one on the next', () => {
    expect(shorts(`${plain}${refused}\n${refused}`)).toEqual([plain, refused, refused])
  })

  test('a PDU that the paste cuts', () => {
    const [item] = read(plain.slice(0, 100)).items
    expect(item).toMatchObject({ kind: 'pdu', missingOctets: 10 })
  })

  test('octets of a file', () => {
    expect(readPaste(Uint8Array.from([...octets, ...octets]), { catalogue }).items.map(short)).toEqual([
      plain,
      plain,
    ])
  })
})

describe('PDUs by their fields', () => {
  test('cloudhopper', () => {
    const line =
      '10:00 INFO read (submit_sm: 0x0000003C 0x00000004 0x00000000 0x00000005) (body: (serviceType [] sourceAddr [0x02 0x08 [555]] destAddr [0x01 0x01 [555555555]] esmCls [0x00] regDlvry [0x00] dcs [0x00] message [48656c6c6f2077696b697065646961])) (opts: )'
    const [item] = read(line).items
    expect(item && short(item)).toBe(plain)
    expect(item).toMatchObject({ style: 'cloudhopper', fromFields: true })
    expect(item?.kind === 'pdu' && item.unsaid).toContain('protocol_id')
  })

  test('a refusal by cloudhopper', () => {
    const line =
      '(submit_sm_resp: 0x00000010 0x80000004 0x00000453 0x00000009 result: <unmapped>) (body: ) (opts: )'
    expect(shorts(line)).toEqual([refused])
  })
})

const inLogs: readonly (readonly [name: string, text: string, hex: string])[] = [
  [
    'Jasmin',
    "INFO PDU [command: CommandId.submit_sm, sequence_number: 5, command_status: CommandStatus.ESME_ROK\nsource_addr_ton: 2\nsource_addr_npi: 8\nsource_addr: b'555'\ndest_addr_ton: 1\ndest_addr_npi: 1\ndestination_addr: b'555555555'\nshort_message: b'Hello wikipedia'\n]",
    plain,
  ],
  [
    'Wireshark',
    'Short Message Peer to Peer, Command: Submit_sm, Seq: 5, Len: 60\n    Operation: Submit_sm (0x00000004)\n    Type of number (originator): National (0x02)\n    Numbering plan indicator (originator): National (0x08)\n    Originator address: 555\n    Type of number (recipient): International (0x01)\n    Numbering plan indicator (recipient): ISDN (E163/E164) (0x01)\n    Recipient address: 555555555\n    .... ..00 = Messaging mode: Default SMSC mode (0x0)\n    Message: 48656c6c6f2077696b697065646961',
    plain,
  ],
  [
    'Kannel, a refusal',
    'DEBUG: SMPP PDU 0x7f0000 dump:\nDEBUG:   type_name: submit_sm_resp\nDEBUG:   command_id: 2147483652 = 0x80000004\nDEBUG:   command_status: 1107 = 0x00000453\nDEBUG:   sequence_number: 9 = 0x00000009\nDEBUG: SMPP PDU dump ends.',
    refused,
  ],
]

for (const [name, text, hex] of inLogs) {
  test(`fields by ${name}`, () => {
    expect(shorts(text)).toEqual([hex])
    expect(read(text).unread).toEqual([])
  })
}

test('the status of a refusal is explained', () => {
  const [item] = read(refused).items
  const candidates = item ? explainItem(item, { catalogue, language: 'en' }) : []
  expect(candidates[0]?.value).toBe(0x453)
})

const cases: readonly (readonly [pasted: string, ...found: string[]])[] = [
  [
    'id:abc sub:001 dlvrd:000 submit date:1006020051 done date:1006020052 stat:UNDELIV err:006 text:hi',
    'receipt abc UNDELIV 006',
  ],
  [
    '2024-01-01 10:00 INFO DLR [id:77 sub:001 dlvrd:001 submit date:1006020051 done date:1006020052 stat:DELIVRD err:000 text:x]',
    'receipt 77 DELIVRD 000',
  ],
  ['msg=id%3A77+sub%3A001+dlvrd%3A001+stat%3ADELIVRD+err%3A000+text%3Ax', 'receipt 77 DELIVRD 000'],
  ['{"m":"id:77 sub:001 dlvrd:001 stat:EXPIRED err:003 text:\\"x\\""}', 'receipt 77 EXPIRED 003'],
  ['command_status=1025', 'code command_status 1025'],
  ['command_status: 0x401', 'code command_status 0x401'],
  ['err:006', 'code receipt_err 006'],
  ['stat=UNDELIV', 'code receipt_stat UNDELIV'],
  ['network_error_code=030802', 'code network_error_code 030802'],
  ['1107', 'code any 1107'],
  ['04270001 05', 'tlv 1063=05'],
  ['0500032a0201', 'udh concatenation-8'],
  ['260101100000000+', 'time 260101100000000+'],
  ['041f044004380432043504420021', 'text Привет!'],
  ['SMSC returned error code 0x00000045 (Submit failed)', 'code command_status 0x00000045'],
  ['Negative response 00000045 (Submit failed) found', 'code command_status 0x00000045'],
  ['SMSC rejected login to transmit, code 0x0000000d (Bind Failed).', 'code command_status 0x0000000d'],
  ['NACK/0x00000058/Throttling', 'code command_status 0x00000058'],
  ['нет тарифа', 'code any нет тарифа'],
  ['ESME_RTHROTTLED', 'code command_status ESME_RTHROTTLED'],
]

describe('what is no PDU', () => {
  for (const [pasted, ...found] of cases) {
    test(pasted, () => expect(shorts(pasted)).toEqual(expect.arrayContaining(found)))
  }

  test('a status with 0x and without is one', () => {
    expect(shorts('command_status: 00000058, error code 0x00000058')).toEqual([
      'code command_status 00000058',
    ])
  })

  test('three octets are a network error and a code', () => {
    expect(shorts('030802')).toEqual(['code network_error_code 030802', 'code any 030802'])
  })

  test('lines that nothing reads are unread', () => {
    expect(read(`~~ ??\n${plain}\n¿?`).unread).toEqual([
      { lines: [1, 1], text: '~~ ??' },
      { lines: [3, 3], text: '¿?' },
    ])
  })

  test('a wrong character is named with its place', () => {
    expect(read(plain.replace('3c', '3с')).problems).toEqual([
      { code: 'wrong-character', line: 1, column: 8, character: 'с', readAs: 'c' },
    ])
  })
})

test('a wrong character in a header alone is named too', () => {
  const { problems, items } = read('00 00 00 1О 80 00 00 04 00 00 04 53 00 00 00 09')
  expect(problems).toEqual([{ code: 'wrong-character', line: 1, column: 11, character: 'О', readAs: '0' }])
  expect(items.map(short)).toEqual([refused])
})

describe('bounds', () => {
  test('any text and any octets give a reading', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        plain,
        '\\x00\\',
        '0000: 00',
        '\n',
        'id:',
        'stat:',
        '%00',
        'PDU {',
        '[',
        '<Buffer 00',
        '0x0',
        'SMPP PDU 0x1 dump:',
        '  command_id: 4',
      ),
    )
    const text = fc.array(piece, { maxLength: 20 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (pasted) => {
        for (const item of read(pasted).items) explainItem(item, { catalogue, language: 'en' })
      }),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (file) => void readPaste(file, { catalogue })),
      { numRuns: 300 },
    )
  })
})

describe('octets of a text', () => {
  test.each([
    ['CFF0E8E2E5F22C20EAE0EA20E4E5EBE03F', 'cp1251', 'Привет, как дела?'],
    ['F0D2C9D7C5D42C20CBC1CB20C4C5CCC13F', 'koi8-r', 'Привет, как дела?'],
    ['C8329BFD6681EE6F399B1C9697E7', 'gsm7-packed', undefined],
    ['041F04400438043204350442', 'ucs2', 'Привет'],
    ['D09FD180D0B8D0B2D0B5D182', 'utf8', 'Привет'],
    ['48656C6C6F20776F726C64', 'ascii', 'Hello world'],
  ])('%s are %s', (hex, encoding, text) => {
    const found = read(hex).items.flatMap((item) => (item.kind === 'text' ? item.readings : []))
    expect(found[0]).toMatchObject({ encoding, isClean: true, ...(text !== undefined && { text }) })
    expect(new Set(found.map((one) => one.encoding)).size).toBe(found.length)
  })
})

test('a code of a modem in a log is explained by the modem’s own table', () => {
  const [item] = read('AT+CMGS failed: +CMS ERROR: 500').items
  expect(item).toMatchObject({ kind: 'code', code: '500', field: 'network_error_code' })
  const [first] = item === undefined ? [] : explainItem(item, { catalogue, language: 'en' })
  expect(first?.title).toBe('Unknown error of the modem')
})
