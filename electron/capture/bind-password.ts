/**
 * SMPP 3.4 §5.1.2.1: bind_receiver, bind_transmitter, bind_transceiver; outbind (SMPP 3.4 §4.1.7) has the
 * same first two fields.
 */
const commandsWithPassword: readonly number[] = [0x00000001, 0x00000002, 0x00000009, 0x0000000b]
const headerOctets = 16
const maskOctet = 0x2a

/** Where the password stands in a bind_* or outbind, without its NUL; null when there is none to hide. */
function passwordRange(octets: Uint8Array): { start: number; end: number } | null {
  if (octets.length <= headerOctets) return null
  const commandId = new DataView(octets.buffer, octets.byteOffset, octets.byteLength).getUint32(4)
  if (!commandsWithPassword.includes(commandId)) return null
  const systemIdEnd = octets.indexOf(0, headerOctets)
  if (systemIdEnd < 0) return null
  const start = systemIdEnd + 1
  const nul = octets.indexOf(0, start)
  // Without its NUL it reaches to the end: better too much hidden than a secret shown.
  const end = nul < 0 ? octets.length : nul
  return end > start ? { start, end } : null
}

/** Writes asterisks over the password, in place, and returns what stood there as hex; null when there was none. */
export function maskPassword(octets: Uint8Array): string | null {
  const range = passwordRange(octets)
  if (range === null) return null
  const password = Buffer.from(octets.subarray(range.start, range.end)).toString('hex')
  octets.fill(maskOctet, range.start, range.end)
  return password
}

/** The PDU with the password put back: the other half of maskPassword. */
export function unmaskPassword(octets: Uint8Array, passwordHex: string): Uint8Array {
  const range = passwordRange(octets)
  const password = Buffer.from(passwordHex, 'hex')
  if (range === null || range.end - range.start !== password.length) return octets
  const whole = new Uint8Array(octets)
  whole.set(password, range.start)
  return whole
}
