import { defaultMaxPduOctets, headerOctets } from '../smpp/frame.ts'
import { fromHex } from '../smpp/hex.ts'
import { layoutById } from '../smpp/pdu-layout.ts'
import type { Lines, PastedPdu, PasteProblem, PasteStyle } from './pasted-item.ts'

/** Octets that one line writes, as hex digits: a digit may be left over where a wrapped line ends. */
export interface OctetRun {
  readonly style: PasteStyle
  readonly digits: string
  /** True when the line holds nothing else, so that a line like it may go on with the PDU. */
  readonly isWhole: boolean
  /** Octets that the writer says it left out. */
  readonly leftOut: number
  readonly problems: readonly PasteProblem[]
}

/** Octets of command_length and command_id, which tell a PDU from other octets. */
export const tellingDigits = 16

/** True when the digits begin with a sound command_length and the command_id of a PDU that a specification has. */
export function beginsPdu(digits: string, at = 0): boolean {
  const length = Number.parseInt(digits.slice(at, at + 8), 16)
  const id = digits.slice(at + 8, at + 16)
  if (id.length < 8 || !(length >= headerOctets && length <= defaultMaxPduOctets)) return false
  return layoutById(Number.parseInt(id, 16)) !== null
}

/** The octets of the digits; a digit left over at the end is dropped. */
export function octetsOfDigits(digits: string): Uint8Array {
  const even = digits.length % 2 === 0 ? digits : digits.slice(0, -1)
  return fromHex(even) ?? new Uint8Array(0)
}

/** The PDUs with which the digits begin, one after another, and the digits that they fill; the last may be cut. */
export function pdusOfDigits(
  digits: string,
  style: PasteStyle,
  lines: Lines,
): { readonly items: readonly PastedPdu[]; readonly filled: number } {
  const items: PastedPdu[] = []
  let from = 0
  while (beginsPdu(digits, from)) {
    const wanted = 2 * Number.parseInt(digits.slice(from, from + 8), 16)
    const octets = octetsOfDigits(digits.slice(from, from + wanted))
    const missingOctets = wanted / 2 - octets.length
    items.push({ kind: 'pdu', style, lines, octets, missingOctets, fromFields: false, unsaid: [] })
    from += wanted
  }
  return { items, filled: from }
}
