import { responseBit } from './command-id.ts'
import { readOnlyTlvs } from './decode-tlvs.ts'
import { headerOctets, readUint32 } from './frame.ts'
import { pduTable } from './pdu-table.ts'
import { tlvByTag } from './tlv-value.ts'

/**
 * How octets may hold the password of a bind_* or outbind (v3.4 §4.1). 'whole': as the PDU that their header says. 'odd':
 * also inside, for what they are cannot be read to its end. 'rest': anywhere, for a bind may have begun before them.
 */
export type BindTrace = 'whole' | 'odd' | 'rest'

/** Octets that hold, or may hold, a password; `end` is exclusive. */
export interface PasswordRange {
  readonly start: number
  readonly end: number
}

const bindIds: ReadonlySet<number> = new Set(
  (['bind_receiver', 'bind_transmitter', 'bind_transceiver', 'outbind'] as const).map(
    (name) => pduTable[name].id,
  ),
)
const outbindId = pduTable.outbind.id
/** An asterisk stands for each octet of a password. */
export const maskOctet = 0x2a

/** Octets of command_length and command_id: what a bind is known by. */
export const knownBy = 8
/** v3.4 §5.2: longest values, without their NUL; passwords are longer in practice. */
const longest = { systemId: 15, systemType: 12, addressRange: 40, password: 64 }
/** interface_version as peers send it; 0x00 is what those send that have none. */
const versions: ReadonlySet<number> = new Set([0x00, 0x31, 0x32, 0x33, 0x34, 0x50])
const maxTon = 7
const maxNpi = 20
/** A bind inside other octets is looked for by a length that one can have. */
const maxBindOctets = 1024

/** What is to be hidden of the octets; empty without a bind. Of a bind that does not read cleanly, all behind its header. */
export function passwordRanges(octets: Uint8Array, trace: BindTrace): readonly PasswordRange[] {
  return rangesToHide(octets, trace).filter(({ start, end }) => end > start)
}

/** A copy with an asterisk for each octet of a password. */
export function withoutPasswords(octets: Uint8Array, trace: BindTrace): Uint8Array {
  const masked = octets.slice()
  for (const { start, end } of passwordRanges(octets, trace)) masked.fill(maskOctet, start, end)
  return masked
}

export function isBindId(commandId: number): boolean {
  return bindIds.has(commandId % responseBit)
}

function rangesToHide(octets: Uint8Array, trace: BindTrace): readonly PasswordRange[] {
  const end = octets.length
  if (trace === 'rest') return [{ start: 0, end }]
  if (end >= knownBy && isBindId(readUint32(octets, 4))) {
    return cleanRanges(octets) ?? [{ start: Math.min(headerOctets, end), end }]
  }
  if (trace === 'whole') return []
  const misnamed = misnamedRange(octets)
  if (misnamed !== null) return [misnamed]
  for (let at = 1; at + knownBy <= end; at++) {
    const length = readUint32(octets, at)
    if (length <= headerOctets || length > maxBindOctets) continue
    if (isBindId(readUint32(octets, at + 4))) return [{ start: Math.min(at + headerOctets, end), end }]
  }
  return []
}

/** What to hide of a bind, an outbind or a bind's response that reads cleanly; null when it does not. */
export function cleanRanges(octets: Uint8Array): readonly PasswordRange[] | null {
  if (octets.length < headerOctets || readUint32(octets, 0) !== octets.length) return null
  const commandId = readUint32(octets, 4)
  if (commandId >= responseBit) return isCleanResponse(octets) ? [] : null
  const systemId = printable(octets, headerOctets, longest.systemId)
  if (systemId === null) return null
  const password = nulFrom(octets, systemId + 1)
  if (password === null) return null
  const hidden = { start: systemId + 1, end: password }
  if (commandId === outbindId) return password + 1 === octets.length ? [hidden] : null
  const systemType = printable(octets, password + 1, longest.systemType)
  if (systemType === null || !isCleanEnd(octets, systemType + 1)) return null
  // Without a password the next field may be one that came a NUL late.
  return hidden.end > hidden.start ? [hidden] : [{ start: password + 1, end: systemType }]
}

/** The password where what follows the header can be read as a bind's fields, whatever its command_id says. */
function misnamedRange(octets: Uint8Array): PasswordRange | null {
  if (octets.length <= headerOctets) return null
  const systemId = printable(octets, headerOctets, longest.systemId)
  if (systemId === null || systemId === headerOctets) return null
  const password = printable(octets, systemId + 1, longest.password)
  if (password === null || password === systemId + 1) return null
  const systemType = printable(octets, password + 1, longest.systemType)
  const isBind = systemType !== null && isCleanEnd(octets, systemType + 1)
  return isBind ? { start: systemId + 1, end: password } : null
}

/** interface_version, addr_ton, addr_npi and address_range, and nothing after them. */
function isCleanEnd(octets: Uint8Array, at: number): boolean {
  const [version = 0xff, ton = 0xff, npi = 0xff] = octets.subarray(at, at + 3)
  if (!versions.has(version) || ton > maxTon || npi > maxNpi) return false
  const range = printable(octets, at + 3, longest.addressRange)
  return range !== null && range + 1 === octets.length
}

/** A response says who answers, and which TLVs it has is known. */
function isCleanResponse(octets: Uint8Array): boolean {
  const end = octets.length
  if (end === headerOctets || hasKnownTlvs(octets, headerOctets)) return true
  const systemId = printable(octets, headerOctets, longest.systemId)
  return systemId !== null && (systemId + 1 === end || hasKnownTlvs(octets, systemId + 1))
}

function hasKnownTlvs(octets: Uint8Array, at: number): boolean {
  const tlvs = readOnlyTlvs(octets, at, octets.length)
  return tlvs?.every(({ tag }) => tlvByTag(tag) !== null) ?? false
}

/** Where the NUL of a string stands that has no control characters and no more octets than `most`; null otherwise. */
function printable(octets: Uint8Array, start: number, most: number): number | null {
  const nul = nulFrom(octets, start)
  if (nul === null || nul - start > most) return null
  return octets.subarray(start, nul).every((octet) => octet >= 0x20) ? nul : null
}

function nulFrom(octets: Uint8Array, start: number): number | null {
  const nul = octets.indexOf(0, start)
  return nul < 0 ? null : nul
}
