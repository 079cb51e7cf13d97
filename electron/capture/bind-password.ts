import { headerOctets, readUint32 } from '../../shared/smpp/frame.ts'
import {
  type BindTrace,
  cleanRanges,
  isBindId,
  knownBy,
  maskOctet,
  passwordRanges,
} from '../../shared/smpp/password-ranges.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'

/** Writes asterisks over what may be a password, in place, and returns what stood where; null when nothing did. */
export function maskPassword(octets: Uint8Array, trace: BindTrace = 'whole'): string | null {
  const ranges = passwordRanges(octets, trace)
  if (ranges.length === 0) return null
  const hidden = ranges.map(
    ({ start, end }) => `${start}:${Buffer.from(octets.subarray(start, end)).toString('hex')}`,
  )
  for (const { start, end } of ranges) octets.fill(maskOctet, start, end)
  return hidden.join(',')
}

/** The octets with what was hidden put back: the other half of maskPassword. */
export function unmaskPassword(octets: Uint8Array, hidden: string): Uint8Array {
  const whole = new Uint8Array(octets)
  for (const piece of hidden.split(',')) {
    const [first = '', second] = piece.split(':')
    // 0.1.0 kept the password alone, of binds that read cleanly.
    const start = second === undefined ? octets.indexOf(0, headerOctets) + 1 : Number(first)
    const stood = Buffer.from(second ?? first, 'hex')
    if (start + stood.length <= whole.length) whole.set(stood, start)
  }
  return whole
}

/**
 * Where passwords may stand in what passes one way over one session. Once a bind was broken, what cannot be told from
 * its rest is hidden for good: a raw bind may go out in several pieces, and a wrong length leaves a rest as well.
 */
export class BindWatch {
  #isBroken = false

  /** `pdu` is what the octets were read as. */
  traceOf(octets: Uint8Array, pdu: DecodedPdu): BindTrace {
    if (pdu.command !== null && pdu.error === null && !isBindId(pdu.command_id)) {
      return isOdd(pdu) ? 'odd' : 'whole'
    }
    const isBind = octets.length >= knownBy && isBindId(readUint32(octets, 4))
    if (this.#isBroken && pdu.command === null && !isBind) return 'rest'
    // Of fewer octets nobody knows what they begin.
    if (octets.length < knownBy || (isBind && cleanRanges(octets) === null)) this.#isBroken = true
    return 'odd'
  }
}

/** Octets are left over, or stand where no TLV does: another PDU may be among them. */
function isOdd({ tail, tlvs }: DecodedPdu): boolean {
  if (tail !== null) return true
  for (const { tag } of tlvs) if (tag === 0) return true
  return false
}
