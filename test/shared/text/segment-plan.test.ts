import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toHex } from '../../../shared/smpp/hex.ts'
import { decodeGsm7 } from '../../../shared/text/gsm7.ts'
import { messageEncodings, messageMethods } from '../../../shared/text/message-options.ts'
import { partLimits } from '../../../shared/text/part-limits.ts'
import { planSegments } from '../../../shared/text/segment-plan.ts'
import { segmentsJson } from '../../../shared/text/segments-json.ts'
import { decodeUcs2 } from '../../../shared/text/ucs2.ts'
import { readVectors } from '../../support/read-vectors.ts'

interface Row {
  id: string
  text?: string
  utf16?: string
  expected: { encoding: 'GSM-7' | 'UCS-2'; units: number; perSegment: number[]; boundaries: number[] }
  boundaries16?: number[]
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
  fc
    .array(fc.constantFrom('\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67', 'e\u0301', '\u042F', '\r\n'), {
      maxLength: 120,
    })
    .map((all) => all.join('')),
)

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

  test('the octets of every part read back as its text when the alphabet has it', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const plan = planSegments(asked)
        if (plan.notEncodable.length > 0 || asked.method === 'payload') return
        for (const { udh, short_message, text } of plan.segments) {
          const octets = short_message.subarray(udh.length)
          if (plan.encoding === 'gsm7') expect(decodeGsm7(octets)).toBe(text)
          if (plan.encoding === 'ucs2') expect(decodeUcs2(octets)).toBe(text)
          if (plan.encoding === 'binary') expect(toHex(octets)).toBe(text.replace(/[\s:]/g, '').toLowerCase())
        }
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
    expect(partLimits('gsm7', 'sar')).toEqual({ single: 160, part: 153 })
  })

  test('shrink by the national tables: 155/149 for one, 152/146 for both', () => {
    expect(partLimits('gsm7', 'udh8', 3)).toEqual({ single: 155, part: 149 })
    expect(partLimits('gsm7', 'udh8', 6)).toEqual({ single: 152, part: 146 })
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
      shifts: { locking: 1, singleShift: 1 },
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

test('writes the JSON of the segments command', () => {
  const json = segmentsJson(planSegments({ ...base, text: 'a'.repeat(161) }))
  expect(json).toMatchObject({
    encoding: 'gsm7',
    data_coding: 0,
    units: 161,
    outside_gsm: [],
    segments: [
      { units: 153, octets: 159, text: 'a'.repeat(153), udh: '0500032a0201' },
      {
        units: 8,
        octets: 14,
        text: 'a'.repeat(8),
        udh: '0500032a0202',
        short_message: `0500032a0202${'61'.repeat(8)}`,
      },
    ],
  })
})
