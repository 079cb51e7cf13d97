import { udhElementName, udhElementTable } from './udh-element-table.ts'

export interface Concatenation {
  readonly referenceBits: 8 | 16
  readonly reference: number
  readonly total: number
  readonly number: number
}

export interface UdhElement {
  readonly iei: number
  readonly name: string
  /** Octets of the whole element, identifier and length included, counted from the start of the user data. */
  readonly start: number
  readonly end: number
  readonly data: Uint8Array
  /** Elements 0x00 and 0x08 of the right length; null also when the numbers break TS 23.040 9.2.3.24.1. */
  readonly concatenation: Concatenation | null
  /** Elements 0x04 and 0x05 of the right length. */
  readonly ports: { readonly destination: number; readonly source: number } | null
}

/** 'length-overrun': UDHL passes the end; 'element-overrun': an element passes the header's end. */
export type UdhProblem =
  | { readonly code: 'length-overrun' | 'element-overrun'; readonly offset: number }
  | {
      readonly code: 'element-length' | 'concatenation-invalid' | 'repeated'
      readonly offset: number
      readonly iei: number
    }

export interface Udh {
  /** Elements read up to the first that does not fit. */
  readonly elements: readonly UdhElement[]
  /** UDHL and what it counts, cut at the end of the octets; 0 when there are none. */
  readonly headerOctets: number
  readonly problems: readonly UdhProblem[]
}

const repeatable = new Set([
  0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x10, 0x11, 0x12, 0x14, 0x17, 0x18, 0x19, 0x20, 0x21, 0x23,
])

function readConcatenation(iei: number, data: Uint8Array): Concatenation | null {
  const referenceBits = iei === 0x00 && data.length === 3 ? 8 : iei === 0x08 && data.length === 4 ? 16 : null
  if (referenceBits === null) return null
  const at = (index: number): number => data[index] ?? 0
  const reference = referenceBits === 8 ? at(0) : (at(0) << 8) | at(1)
  return { referenceBits, reference, total: at(data.length - 2), number: at(data.length - 1) }
}

function readPorts(iei: number, data: Uint8Array): UdhElement['ports'] {
  const at = (index: number): number => data[index] ?? 0
  if (iei === 0x04 && data.length === 2) return { destination: at(0), source: at(1) }
  if (iei === 0x05 && data.length === 4) {
    return { destination: (at(0) << 8) | at(1), source: (at(2) << 8) | at(3) }
  }
  return null
}

/**
 * Reads the user data header at the start of short_message or message_payload (esm_class bit 0x40 says it is there).
 * Never throws: what does not fit is a problem, and the elements before it are kept.
 */
export function readUdh(octets: Uint8Array): Udh {
  const problems: UdhProblem[] = []
  const elements: UdhElement[] = []
  if (octets.length === 0)
    return { elements, headerOctets: 0, problems: [{ code: 'length-overrun', offset: 0 }] }
  const declaredEnd = 1 + (octets[0] ?? 0)
  if (declaredEnd > octets.length) problems.push({ code: 'length-overrun', offset: 0 })
  const end = Math.min(declaredEnd, octets.length)
  let start = 1
  while (start < end) {
    const iei = octets[start] ?? 0
    const dataLength = octets[start + 1]
    if (dataLength === undefined || start + 2 > end || start + 2 + dataLength > end) {
      problems.push({ code: 'element-overrun', offset: start })
      break
    }
    const data = octets.subarray(start + 2, start + 2 + dataLength)
    const fixed = udhElementTable.find(([identifier]) => identifier === iei)?.[2] ?? null
    if (fixed !== null && fixed !== dataLength) problems.push({ code: 'element-length', offset: start, iei })
    if (!repeatable.has(iei) && elements.some((element) => element.iei === iei)) {
      problems.push({ code: 'repeated', offset: start, iei })
    }
    let concatenation = readConcatenation(iei, data)
    // TS 23.040 9.2.3.24.1: total 0, number 0 or number above total make the receiver ignore the element.
    if (concatenation && (concatenation.number === 0 || concatenation.number > concatenation.total)) {
      problems.push({ code: 'concatenation-invalid', offset: start, iei })
      concatenation = null
    }
    const ports = readPorts(iei, data)
    elements.push({
      iei,
      name: udhElementName(iei),
      start,
      end: start + 2 + dataLength,
      data,
      concatenation,
      ports,
    })
    start += 2 + dataLength
  }
  return { elements, headerOctets: end, problems }
}

/** The concatenation in force: the last one, since a repeated element overrides (TS 23.040 9.2.3.24). */
export function concatenationOf(udh: Udh): Concatenation | null {
  return udh.elements.findLast((element) => element.concatenation !== null)?.concatenation ?? null
}

/** Header octets with UDHL in front; no octets for no elements. Throws RangeError when the header passes 255 octets. */
export function writeUdh(
  elements: readonly { readonly iei: number; readonly data: Uint8Array }[],
): Uint8Array {
  if (elements.length === 0) return new Uint8Array(0)
  const length = elements.reduce((sum, element) => sum + 2 + element.data.length, 0)
  if (length > 255) throw new RangeError(`A user data header holds 255 octets, not ${length}.`)
  const octets = new Uint8Array(1 + length)
  octets[0] = length
  let at = 1
  for (const { iei, data } of elements) {
    octets[at] = iei
    octets[at + 1] = data.length
    octets.set(data, at + 2)
    at += 2 + data.length
  }
  return octets
}

/** Element 0x00 or 0x08 for one part of a long message; the reference is cut to its width. */
export function concatenationElement(concatenation: Concatenation): { iei: number; data: Uint8Array } {
  const { referenceBits, reference, total, number } = concatenation
  if (referenceBits === 8) return { iei: 0x00, data: Uint8Array.of(reference & 0xff, total, number) }
  return { iei: 0x08, data: Uint8Array.of((reference >> 8) & 0xff, reference & 0xff, total, number) }
}
