import type { MessageEncoding, MessageMethod } from './message-options.ts'

/** Octets of user data one short message carries over the air, header included (TS 23.040 9.2.3.24, TP-UD). */
const userDataOctets = 140

/** Header octets of a concatenated part: UDHL, identifier, length, reference, total, number. */
const concatenationOctets: Readonly<Record<MessageMethod, number>> = {
  none: 0,
  udh8: 6,
  udh16: 7,
  // The message centre turns the TLVs into an 8-bit concatenation header, so the room is the same.
  sar: 6,
  payload: 0,
}

export interface PartLimits {
  /** Units of a message that travels alone. */
  readonly single: number
  /** Units of each part of a split one. */
  readonly part: number
}

/**
 * How many units fit beside a header of so many octets: septets for gsm7 and ascii (which most message centres turn
 * into septets), octets for latin1 and binary, 16-bit units for ucs2. 160/153/152, 140/134/133, 70/67/66.
 */
function unitsBeside(encoding: Exclude<MessageEncoding, 'auto'>, headerOctets: number): number {
  const octets = userDataOctets - headerOctets
  if (encoding === 'ucs2') return octets >> 1
  if (encoding === 'gsm7' || encoding === 'ascii') return Math.floor((octets * 8) / 7)
  return octets
}

/**
 * @param headerOctets elements every part carries anyway (ports, national tables), without UDHL.
 * @param partOctets a provider's own size of short_message, header included; replaces the air's limit.
 */
export function partLimits(
  encoding: Exclude<MessageEncoding, 'auto'>,
  method: MessageMethod,
  headerOctets = 0,
  partOctets?: number,
): PartLimits {
  const alone = headerOctets === 0 ? 0 : headerOctets + 1
  const split =
    concatenationOctets[method] +
    headerOctets +
    (concatenationOctets[method] === 0 && headerOctets > 0 ? 1 : 0)
  if (partOctets === undefined)
    return { single: unitsBeside(encoding, alone), part: unitsBeside(encoding, split) }
  const unitOctets = encoding === 'ucs2' ? 2 : 1
  // SAR carries no header in short_message; there the provider's size is all text.
  const written = method === 'sar' ? alone : split
  return {
    single: Math.max(2, Math.floor((partOctets - alone) / unitOctets)),
    part: Math.max(2, Math.floor((partOctets - written) / unitOctets)),
  }
}
