import { encodePdu } from '../../../shared/smpp/encode.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import { maskPassword } from '../../capture/bind-password.ts'

/** The PDU's octets as they may be printed: an outbind brings a password with it. */
export function shownOctets(pdu: DecodedPdu): Uint8Array {
  const octets = encodePdu(pdu)
  maskPassword(octets)
  return octets
}
