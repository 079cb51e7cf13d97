import { describe, expect, test } from 'vitest'
import type { SegmentsJson } from '../../../../shared/json/segments-json.ts'
import { readVectors } from '../../../support/read-vectors.ts'
import { jsonHere, runHere } from '../cli-in-process.ts'
import { jsonLines } from '../cli-process.ts'

interface SegmentsRow {
  id: string
  text?: string
  utf16?: string
  expected: { encoding: 'GSM-7' | 'UCS-2'; units: number; perSegment: number[]; boundaries: number[] }
  boundaries16?: number[]
}

const voicemail = { kind: 'voicemail', active: true, count: 3, store: true, by: 'udh' }

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
    const plans = await jsonHere<SegmentsJson>(['segments', '-'], { input })
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
    const plans = await jsonHere<SegmentsJson>(['segments'], { input })
    for (const [index, { id, boundaries16 }] of wide.entries()) {
      expect(startsOf(plans[index]!), id).toEqual(boundaries16)
    }
  })

  test('prints what is promised', async () => {
    const { lines } = await runHere(['segments', '--json'], {
      input: jsonLines([{ text: `${'a'.repeat(160)}b` }]),
    })
    expect(lines[0]).toMatch(
      /^\{"encoding":"gsm7","data_coding":0,"units":161,"segments":\[\{"units":153,"octets":159,"text":"a{153}","udh":"0500032a0201","short_message":"0500032a0201(61){153}"/,
    )
    expect(lines[0]).toContain('"outside_gsm":[]')
  })

  test('takes defaults from the command line and plain texts', async () => {
    const args = ['segments', '--plain', '--encoding', 'ucs2', '--method', 'sar']
    const [plan] = await jsonHere<SegmentsJson>(args, { input: `${'{'.repeat(71)}\n` })
    expect(plan).toMatchObject({ encoding: 'ucs2', units: 71 })
    expect(plan?.segments).toHaveLength(2)
    expect(plan?.segments[0]).toMatchObject({
      udh: '',
      tlvs: [{ tag: 0x020c }, { tag: 0x020e }, { tag: 0x020f }],
    })
  })

  test('prints a plan that cannot be sent, says why and fails', async () => {
    const input = jsonLines([{ text: 'Привет', encoding: 'gsm7' }, { text: 'a'.repeat(40_000) }])
    const { code, lines, stderr } = await runHere(['segments', '--json'], { input })
    expect({ code, count: lines.length }).toEqual({ code: 1, count: 2 })
    expect(stderr).toContain('line 1: These characters do not exist in gsm7: П р и в е т.')
    expect(stderr).toContain('line 2: The text needs 262 parts')
  })

  test('goes on after a line it cannot take', async () => {
    const input = `{"text":1}\n{"text":"a","encoding":"koi8"}\n\nnonsense\n{"text":"a"}\n`
    const { code, lines, stderr } = await runHere(['segments', '--json'], { input })
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
    const plans = await jsonHere<SegmentsJson>(['segments'], {
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
    const [national, sar, payload, push, waiting, coded, whole] = await jsonHere<SegmentsJson>(['segments'], {
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
    const [torn, latin, limited] = await jsonHere<SegmentsJson>(['segments', '--profile', 'smpp-3.4'], {
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
    const { code, stdout } = await runHere(['segments', '--plain', ...options], { input: '€ ş' })
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
    const { code, lines, stderr } = await runHere(['segments', '--json'], { input })
    expect({ code, count: lines.length }).toEqual({ code: 2, count: 0 })
    for (const said of [
      'ports: width 8',
      'message_class',
      'no_such_tlv',
      'field UDH',
      'no profile nobody',
      'it has neither text nor hex',
    ])
      expect(stderr).toContain(said)
    const latin = jsonLines([
      { text: 'a', encoding: 'latin1', message_class: 0 },
      { text: 'a'.repeat(300), method: 'none' },
    ])
    const unsendable = await runHere(['segments', '--json'], { input: latin })
    expect({ code: unsendable.code, count: unsendable.lines.length }).toEqual({ code: 1, count: 2 })
    expect(unsendable.stderr).toContain('line 1: message class 0 and encoding latin1 exclude each other')
    expect(unsendable.stderr).toContain('line 2: The field sm_length cannot be sent')
  })

  test('shows people which characters cost what', async () => {
    const { stdout } = await runHere(['segments', '--plain', '--lang', 'ru'], { input: 'Цена 5 \u202Eevil' })
    expect(stdout).toContain('Строка 1: ucs2, data_coding 8, единиц 12, частей 1')
    expect(stdout).toContain('Ц U+0426  с позиции 0')
    expect(stdout).toContain('‹U+202E› U+202E')
  })
})
