import { chooseEncoding, type EncodingReason } from './choose-encoding.ts'
import type { Gsm7Shifts, GsmOffender } from './gsm7.ts'
import { outsideGsm } from './gsm7.ts'
import { packSeptets } from './gsm7-packing.ts'
import {
  isGsm7,
  type MessageEncoding,
  type MessageMethod,
  type NationalChoice,
  type PlainEncoding,
  type TextRules,
} from './message-options.ts'
import { type PartLimits, partLimits } from './part-limits.ts'
import type { TextUnits } from './text-units.ts'
import { layOutText } from './text-units.ts'
import { concatenationElement, writeUdh } from './udh.ts'

/** A header element to be written. */
export interface HeaderElement {
  readonly iei: number
  readonly data: Uint8Array
}

export interface SegmentRequest {
  /** For 'binary': hex digits. */
  readonly text: string
  readonly encoding: MessageEncoding
  readonly method: MessageMethod
  /** Concatenation reference; an 8-bit header takes its low octet. */
  readonly reference: number
  /** Keep grapheme clusters whole where one fits a part; a part may end early for it. */
  readonly graphemes?: boolean | undefined
  /** A provider's own size of short_message in octets, header included. */
  readonly partOctets?: number | undefined
  /** National tables for GSM 7-bit; written as UDH elements 0x24 and 0x25 into every part. */
  readonly national?: { readonly locking: NationalChoice; readonly singleShift: NationalChoice } | undefined
  /** The provider's rules: they limit 'auto' and give data_coding 0 its alphabet. */
  readonly rules?: TextRules | undefined
  /** Elements of every part's header beside concatenation and national tables: ports, message waiting. */
  readonly elements?: readonly HeaderElement[] | undefined
  /** Elements of the first part's header alone. */
  readonly firstElements?: readonly HeaderElement[] | undefined
  /** Octets of the elements that the message centre will make of TLVs: they take room on the air all the same. */
  readonly tlvElementOctets?: number | undefined
}

export interface Segment {
  readonly text: string
  /** Septets, octets or 16-bit units, by the encoding; the header is not counted. */
  readonly units: number
  /** UTF-16 indices into the text. */
  readonly start: number
  readonly end: number
  /** Empty when the part has no header. */
  readonly udh: Uint8Array
  /** Header and text octets; empty for the method 'payload'. */
  readonly short_message: Uint8Array
  readonly tlvs: readonly { readonly tag: number; readonly value: Uint8Array }[]
}

export interface SegmentPlan {
  readonly encoding: PlainEncoding
  readonly dataCoding: number
  /** Why it is this encoding. */
  readonly reason: EncodingReason
  /** National tables in force. */
  readonly shifts: Gsm7Shifts
  readonly limits: PartLimits
  readonly units: number
  readonly method: MessageMethod
  /** At least one. More than 255 cannot be numbered: the caller refuses. */
  readonly segments: readonly Segment[]
  /** Characters that keep the text out of GSM 7-bit; empty for binary. */
  readonly outsideGsm: readonly GsmOffender[]
  /** Characters that the chosen encoding lacks; they are question marks in the octets. */
  readonly notEncodable: readonly { readonly character: string; readonly index: number }[]
}

const sarMsgRefNum = 0x020c
const sarTotalSegments = 0x020e
const sarSegmentSeqnum = 0x020f
const messagePayload = 0x0424

function nationalElements(shifts: Gsm7Shifts): HeaderElement[] {
  const elements: HeaderElement[] = []
  if (shifts.singleShift) elements.push({ iei: 0x24, data: Uint8Array.of(shifts.singleShift) })
  if (shifts.locking) elements.push({ iei: 0x25, data: Uint8Array.of(shifts.locking) })
  return elements
}

/** Where a cluster that straddles the cut begins; the cut itself when it fits no part or starts the part. */
function clusterCut(
  clusters: Intl.Segments,
  units: TextUnits,
  from: number,
  cut: number,
  limit: number,
): number {
  const cluster = clusters.containing(cut)
  if (cluster === undefined || cluster.index <= from || cluster.index === cut) return cut
  let clusterUnits = 0
  for (let index = cluster.index; index < cluster.index + cluster.segment.length; index++) {
    clusterUnits += units.costs[index] ?? 0
  }
  return clusterUnits <= limit ? cluster.index : cut
}

/** Ends of the parts: each is filled until the next character would pass the limit. */
function cutPoints(text: string, units: TextUnits, limits: PartLimits, graphemes: boolean): number[] {
  const clusters = graphemes ? new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text) : null
  const ends: number[] = []
  let from = 0
  let used = 0
  let limit = limits.first
  for (let index = 0; index < text.length; index++) {
    const cost = units.costs[index] ?? 0
    if (used + cost <= limit) {
      used += cost
      continue
    }
    const cut = clusters === null ? index : clusterCut(clusters, units, from, index, limit)
    ends.push(cut)
    from = cut
    limit = limits.part
    // A cut moved back to keep a cluster whole is walked again, at most one part's units.
    index = cut
    used = units.costs[cut] ?? 0
  }
  ends.push(text.length)
  return ends
}

function join(header: Uint8Array, text: Uint8Array): Uint8Array {
  if (header.length === 0) return text
  const octets = new Uint8Array(header.length + text.length)
  octets.set(header)
  octets.set(text, header.length)
  return octets
}

function sarTlvs(reference: number, total: number, number: number): Segment['tlvs'] {
  return [
    { tag: sarMsgRefNum, value: Uint8Array.of((reference >> 8) & 0xff, reference & 0xff) },
    { tag: sarTotalSegments, value: Uint8Array.of(total) },
    { tag: sarSegmentSeqnum, value: Uint8Array.of(number) },
  ]
}

/**
 * Cuts a text into the parts that are sent: the preview shows what the sender writes.
 *
 * Never parts an escape from its septet, a surrogate pair or an octet's digits. The methods 'none' and 'payload' keep
 * one part whatever its length; 'payload' puts it into message_payload. Linear in the text, never throws.
 */
export function planSegments(request: SegmentRequest): SegmentPlan {
  const { text, method, reference, rules = {}, elements = [], firstElements = [] } = request
  const { locking = null, singleShift = null } = request.national ?? {}
  const commonOctets = elementOctets(elements) + (request.tlvElementOctets ?? 0)
  const firstOctets = elementOctets(firstElements)
  const { encoding, dataCoding, shifts, reason } = chooseEncoding({
    text,
    encoding: request.encoding,
    locking,
    singleShift,
    rules,
    otherOctets: { alone: commonOctets + firstOctets, split: commonOctets + (method === 'udh16' ? 6 : 5) },
  })
  const national = isGsm7(encoding) ? nationalElements(shifts) : []
  const units = layOutText(text, encoding, shifts)
  const limits = partLimits(
    encoding,
    method,
    commonOctets + elementOctets(national),
    request.partOctets,
    firstOctets,
  )
  const isSplit = method !== 'none' && method !== 'payload' && units.total > limits.single
  const ends = isSplit ? cutPoints(text, units, limits, request.graphemes ?? false) : [text.length]

  const segments = ends.map((end, place): Segment => {
    const start = ends[place - 1] ?? 0
    const number = place + 1
    const total = ends.length
    const referenceBits = method === 'udh16' ? 16 : 8
    const concatenation =
      isSplit && method !== 'sar' ? [concatenationElement({ referenceBits, reference, total, number })] : []
    const udh = writeUdh([...elements, ...concatenation, ...national, ...(place === 0 ? firstElements : [])])
    const coded = units.encode(start, end)
    const octets = encoding === 'gsm7-packed' ? packSeptets(coded, udh.length) : coded
    let partUnits = 0
    for (let index = start; index < end; index++) partUnits += units.costs[index] ?? 0
    const whole = join(udh, octets)
    return {
      text: text.slice(start, end),
      units: partUnits,
      start,
      end,
      udh,
      short_message: method === 'payload' ? new Uint8Array(0) : whole,
      tlvs:
        method === 'payload'
          ? [{ tag: messagePayload, value: whole }]
          : isSplit && method === 'sar'
            ? sarTlvs(reference, total, number)
            : [],
    }
  })
  return {
    encoding,
    dataCoding,
    reason,
    shifts,
    limits,
    units: units.total,
    method,
    segments,
    outsideGsm: encoding === 'binary' ? [] : outsideGsm(text, shifts),
    notEncodable: units.notEncodable,
  }
}

/** Octets of elements with identifier and length, without UDHL. */
function elementOctets(elements: readonly HeaderElement[]): number {
  return elements.reduce((sum, element) => sum + 2 + element.data.length, 0)
}
