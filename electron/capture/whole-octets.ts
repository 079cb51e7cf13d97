import { unmaskPassword } from './bind-password.ts'
import type { CaptureRecord } from './capture-record.ts'
import type { CaptureSource } from './capture-source.ts'

/** The octets of a PDU with the passwords that were hidden when it was captured, as far as they can be opened. */
export function wholeOctets(
  source: Pick<CaptureSource, 'openPassword'>,
  { sealedPassword, octets }: Pick<CaptureRecord, 'sealedPassword' | 'octets'>,
): Uint8Array {
  const password = sealedPassword === null ? null : source.openPassword(sealedPassword)
  return password === null ? octets : unmaskPassword(octets, password)
}
