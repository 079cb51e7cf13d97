import type { MessageMethod, PlainEncoding } from './message-options.ts'

/** Octets of user data one short message carries over the air, header included (TS 23.040 9.2.3.24, TP-UD). */
const userDataOctets = 140

/** Octets of the concatenation element: identifier, length, reference, total, number. */
const concatenationOctets: Readonly<Record<MessageMethod, number>> = {
  none: 0,
  udh8: 5,
  udh16: 6,
  // The message centre turns the TLVs into an 8-bit concatenation header, so the room is the same.
  sar: 5,
  payload: 0,
}

export interface PartLimits {
  /** Units of a message that travels alone. */
  readonly single: number
  /** Units of the first part of a split one: less than the others when it carries a header of its own. */
  readonly first: number
  /** Units of every other part. */
  readonly part: number
}

/**
 * Units that fit beside a header of `headerOctets` octets, UDHL included: septets for GSM 7-bit and ASCII (which most
 * message centres turn into septets), 16-bit units for UCS-2, octets for the rest.
 */
export function unitsBeside(encoding: PlainEncoding, headerOctets: number): number {
  if (encoding === 'ucs2') return (userDataOctets - headerOctets) >> 1
  if (encoding === 'gsm7' || encoding === 'gsm7-packed' || encoding === 'ascii')
    return (userDataOctets * 8) / 7 - Math.ceil((headerOctets * 8) / 7)
  return userDataOctets - headerOctets
}

/** The same in a short_message of a provider's own size, header included. */
function unitsIn(encoding: PlainEncoding, partOctets: number, headerOctets: number): number {
  if (encoding === 'gsm7-packed') return Math.floor((partOctets * 8) / 7) - Math.ceil((headerOctets * 8) / 7)
  return Math.floor((partOctets - headerOctets) / (encoding === 'ucs2' ? 2 : 1))
}

/**
 * @param elementOctets elements every part carries anyway (ports, national tables, message waiting), without UDHL.
 * @param partOctets a provider's own size of short_message, header included; replaces the air's limit.
 * @param firstOctets elements of the first part alone, without UDHL.
 */
export function partLimits(
  encoding: PlainEncoding,
  method: MessageMethod,
  elementOctets = 0,
  partOctets?: number,
  firstOctets = 0,
): PartLimits {
  const beside = (elements: number, concatenation: number): number => {
    const octets = elements + concatenation
    const header = octets === 0 ? 0 : octets + 1
    if (partOctets === undefined) return unitsBeside(encoding, header)
    // SAR carries no concatenation in short_message; there the provider's size is all text.
    const written = method !== 'sar' ? header : elements === 0 ? 0 : elements + 1
    return unitsIn(encoding, partOctets, written)
  }
  const concatenation = concatenationOctets[method]
  // Two units are the most one character takes: a part always has room for the next one.
  const atLeastOne = (units: number): number => Math.max(2, units)
  return {
    single: atLeastOne(beside(elementOctets + firstOctets, 0)),
    first: atLeastOne(beside(elementOctets + firstOctets, concatenation)),
    part: atLeastOne(beside(elementOctets, concatenation)),
  }
}
