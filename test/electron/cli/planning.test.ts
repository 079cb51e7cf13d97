import { describe, expect, test } from 'vitest'
import type { ReceiptJson } from '../../../shared/receipts/receipt-json.ts'
import type { SegmentsJson } from '../../../shared/smpp/segments-json.ts'
import { readVectors } from '../../support/read-vectors.ts'
import { jsonOf, runCli } from './cli-process.ts'

interface SegmentsRow {
  id: string
  text?: string
  utf16?: string
  expected: { encoding: 'GSM-7' | 'UCS-2'; units: number; perSegment: number[]; boundaries: number[] }
  boundaries16?: number[]
}

interface ReceiptRow {
  id: string
  body: string
  bodyHex: string
  dataCoding: number
  esmClass: number
  tlvs?: { tag: string; valueHex: string }[]
  expect: Record<string, unknown> & { isReceipt: boolean }
  resolved: { id: string | null; state: string | null; networkErrorCode: unknown }
}

const voicemail = { kind: 'voicemail', active: true, count: 3, store: true, by: 'udh' }

const jsonLines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join('\n')

describe('segments', () => {
  const rows = readVectors<SegmentsRow>('segments')
  const textOf = ({ text, utf16 }: SegmentsRow) =>
    text ??
    (utf16?.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('')
  const startsOf = ({ segments }: SegmentsJson) => {
    let at = 0
    return segments.map(({ text }) => {
      at += text.length
      return at - text.length
    })
  }

  test('cuts the published texts as the published splitters do', async () => {
    const input = jsonLines(rows.map((row) => ({ text: textOf(row) })))
    const plans = await jsonOf<SegmentsJson>(['segments', '-'], { input })
    expect(plans).toHaveLength(rows.length)
    for (const [index, { id, expected }] of rows.entries()) {
      const plan = plans[index]!
      const encoding = plan.encoding === 'gsm7' ? 'GSM-7' : 'UCS-2'
      const perSegment = plan.segments.map(({ units }) => units)
      expect({ encoding, units: plan.units, perSegment, boundaries: startsOf(plan) }, id).toEqual(expected)
    }
  })

  test('cuts them for 16-bit references too', async () => {
    const wide = rows.filter((row) => row.boundaries16)
    const input = jsonLines(wide.map((row) => ({ text: textOf(row), method: 'udh16' })))
    const plans = await jsonOf<SegmentsJson>(['segments'], { input })
    for (const [index, { id, boundaries16 }] of wide.entries()) {
      expect(startsOf(plans[index]!), id).toEqual(boundaries16)
    }
  })

  test('prints what is promised', async () => {
    const { lines } = await runCli(['segments', '--json'], {
      input: jsonLines([{ text: `${'a'.repeat(160)}b` }]),
    })
    expect(lines[0]).toMatch(
      /^\{"encoding":"gsm7","data_coding":0,"units":161,"segments":\[\{"units":153,"octets":159,"text":"a{153}","udh":"0500032a0201","short_message":"0500032a0201(61){153}"/,
    )
    expect(lines[0]).toContain('"outside_gsm":[]')
  })

  test('takes defaults from the command line and plain texts', async () => {
    const args = ['segments', '--plain', '--encoding', 'ucs2', '--method', 'sar']
    const [plan] = await jsonOf<SegmentsJson>(args, { input: `${'{'.repeat(71)}\n` })
    expect(plan).toMatchObject({ encoding: 'ucs2', units: 71 })
    expect(plan?.segments).toHaveLength(2)
    expect(plan?.segments[0]).toMatchObject({
      udh: '',
      tlvs: [{ tag: 0x020c }, { tag: 0x020e }, { tag: 0x020f }],
    })
  })

  test('prints a plan that cannot be sent, says why and fails', async () => {
    const input = jsonLines([{ text: 'Привет', encoding: 'gsm7' }, { text: 'a'.repeat(40_000) }])
    const { code, lines, stderr } = await runCli(['segments', '--json'], { input })
    expect({ code, count: lines.length }).toEqual({ code: 1, count: 2 })
    expect(stderr).toContain('line 1: These characters do not exist in gsm7: П р и в е т.')
    expect(stderr).toContain('line 2: The text needs 262 parts')
  })

  test('goes on after a line it cannot take', async () => {
    const input = `{"text":1}\n{"text":"a","encoding":"koi8"}\n\nnonsense\n{"text":"a"}\n`
    const { code, lines, stderr } = await runCli(['segments', '--json'], { input })
    expect({ code, count: lines.length }).toEqual({ code: 2, count: 1 })
    expect(stderr.match(/Line (\d+) is not what this command takes/g)).toHaveLength(3)
    expect(stderr).toContain('Line 4')
  })

  /** A header as a request, then the octets it takes and the room beside it: septets, octets, UCS-2 units. */
  const headers: readonly (readonly [string, object, number, number, number, number])[] = [
    ['nothing', {}, 0, 160, 140, 70],
    ['an 8-bit reference', { method: 'udh8' }, 6, 153, 134, 67],
    ['a 16-bit reference', { method: 'udh16' }, 7, 152, 133, 66],
    ['8-bit ports', { ports: { destination: 240, source: 241, width: 8 } }, 5, 154, 135, 67],
    ['16-bit ports', { ports: { destination: 2948, source: 9200 } }, 7, 152, 133, 66],
    [
      '16-bit ports and an 8-bit reference',
      { method: 'udh8', ports: { destination: 2948 } },
      12,
      146,
      128,
      64,
    ],
    [
      '16-bit ports and a 16-bit reference',
      { method: 'udh16', ports: { destination: 2948 } },
      13,
      145,
      127,
      63,
    ],
    ['one national table', { national_single_shift: 1 }, 4, 155, 136, 68],
    ['the other national table', { national_locking_shift: 1 }, 4, 155, 136, 68],
    ['both national tables', { national_single_shift: 1, national_locking_shift: 1 }, 7, 152, 133, 66],
    [
      'an 8-bit reference and one national table',
      { method: 'udh8', national_single_shift: 1 },
      9,
      149,
      131,
      65,
    ],
    [
      'an 8-bit reference and both national tables',
      { method: 'udh8', national_single_shift: 1, national_locking_shift: 1 },
      12,
      146,
      128,
      64,
    ],
    [
      'a 16-bit reference and one national table',
      { method: 'udh16', national_locking_shift: 1 },
      10,
      148,
      130,
      65,
    ],
    [
      'a 16-bit reference and both national tables',
      { method: 'udh16', national_single_shift: 1, national_locking_shift: 1 },
      13,
      145,
      127,
      63,
    ],
    ['message waiting', { waiting: voicemail }, 5, 154, 135, 67],
    ['message waiting and an 8-bit reference', { method: 'udh8', waiting: voicemail }, 10, 148, 130, 65],
  ]

  /** Tables belong to GSM 7-bit: beside another alphabet the same octets stand in the first part's own header. */
  function asOctets(header: object): object {
    const { national_single_shift: single, national_locking_shift: locking, ...rest } = Object(header)
    const elements = `${single === undefined ? '' : '240101'}${locking === undefined ? '' : '250101'}`
    return { ...rest, ...(elements === '' ? {} : { first_part_header: elements }) }
  }

  test('leaves beside every header the room that the air leaves', async () => {
    const alphabets = [
      ['gsm7', 'a', (header: object) => header],
      ['binary', '61', asOctets],
      ['ucs2', 'я', asOctets],
    ] as const
    const asked = headers.flatMap(([name, header, octets, ...rooms]) =>
      alphabets.flatMap(([encoding, unit, written], index) => {
        const room = rooms[index]!
        const request = { encoding, ...written(header) }
        const isPart = 'method' in header
        const line = (units: number) => ({ ...request, text: unit.repeat(units) })
        // A message alone is full with its room; a part is full when there is another.
        const lines = isPart ? [line(3 * room)] : [line(room), line(room + 1)]
        return lines.map((request, place) => ({
          name: `${name}, ${encoding}`,
          octets,
          room,
          request,
          isPart,
          place,
        }))
      }),
    )
    const plans = await jsonOf<SegmentsJson>(['segments'], {
      input: jsonLines(asked.map(({ request }) => request)),
    })
    expect(plans).toHaveLength(asked.length)
    for (const [index, { name, octets, room, isPart, place }] of asked.entries()) {
      const { segments, limits } = plans[index]!
      const seen = {
        units: segments[0]!.units,
        udh: segments[0]!.udh.length / 2,
        isOne: segments.length === 1,
      }
      if (isPart)
        expect({ ...seen, room: limits.first }, name).toEqual({
          units: room,
          udh: octets,
          isOne: false,
          room,
        })
      else if (place === 0)
        expect({ ...seen, room: limits.single }, name).toEqual({
          units: room,
          udh: octets,
          isOne: true,
          room,
        })
      else expect(seen.isOne, name).toBe(false)
    }
  })

  test('takes everything a message may be, and shows what the parts carry', async () => {
    const [national, sar, payload, push, waiting, coded, whole] = await jsonOf<SegmentsJson>(['segments'], {
      input: jsonLines([
        {
          text: 'İyi günler, ağaç şeker ığ'.repeat(3),
          national_single_shift: 'auto',
          national_locking_shift: 'auto',
        },
        { text: 'a'.repeat(161), method: 'sar', reference: 258, ports: { destination: 2948, source: 9200 } },
        {
          text: 'Привет',
          method: 'payload',
          tlvs: [
            { tag: 5120, hex: '6162' },
            { name: 'dest_addr_subunit', value: 1 },
          ],
        },
        { wap_push: { kind: 'sl', href: 'http://a.example', action: 'cache' } },
        { text: '3 new', waiting: { ...voicemail, by: 'coding' } },
        { text: 'Flash', message_class: 0, esm_class: 3, ports: { destination: 240, width: 8 } },
        { text: '\u{1F468}\u200D\u{1F469}'.repeat(30), graphemes: true, part_octets: 30 },
      ]),
    })
    expect(national).toMatchObject({
      encoding: 'gsm7',
      reason: 'national',
      national: { single_shift: null, locking_shift: 1 },
      limits: { single: 155, first: 149, part: 149 },
      segments: [{ udh: '03250101', esm_class: 0x40 }],
    })
    expect(sar?.segments[1]).toMatchObject({
      udh: '',
      esm_class: 0,
      tlvs: [
        { tag: 0x020c, name: 'sar_msg_ref_num', hex: '0102', value: 258 },
        { tag: 0x020e, name: 'sar_total_segments', value: 2 },
        { tag: 0x020f, name: 'sar_segment_seqnum', value: 2 },
        { tag: 0x020b, name: 'dest_port', value: 2948 },
        { tag: 0x020a, name: 'source_port', value: 9200 },
      ],
    })
    // The message centre writes the ports into the header: they take their room all the same.
    expect(sar?.limits).toEqual({ single: 152, first: 146, part: 146 })
    expect(payload?.segments[0]).toMatchObject({
      octets: 12,
      short_message: '',
      tlvs: [
        { name: 'message_payload', hex: '041f04400438043204350442' },
        { tag: 0x1400, name: null, hex: '6162', value: null },
        { name: 'dest_addr_subunit', hex: '01' },
      ],
    })
    expect(push).toMatchObject({
      encoding: 'binary',
      data_coding: 0xf5,
      segments: [{ udh: '0605040b8423f0' }],
    })
    expect(waiting).toMatchObject({ data_coding: 0xd8, segments: [{ udh: '' }] })
    expect(coded).toMatchObject({ data_coding: 0x10, segments: [{ udh: '040402f000', esm_class: 0x43 }] })
    expect(whole?.graphemes_cut).toBe(0)
    expect(whole?.segments.every(({ units }) => units % 5 === 0)).toBe(true)
    // 12 units fit a part, and two clusters of five in each are fifteen parts: 150 units would fit thirteen.
    expect({ parts: whole?.segments.length, cost: whole?.graphemes_cost }).toEqual({ parts: 15, cost: 2 })
  })

  test('says what whole characters would cost, and cuts by the provider’s rules', async () => {
    const [torn, latin, limited] = await jsonOf<SegmentsJson>(['segments', '--profile', 'smpp-3.4'], {
      input: jsonLines([
        { text: `${'я'.repeat(64)}\u{1F468}\u200D\u{1F469}яяяя` },
        { text: 'Ça', text_rules: { default_alphabet: 'latin1' } },
        { text: 'Ça û', text_rules: { data_codings: [0, 3] } },
      ]),
    })
    expect(torn).toMatchObject({
      graphemes_cut: 1,
      graphemes_cost: 0,
      segments: [{ units: 67 }, { units: 6 }],
    })
    expect(latin).toMatchObject({ encoding: 'latin1', data_coding: 0, reason: 'default-alphabet' })
    expect(limited).toMatchObject({ encoding: 'latin1', data_coding: 3, reason: 'only-accepted' })
  })

  test('takes the same from the command line, and shows it to people', async () => {
    const options = [
      '--ports',
      '240:241/8',
      '--method',
      'sar',
      '--tlv',
      '0x1400=text:ab',
      '--single-shift',
      '1',
    ]
    const { code, stdout } = await runCli(['segments', '--plain', ...options], { input: '€ ş' })
    expect({ code }).toEqual({ code: 0 })
    expect(stdout).toContain('gsm7, data_coding 0, 5 units, 1 part, single shift Turkish')
    expect(stdout).toContain('sar: room for 150 in one message, 145 in a part')
    expect(stdout).toContain('udh 03240101')
    expect(stdout).toContain('dest_port = 240\n')
    expect(stdout).toContain('0x1400 = 6162\n')
  })

  test('refuses what cannot be meant', async () => {
    const input = jsonLines([
      { text: 'a', ports: { destination: 2948, width: 8 } },
      { text: 'a', message_class: 4 },
      { text: 'a', tlvs: [{ name: 'no_such_tlv', hex: '00' }] },
      { text: 'a', first_part_header: '2402' },
      { text: 'a', profile: 'nobody' },
      {},
    ])
    const { code, lines, stderr } = await runCli(['segments', '--json'], { input })
    expect({ code, count: lines.length }).toEqual({ code: 2, count: 0 })
    for (const said of [
      'ports: width 8',
      'message_class',
      'no_such_tlv',
      'field UDH',
      'no profile nobody',
      'text: ?',
    ])
      expect(stderr).toContain(said)
    const latin = jsonLines([
      { text: 'a', encoding: 'latin1', message_class: 0 },
      { text: 'a'.repeat(300), method: 'none' },
    ])
    const unsendable = await runCli(['segments', '--json'], { input: latin })
    expect({ code: unsendable.code, count: unsendable.lines.length }).toEqual({ code: 1, count: 2 })
    expect(unsendable.stderr).toContain('line 1: message class 0 and encoding latin1 exclude each other')
    expect(unsendable.stderr).toContain('line 2: The field sm_length cannot be sent')
  })

  test('shows people which characters cost what', async () => {
    const { stdout } = await runCli(['segments', '--plain', '--lang', 'ru'], { input: 'Цена 5 \u202Eevil' })
    expect(stdout).toContain('Строка 1: ucs2, data_coding 8, единиц 12, частей 1')
    expect(stdout).toContain('Ц U+0426  с позиции 0')
    expect(stdout).toContain('‹U+202E› U+202E')
  })
})

describe('receipt', () => {
  const rows = readVectors<ReceiptRow>('receipts')
  const numbered = (count: string | null) => (count === null ? null : Number(count))
  const readingOf = (receipt: ReceiptJson) => {
    if (!receipt.is_receipt) return { isReceipt: false }
    const { id, stat, state, err, text } = receipt
    return {
      isReceipt: true,
      id,
      sub: numbered(receipt.sub),
      dlvrd: numbered(receipt.dlvrd),
      submitDateRaw: receipt.submit_date,
      submitDate: receipt.submit_at,
      doneDateRaw: receipt.done_date,
      doneDate: receipt.done_at,
      stat,
      state,
      err,
      text,
    }
  }

  test('reads the published receipts from text', async () => {
    const input = jsonLines(rows.map(({ body }) => ({ text: body })))
    const receipts = await jsonOf<ReceiptJson>(['receipt', '-'], { input })
    for (const [index, row] of rows.entries()) expect(readingOf(receipts[index]!), row.id).toEqual(row.expect)
  })

  test('reads them from octets, and with their TLVs', async () => {
    const octets = rows.map(({ bodyHex, dataCoding, esmClass }) => ({
      hex: bodyHex,
      data_coding: dataCoding,
      esm_class: esmClass,
    }))
    const withTlvs = octets.map((line, index) => ({
      ...line,
      tlvs: (rows[index]?.tlvs ?? []).map(({ tag, valueHex }) => ({ tag: Number(tag), hex: valueHex })),
    }))
    const plain = await jsonOf<ReceiptJson>(['receipt'], { input: jsonLines(octets) })
    const resolved = await jsonOf<ReceiptJson>(['receipt'], { input: jsonLines(withTlvs) })
    for (const [index, row] of rows.entries()) {
      expect(readingOf(plain[index]!), row.id).toEqual(row.expect)
      const { id, state, network_error_code: networkErrorCode } = resolved[index]!
      const { id: resolvedId, state: resolvedState, networkErrorCode: resolvedError } = row.resolved
      expect({ id, state, networkErrorCode }, row.id).toEqual({
        id: resolvedId,
        state: resolvedState,
        networkErrorCode: resolvedError,
      })
    }
  })

  test('prints what is promised', async () => {
    const text =
      'id:0000000042 sub:001 dlvrd:001 submit date:1006020051 done date:1006020052 stat:DELIVRD err:000 text:Hello'
    const { lines } = await runCli(['receipt', '--json'], { input: jsonLines([{ text }]) })
    expect(lines[0]).toMatch(
      /^\{"is_receipt":true,"id":"0000000042","sub":"001","dlvrd":"001","submit_date":"1006020051","submit_at":"2010-06-02T00:51","done_date":"1006020052","done_at":"2010-06-02T00:52","stat":"DELIVRD","err":"000","text":"Hello","state":"DELIVERED","final":true,.*"deviations":\[\]\}$/,
    )
    const shown = await runCli(['receipt', '--plain'], { input: text })
    expect(shown.stdout).toContain('  submit date  1006020051 → 2010-06-02T00:51\n')
  })

  test('weighs TLVs against a text that is given decoded', async () => {
    const text = 'id:1 stat:DELIVRD err:000'
    const tlvs = [{ name: 'message_state', value: 5 }]
    const [receipt] = await jsonOf<ReceiptJson>(['receipt'], { input: jsonLines([{ text, tlvs }]) })
    expect(receipt).toMatchObject({ stat: 'DELIVRD', state: 'UNDELIVERABLE', final: true })
    expect(receipt?.deviations).toContain('state-conflict')
    const input = jsonLines([{ text, esm_class: 0x20 }])
    expect((await jsonOf<ReceiptJson>(['receipt'], { input }))[0]?.final).toBe(false)
  })

  test('wants one of text and hex, and says which keys it passed over', async () => {
    const input = jsonLines([{ text: 'id:1', hex: '00' }, {}, { text: 'id:1', datacoding: 8 }])
    const { code, lines, stderr } = await runCli(['receipt', '--json'], { input })
    expect({ code, count: lines.length }).toEqual({ code: 2, count: 1 })
    expect(stderr).toContain('Line 1 is not what this command takes: text | hex')
    expect(stderr).toContain('Line 2 is not what this command takes: text | hex')
    expect(stderr).toContain('line 3: These keys mean nothing here and were passed over: datacoding.')
  })

  test('says what is no receipt, and refuses what is no request', async () => {
    const input = jsonLines([{ text: 'Hello' }, { hex: '0g' }, { text: 5 }])
    const { code, lines, stderr } = await runCli(['receipt', '--json'], { input })
    expect(code).toBe(2)
    expect(lines.map((line) => JSON.parse(line).is_receipt)).toEqual([false])
    expect(stderr).toContain('Line 2')
    expect(stderr).toContain('Line 3')
  })
})

describe('explain', () => {
  interface Explained {
    candidates: { name: string; profile: string | null; retry: string; source: string }[]
  }

  test('reads a code by profile, PDU and field', async () => {
    const args = ['explain', '0x0401', '--pdu', 'submit_sm_resp', '--profile', 'ru-gateway-8056']
    const { code, lines } = await runCli([...args, '--json'])
    expect({ code, count: lines.length }).toEqual({ code: 0, count: 1 })
    expect(lines[0]).toMatch(
      /^\{"candidates":\[\{"name":".+?","meaning":".+?","causes":\[.*?\],"next":\[.*?\],"retry":"never","profile":"ru-gateway-8056","source":".+?"\}/,
    )
    const [receiptError] = await jsonOf<Explained>(['explain', '1', '--field', 'receipt_err'])
    expect(receiptError?.candidates[0]?.name).not.toBe('ESME_RINVMSGLEN')
  })

  test('reads codes from standard input', async () => {
    const explained = await jsonOf<Explained>(['explain', '-'], { input: 'ESME_RTHROTTLED\n\nDELIVRD\n' })
    expect(explained.map(({ candidates }) => candidates[0]?.name)).toEqual(['ESME_RTHROTTLED', 'DELIVRD'])
  })

  test('finds a code by a part of its name and by words of either language', async () => {
    for (const words of ['rinvdstadr', 'destination not accepted', 'адрес получателя не принят']) {
      const { code, lines } = await runCli(['explain', words, '--json'])
      const { candidates }: Explained = JSON.parse(lines[0]!)
      expect({ code, name: candidates[0]?.name }, words).toEqual({ code: 0, name: 'ESME_RINVDSTADR' })
    }
  })

  test('says so when nothing is known, and fails', async () => {
    const { code, lines } = await runCli(['explain', 'qwertyuiop', '--json'])
    const { candidates }: Explained = JSON.parse(lines[0]!)
    expect({ code, count: candidates.length, retry: candidates[0]?.retry }).toEqual({
      code: 1,
      count: 1,
      retry: 'ask',
    })
    expect((await runCli(['explain', '0x0499'])).code).toBe(0)
  })

  test('is read in Russian by people who read Russian', async () => {
    const { stdout } = await runCli(['explain', 'ESME_RTHROTTLED'], { env: { LANG: 'ru_RU.UTF-8' } })
    expect(stdout).toContain('что делать:')
    expect(stdout).not.toContain('what to do')
  })

  test.each([
    [['--profile', 'nobody'], 'There is no profile nobody. Choose one of these: ru-gateway-8056,'],
    [['--field', 'colour'], '--field colour is not known. Choose one of these: command_status,'],
    [['--pdu', 'submit_sm_rsp'], '--pdu submit_sm_rsp is not known.'],
  ])('%j is bad usage', async (args, said) => {
    const { code, stdout, stderr } = await runCli(['explain', '8', ...args])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`error: ${said}`)
  })
})

describe('encode', () => {
  test('goes on after a PDU it cannot write', async () => {
    const input = jsonLines([
      { command: 'enquire_link', sequence_number: 1 },
      { command: 'submit_sm', sequence_number: 2, fields: { esm_class: 256 } },
      { command: 'nope', sequence_number: 3 },
      { command: 'unbind', sequence_number: 4 },
    ])
    const { code, lines, stderr } = await runCli(['encode', '-'], { input })
    expect(code).toBe(2)
    expect(lines).toEqual(['00000010000000150000000000000001', '00000010000000060000000000000004'])
    expect(stderr).toContain('line 2: The field esm_class cannot be sent')
    expect(stderr).toContain('line 3: The field command cannot be sent')
  })

  test('says which keys it passed over, and writes the rest', async () => {
    const { code, lines, stderr } = await runCli(['encode'], {
      input: jsonLines([{ command: 'unbind', sequence_number: 4, comment: 'bye' }]),
    })
    expect({ code, lines }).toEqual({ code: 0, lines: ['00000010000000060000000000000004'] })
    expect(stderr).toContain('line 1: These keys mean nothing here and were passed over: comment.')
  })

  test('takes back what decode makes of a long line', async () => {
    const hex = '00000010000000060000000000000004'.repeat(90_000)
    const { stdout } = await runCli(['decode', '--json'], { input: hex })
    const { code, lines } = await runCli(['encode'], { input: stdout })
    expect({ code, isSame: lines[0] === hex }).toEqual({ code: 0, isSame: true })
    expect(stdout.length).toBeGreaterThan(16 * 1024 * 1024)
  })

  test('fails for a line of decode that is not all there', async () => {
    const octets = '00000010000000060000000000000004'
    const { stdout } = await runCli(['decode', '--json'], { input: `${octets}0000` })
    const { code, lines, stderr } = await runCli(['encode'], { input: stdout })
    expect({ code, lines }).toEqual({ code: 1, lines: [octets] })
    expect(stderr).toContain('line 1: What stood from octet 16 on could not be read')
  })
})
