import { hexDigitOctets } from './hex-digits.ts'
import { readUdh, type Udh } from './udh.ts'

/** How a header that does not fit was probably meant. */
export interface MeantHeader {
  readonly kind: 'counts-itself' | 'wrong-length' | 'hex-digits' | 'none'
  /** UDHL as written, and as it should be. */
  readonly declared: number
  readonly right: number
  /** Where the text begins. */
  readonly textAt: number
}

/** True when the header passes the end of the message, or an element the end of the header. */
export function isDoubtful({ problems }: Udh): boolean {
  return problems.some(({ code }) => code === 'length-overrun' || code === 'element-overrun')
}

/** Longest header that is tried: UDHL and what it may count. */
const maxHeader = 256

/** What a doubtful header in front of the octets of a message was meant to be; 'none' when the octets hold none. */
export function meantHeader(octets: Uint8Array): MeantHeader {
  const declared = octets[0] ?? 0
  for (const right of [declared - 1, declared + 1, declared + 2, declared - 2]) {
    if (right < 3 || right >= octets.length || !isHeader(octets.subarray(0, 1 + right), right)) continue
    return {
      kind: right === declared - 1 ? 'counts-itself' : 'wrong-length',
      declared,
      right,
      textAt: 1 + right,
    }
  }
  const length = hexDigitOctets(octets, 0, 1)?.[0] ?? 0
  const header = length < 3 ? null : hexDigitOctets(octets, 0, 1 + length)
  if (header !== null && isHeader(header, length)) {
    return { kind: 'hex-digits', declared, right: length, textAt: 2 * (1 + length) }
  }
  return { kind: 'none', declared, right: 0, textAt: 0 }
}

/** True when elements that the specification has fill the header with this length exactly. */
function isHeader(octets: Uint8Array, length: number): boolean {
  const copy = octets.slice(0, maxHeader)
  copy[0] = length
  const { elements, headerOctets, problems } = readUdh(copy)
  return (
    problems.length === 0 &&
    headerOctets === 1 + length &&
    elements.length > 0 &&
    elements.every(({ name }) => name !== 'reserved')
  )
}
