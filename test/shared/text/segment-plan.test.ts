import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toHex } from '../../../shared/smpp/hex.ts'
import { decodeGsm7 } from '../../../shared/text/gsm7.ts'
import { unpackSeptets } from '../../../shared/text/gsm7-packing.ts'
import {
  defaultTable,
  extensionTable,
  lockingTables,
  nationalLanguages,
  singleShiftTables,
} from '../../../shared/text/gsm7-table.ts'
import { messageEncodings, messageMethods } from '../../../shared/text/message-options.ts'
import { partLimits } from '../../../shared/text/part-limits.ts'
import { planSegments } from '../../../shared/text/segment-plan.ts'
import {
  decodeAscii,
  decodeIso8859Part5,
  decodeIso8859Part8,
  decodeLatin1,
} from '../../../shared/text/single-octet.ts'
import { decodeUcs2 } from '../../../shared/text/ucs2.ts'
import { readVectors } from '../../support/read-vectors.ts'

interface Row {
  id: string
  text?: string
  utf16?: string
  expected: { encoding: 'GSM-7' | 'UCS-2'; units: number; perSegment: number[]; boundaries: number[] }
  boundaries16?: number[]
  /** Best pair of tables that another implementation found; a pair of the same cost is as good. */
  expectedNational?: {
    lockingTable: number
    singleShiftTable: number
    units: number
    perSegment: number[]
    boundaries: number[]
  }
  graphemeSafe?: number[]
}

const rows = readVectors<Row>('segments')

function textOf(row: Row): string {
  if (row.text !== undefined) return row.text
  return (row.utf16?.match(/.{4}/g) ?? [])
    .map((unit) => String.fromCharCode(Number.parseInt(unit, 16)))
    .join('')
}

const base = { encoding: 'auto', method: 'udh8', reference: 42 } as const

describe('published texts', () => {
  test.each(rows)('cuts $id as the published splitters do', (row) => {
    const plan = planSegments({ ...base, text: textOf(row) })
    expect({
      encoding: plan.encoding === 'gsm7' ? 'GSM-7' : 'UCS-2',
      units: plan.units,
      perSegment: plan.segments.map((segment) => segment.units),
      boundaries: plan.segments.map((segment) => segment.start),
    }).toEqual(row.expected)
    if (row.boundaries16) {
      const wide = planSegments({ ...base, method: 'udh16', text: textOf(row) })
      expect(wide.segments.map((segment) => segment.start)).toEqual(row.boundaries16)
    }
  })

  test.each(rows.filter((row) => row.expectedNational))('finds national tables as cheap for $id', (row) => {
    const plan = planSegments({
      ...base,
      text: textOf(row),
      national: { locking: 'auto', singleShift: 'auto' },
    })
    const { lockingTable, units, perSegment, boundaries } = row.expectedNational!
    expect({
      encoding: plan.encoding,
      lockingTable: plan.shifts.locking ?? 0,
      units: plan.units,
      perSegment: plan.segments.map((segment) => segment.units),
      boundaries: plan.segments.map((segment) => segment.start),
    }).toEqual({ encoding: 'gsm7', lockingTable, units, perSegment, boundaries })
  })

  // The published cuts come from a library older than Unicode 15.1, which keeps Indic conjuncts whole.
  const newerClusters = new Set(['nli-or-155', 'nli-or-320'])
  test.each(rows.filter((row) => row.graphemeSafe))('keeps the clusters of $id whole', (row) => {
    const text = textOf(row)
    const starts = planSegments({ ...base, text, graphemes: true }).segments.map((segment) => segment.start)
    if (newerClusters.has(row.id)) expect(starts).toHaveLength(row.graphemeSafe?.length ?? 0)
    else expect(starts).toEqual(row.graphemeSafe)
  })
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 700 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom('a', '\u20AC', '[', '\u00E9', '\n'), { maxLength: 700 })
    .map((all) => all.join('')),
  fc.array(fc.constantFrom('\u042F', '\u0451', '\u2116', 'a'), { maxLength: 400 }).map((all) => all.join('')),
  fc.array(fc.constantFrom('\u05D0', '\u05EA', '\u200E', ' '), { maxLength: 400 }).map((all) => all.join('')),
  fc
    .array(fc.constantFrom('\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67', 'e\u0301', '\u042F', '\r\n'), {
      maxLength: 120,
    })
    .map((all) => all.join('')),
)

function charactersOf({ locking, singleShift }: { locking: number; singleShift: number }): string[] {
  const cells = [
    ...(lockingTables[locking] ?? defaultTable),
    ...(singleShiftTables[singleShift] ?? extensionTable),
  ]
  return [...new Set(cells.filter((cell) => cell !== undefined))]
}

/** The tables that elements 0x24 and 0x25 of a header name, read one after the other. */
function shiftsIn(header: Uint8Array): { locking?: number; singleShift?: number } {
  const shifts: { locking?: number; singleShift?: number } = {}
  for (let at = 1; at < header.length; at += 2 + header[at + 1]!) {
    if (header[at] === 0x24) shifts.singleShift = header[at + 2]!
    if (header[at] === 0x25) shifts.locking = header[at + 2]!
  }
  return shifts
}

describe('any text, encoding and method', () => {
  const request = fc.record({
    text: anyText,
    encoding: fc.constantFrom(...messageEncodings),
    method: fc.constantFrom(...messageMethods),
    reference: fc.integer({ min: 0, max: 0xffff }),
    graphemes: fc.boolean(),
  })

  test('the parts rejoin to the text and their units add up', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const plan = planSegments(asked)
        expect(plan.segments.map((segment) => segment.text).join('')).toBe(asked.text)
        expect(plan.segments.reduce((sum, segment) => sum + segment.units, 0)).toBe(plan.units)
        expect(plan.segments.map((segment) => asked.text.slice(segment.start, segment.end)).join('')).toBe(
          asked.text,
        )
      }),
    )
  })

  test('no part passes its limit, and none but the last has room for the next character', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const plan = planSegments({ ...asked, graphemes: false })
        const limits = partLimits(plan.encoding, asked.method)
        if (asked.method === 'none' || asked.method === 'payload') expect(plan.segments).toHaveLength(1)
        else if (plan.segments.length === 1) expect(plan.units).toBeLessThanOrEqual(limits.single)
        else {
          for (const segment of plan.segments) expect(segment.units).toBeLessThanOrEqual(limits.part)
          for (const segment of plan.segments.slice(0, -1))
            expect(segment.units).toBeGreaterThanOrEqual(limits.part - 1)
        }
      }),
    )
  })

  test('no part passes the 140 octets of the air, whatever its header', () => {
    const withHeader = fc.record({
      elementOctets: fc.integer({ min: 0, max: 12 }),
      firstOctets: fc.integer({ min: 0, max: 12 }),
      locking: fc.constantFrom(null, 'auto' as const, 1),
      singleShift: fc.constantFrom(null, 'auto' as const, 3),
    })
    const element = (octets: number) => (octets === 0 ? [] : [{ iei: 0x22, data: new Uint8Array(octets) }])
    fc.assert(
      fc.property(request, withHeader, (asked, { elementOctets, firstOctets, ...national }) => {
        if (asked.method === 'none' || asked.method === 'payload') return
        const header = { elements: element(elementOctets), firstElements: element(firstOctets) }
        const plan = planSegments({ ...asked, ...header, national })
        expect(plan.segments.map((segment) => segment.text).join('')).toBe(asked.text)
        const isSar = asked.method === 'sar' && plan.segments.length > 1
        for (const { udh, units } of plan.segments) {
          // The message centre adds a concatenation of six octets with UDHL, or five to a header there is.
          const octets = udh.length + (isSar ? (udh.length === 0 ? 6 : 5) : 0)
          const isSeptets = plan.encoding.startsWith('gsm7') || plan.encoding === 'ascii'
          const text = isSeptets
            ? Math.ceil((units * 7 + ((7 - ((8 * octets) % 7)) % 7)) / 8)
            : plan.encoding === 'ucs2'
              ? units * 2
              : units
          expect(octets + text).toBeLessThanOrEqual(140)
        }
      }),
    )
  })

  test('the octets of every part read back as its text when the alphabet has it', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const plan = planSegments(asked)
        if (plan.notEncodable.length > 0 || asked.method === 'payload') return
        for (const segment of plan.segments) {
          const { udh, short_message, text } = segment
          const octets = short_message.subarray(udh.length)
          if (plan.encoding === 'gsm7') expect(decodeGsm7(octets)).toBe(text)
          if (plan.encoding === 'gsm7-packed') {
            expect(decodeGsm7(unpackSeptets(octets, udh.length, segment.units))).toBe(text)
          }
          if (plan.encoding === 'iso-8859-5') expect(decodeIso8859Part5(octets)).toBe(text)
          if (plan.encoding === 'iso-8859-8') expect(decodeIso8859Part8(octets)).toBe(text)
          if (plan.encoding === 'latin1') expect(decodeLatin1(octets)).toBe(text)
          if (plan.encoding === 'ascii') expect(decodeAscii(octets)).toBe(text)
          if (plan.encoding === 'ucs2') expect(decodeUcs2(octets)).toBe(text)
          if (plan.encoding === 'binary') expect(toHex(octets)).toBe(text.replace(/[\s:]/g, '').toLowerCase())
        }
      }),
    )
  })

  test('parts with national tables and ports read back by what their own headers announce', () => {
    const languages = [0, ...Object.keys(nationalLanguages).map(Number)]
    const pair = fc.record({
      locking: fc.constantFrom(...languages),
      singleShift: fc.constantFrom(...languages),
    })
    const asked = pair.chain((shifts) =>
      fc.record({
        shifts: fc.constant(shifts),
        text: fc
          .array(fc.constantFrom(...charactersOf(shifts)), { maxLength: 500 })
          .map((characters) => characters.join('')),
        encoding: fc.constantFrom('gsm7' as const, 'gsm7-packed' as const),
        method: fc.constantFrom(...messageMethods),
        hasPorts: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(asked, ({ shifts, text, encoding, method, hasPorts }) => {
        const elements = hasPorts ? [{ iei: 0x05, data: Uint8Array.of(0x0b, 0x84, 0x23, 0xf0) }] : []
        const plan = planSegments({ text, encoding, method, reference: 7, national: shifts, elements })
        const read = plan.segments.map(({ short_message, tlvs, units }) => {
          const octets = tlvs.find((tlv) => tlv.tag === 0x0424)?.value ?? short_message
          const isNumbered = plan.segments.length > 1 && method !== 'sar'
          const hasHeader = hasPorts || shifts.locking > 0 || shifts.singleShift > 0 || isNumbered
          const header = octets.subarray(0, hasHeader ? 1 + (octets[0] ?? 0) : 0)
          const announced = shiftsIn(header)
          const body = octets.subarray(header.length)
          return decodeGsm7(encoding === 'gsm7' ? body : unpackSeptets(body, header.length, units), announced)
        })
        expect(read.join('')).toBe(text)
        if (method === 'none' || method === 'payload') return
        for (const { units } of plan.segments) expect(units).toBeLessThanOrEqual(plan.limits.single)
        if (plan.segments.length > 1)
          for (const { units } of plan.segments) expect(units).toBeLessThanOrEqual(plan.limits.part)
      }),
    )
  })

  test('with graphemes no cut falls inside a cluster that fits a part', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
    fc.assert(
      fc.property(anyText, (text) => {
        const plan = planSegments({ ...base, text, graphemes: true })
        const limit = partLimits(plan.encoding, 'udh8').part
        for (const { start } of plan.segments.slice(1)) {
          const cluster = segmenter.segment(text).containing(start)
          if (cluster && cluster.index !== start) expect(cluster.segment.length).toBeGreaterThan(limit / 2)
        }
      }),
    )
  })
})

describe('limits', () => {
  test('are 160/153/152, 140/134/133 and 70/67/66', () => {
    const all = (['gsm7', 'latin1', 'ucs2'] as const).map((encoding) => [
      partLimits(encoding, 'udh8').single,
      partLimits(encoding, 'udh8').part,
      partLimits(encoding, 'udh16').part,
    ])
    expect(all).toEqual([
      [160, 153, 152],
      [140, 134, 133],
      [70, 67, 66],
    ])
    expect(partLimits('gsm7', 'sar')).toEqual({ single: 160, first: 153, part: 153 })
  })

  // Header elements without UDHL, then the units that are left: GSM 7-bit, 8-bit, UCS-2.
  const table: readonly (readonly [string, 'none' | 'udh8' | 'udh16', number, number, number, number])[] = [
    ['nothing', 'none', 0, 160, 140, 70],
    ['an 8-bit reference', 'udh8', 0, 153, 134, 67],
    ['a 16-bit reference', 'udh16', 0, 152, 133, 66],
    ['8-bit ports', 'none', 4, 154, 135, 67],
    ['16-bit ports', 'none', 6, 152, 133, 66],
    ['16-bit ports and an 8-bit reference', 'udh8', 6, 146, 128, 64],
    ['16-bit ports and a 16-bit reference', 'udh16', 6, 145, 127, 63],
    ['one national table', 'none', 3, 155, 136, 68],
    ['both national tables', 'none', 6, 152, 133, 66],
    ['an 8-bit reference and one national table', 'udh8', 3, 149, 131, 65],
    ['an 8-bit reference and both national tables', 'udh8', 6, 146, 128, 64],
    ['a 16-bit reference and one national table', 'udh16', 3, 148, 130, 65],
    ['a 16-bit reference and both national tables', 'udh16', 6, 145, 127, 63],
    ['message waiting', 'none', 4, 154, 135, 67],
    ['message waiting and an 8-bit reference', 'udh8', 4, 148, 130, 65],
  ]

  test.each(table)('beside %s', (_name, method, elements, septets, octets, units) => {
    const roomFor = (encoding: 'gsm7' | 'gsm7-packed' | 'binary' | 'ucs2') =>
      partLimits(encoding, method, elements).part
    expect([roomFor('gsm7'), roomFor('gsm7-packed'), roomFor('binary'), roomFor('ucs2')]).toEqual([
      septets,
      septets,
      octets,
      units,
    ])
  })

  test('of the first part shrink by the elements that it alone carries', () => {
    const firstElements = [{ iei: 0x20, data: Uint8Array.of(5) }]
    const plan = planSegments({ ...base, text: 'a'.repeat(400), firstElements })
    expect(plan.segments.map((segment) => segment.units)).toEqual([149, 153, 98])
    expect(plan.segments.map((segment) => segment.udh.length)).toEqual([9, 6, 6])
  })

  test("give way to a provider's own part size", () => {
    const sizes = (partOctets: number) =>
      planSegments({ ...base, text: 'a'.repeat(400), partOctets }).segments.map((s) => s.short_message.length)
    expect(sizes(140)).toEqual([140, 140, 138])
    expect(sizes(158)).toEqual([158, 158, 102])
  })
})

describe('methods', () => {
  const text = 'a'.repeat(161)

  test('udh8 and udh16 write the header the preview shows', () => {
    const narrow = planSegments({ ...base, text })
    expect(narrow.segments.map((segment) => toHex(segment.udh))).toEqual(['0500032a0201', '0500032a0202'])
    expect(narrow.segments[0]?.short_message).toHaveLength(159)
    const wide = planSegments({ ...base, text, method: 'udh16', reference: 0x1234 })
    expect(wide.segments.map((segment) => toHex(segment.udh))).toEqual(['06080412340201', '06080412340202'])
  })

  test('sar leaves the text bare and numbers it in TLVs', () => {
    const plan = planSegments({ ...base, text, method: 'sar', reference: 300 })
    expect(plan.segments[1]).toMatchObject({ udh: new Uint8Array(0), units: 8 })
    expect(plan.segments[1]?.tlvs.map((tlv) => [tlv.tag, toHex(tlv.value)])).toEqual([
      [0x020c, '012c'],
      [0x020e, '02'],
      [0x020f, '02'],
    ])
  })

  test('payload moves all octets into message_payload', () => {
    const [segment] = planSegments({ ...base, text, method: 'payload' }).segments
    expect(segment?.short_message).toHaveLength(0)
    expect(segment?.tlvs.map((tlv) => [tlv.tag, tlv.value.length])).toEqual([[0x0424, 161]])
  })

  test('none keeps one part, whatever its length', () => {
    expect(planSegments({ ...base, text: 'a'.repeat(300), method: 'none' }).segments).toHaveLength(1)
  })

  test('national tables travel as elements 24 and 25 of every part', () => {
    const turkish = '\u011F'.repeat(160)
    const plan = planSegments({
      ...base,
      text: turkish,
      encoding: 'gsm7',
      national: { locking: 1, singleShift: 1 },
    })
    expect(plan.segments.map((segment) => segment.units)).toEqual([146, 14])
    expect(toHex(plan.segments[0]?.udh ?? new Uint8Array(0))).toBe('0b00032a0201240101250101')
    expect(plan.outsideGsm).toEqual([])
  })

  test('what an encoding lacks is named and becomes a question mark', () => {
    const plan = planSegments({ ...base, text: 'a\uD83D\uDE00\u0416', encoding: 'latin1' })
    expect(plan.notEncodable).toEqual([
      { character: '\uD83D\uDE00', index: 1 },
      { character: '\u0416', index: 3 },
    ])
    expect(toHex(plan.segments[0]?.short_message ?? new Uint8Array(0))).toBe('613f3f')
  })

  test('binary counts octets and names the digit without its half', () => {
    const plan = planSegments({ ...base, text: '0a 0B:0c 0', encoding: 'binary' })
    expect(plan).toMatchObject({ units: 4, dataCoding: 4, notEncodable: [{ character: '0', index: 9 }] })
    expect(
      toHex(planSegments({ ...base, text: '0a 0B:0c', encoding: 'binary' }).segments[0]!.short_message),
    ).toBe('0a0b0c')
  })
})
