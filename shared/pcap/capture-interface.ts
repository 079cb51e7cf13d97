import { uint16In, uint32In } from './octet-order.ts'
import { eachOption } from './pcapng-option.ts'

/** An Interface Description Block: how the frames of one interface are to be read. */
export interface CaptureInterface {
  readonly linkType: number
  /** Octets kept of a frame at most; 0 is no limit. */
  readonly snapLength: number
  /** if_tsresol as it is written: bit 7 chooses 2 or 10, the others are the negative exponent. */
  readonly resolution: number
  /** Units of time in a second. */
  readonly unitsPerSecond: bigint
  /** if_tsoffset, in µs. */
  readonly offset: number
}

const resolutionOption = 9
const offsetOption = 14
const microseconds = 6
const nanoseconds = 9

/** Reads the body `bytes[start, end)`; options that run over its end are left out. */
export function readInterface(
  bytes: Uint8Array,
  start: number,
  end: number,
  isLittle: boolean,
): CaptureInterface {
  let resolution = microseconds
  let offset = 0
  eachOption(bytes, start + 8, end, isLittle, (code, value, octets) => {
    if (code === resolutionOption && octets === 1) resolution = bytes[value] ?? microseconds
    if (code === offsetOption && octets === 8) offset = signed64(bytes, value, isLittle) * 1_000_000
  })
  const exponent = BigInt(resolution & 0x7f)
  return {
    linkType: uint16In(bytes, start, isLittle),
    snapLength: uint32In(bytes, start + 4, isLittle),
    resolution,
    unitsPerSecond: (resolution & 0x80) === 0 ? 10n ** exponent : 2n ** exponent,
    offset,
  }
}

/** µs since 1970 of a time stamp in two halves, rounded down. */
export function microsecondsOf(from: CaptureInterface, high: number, low: number): number {
  if (from.resolution === microseconds) return high * 0x1_0000_0000 + low + from.offset
  if (from.resolution === nanoseconds) {
    // 2^32 is 4294967 thousands and 296: no product leaves the whole numbers that a double holds.
    return high * 4_294_967 + Math.floor((high * 296 + low) / 1000) + from.offset
  }
  const units = (BigInt(high) << 32n) | BigInt(low)
  return Number((units * 1_000_000n) / from.unitsPerSecond) + from.offset
}

function signed64(bytes: Uint8Array, at: number, isLittle: boolean): number {
  const high = uint32In(bytes, isLittle ? at + 4 : at, isLittle) | 0
  return high * 0x1_0000_0000 + uint32In(bytes, isLittle ? at : at + 4, isLittle)
}
