import { isResponseId } from '../smpp/command-id.ts'
import { defaultMaxPduOctets, headerOctets, readUint32 } from '../smpp/frame.ts'
import { layoutById } from '../smpp/pdu-layout.ts'

/** Above all statuses of the specification and of providers (0x400 to 0x4FF are theirs, and some go on). */
const maxStatus = 0xffff

/** True when the length may be one; the four octets must be there. */
export function isLengthLikely(bytes: Uint8Array, at: number): boolean {
  const length = readUint32(bytes, at)
  return length >= headerOctets && length <= defaultMaxPduOctets
}

export function isCommandKnown(bytes: Uint8Array, at: number): boolean {
  return layoutById(readUint32(bytes, at + 4)) !== null
}

/**
 * The first place in `bytes[start, end)` where a PDU seems to begin, or -1: a length that may be one, a known command,
 * no status in a request, and behind it, as far as there is something, the same again. `isAnyCommand`: one that nobody
 * knows will do.
 */
export function findHeader(bytes: Uint8Array, start: number, end: number, isAnyCommand = false): number {
  const last = end - headerOctets
  for (let at = start; at <= last; at += 1) {
    // No PDU is so long that its first octet is another.
    if (bytes[at] === 0 && isHeader(bytes, at, isAnyCommand) && isFollowed(bytes, at, end, isAnyCommand))
      return at
  }
  return -1
}

function isHeader(bytes: Uint8Array, at: number, isAnyCommand: boolean): boolean {
  if (!isLengthLikely(bytes, at) || !(isAnyCommand || isCommandKnown(bytes, at))) return false
  const status = readUint32(bytes, at + 8)
  return isResponseId(readUint32(bytes, at + 4)) ? status <= maxStatus : status === 0
}

function isFollowed(bytes: Uint8Array, at: number, end: number, isAnyCommand: boolean): boolean {
  const next = at + readUint32(bytes, at)
  if (end - next < 4) return true
  return isLengthLikely(bytes, next) && (end - next < 8 || isAnyCommand || isCommandKnown(bytes, next))
}
