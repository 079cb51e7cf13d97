/** Header octets of every PDU: command_length, command_id, command_status, sequence_number. */
export const headerOctets = 16

/** Room for a message_payload of 65535 octets and every other field of the largest PDU. */
export const defaultMaxPduOctets = 65536 + 4096

/** A wrong command_length, so nothing after it is trusted: answer generic_nack ESME_RINVCMDLEN and close. */
export interface FrameFault {
  readonly kind: 'length-too-small' | 'length-too-large'
  /** command_length as claimed. */
  readonly length: number
}

/** Results of readFrame that are not a length. */
export const frameNeedsMore = 0
export const frameTooSmall = -1
export const frameTooLarge = -2

/**
 * Octets of the PDU at `start`, or `frameNeedsMore` until all of it is there, or `frameTooSmall` /
 * `frameTooLarge` as soon as its first four octets show a wrong length. Reads nothing at or after `end`.
 */
export function readFrame(
  bytes: Uint8Array,
  start: number,
  end: number,
  maxOctets: number = defaultMaxPduOctets,
): number {
  if (end - start < 4) return frameNeedsMore
  const length = readUint32(bytes, start)
  if (length < headerOctets) return frameTooSmall
  if (length > maxOctets) return frameTooLarge
  return end - start < length ? frameNeedsMore : length
}

/** The fault behind a negative answer of readFrame for the same octets. */
export function frameFault(answer: number, bytes: Uint8Array, start: number): FrameFault {
  return {
    kind: answer === frameTooSmall ? 'length-too-small' : 'length-too-large',
    length: readUint32(bytes, start),
  }
}

/** Unsigned and big endian; the octets must be there. */
export function readUint32(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at] ?? 0) << 24) |
      ((bytes[at + 1] ?? 0) << 16) |
      ((bytes[at + 2] ?? 0) << 8) |
      (bytes[at + 3] ?? 0)) >>>
    0
  )
}
