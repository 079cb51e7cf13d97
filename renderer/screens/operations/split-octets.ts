import { frameFault, frameNeedsMore, readFrame } from '../../../shared/smpp/frame.ts'

/** A run of octets as a peer would cut it from the stream. */
export interface Piece {
  readonly start: number
  readonly end: number
  /** Error of its command_length, or 'incomplete' when more octets are needed; null for a whole PDU. */
  readonly fault: 'length-too-small' | 'length-too-large' | 'incomplete' | null
}

/** The octets as the peer's reader takes them apart; the octets after a fault stay together. */
export function splitOctets(bytes: Uint8Array): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  while (start < bytes.length) {
    const length = readFrame(bytes, start, bytes.length)
    if (length <= 0) {
      const fault = length === frameNeedsMore ? 'incomplete' : frameFault(length, bytes, start).kind
      pieces.push({ start, end: bytes.length, fault })
      break
    }
    pieces.push({ start, end: start + length, fault: null })
    start += length
  }
  return pieces
}
