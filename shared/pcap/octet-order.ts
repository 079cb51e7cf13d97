import { readUint32 } from '../smpp/frame.ts'

/** Unsigned and big endian; the octets must be there. */
export function readUint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}

/** Unsigned, in the order the machine that wrote the file had. */
export function uint16In(bytes: Uint8Array, at: number, isLittle: boolean): number {
  return isLittle ? (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) : readUint16(bytes, at)
}

/** Unsigned, in the order the machine that wrote the file had. */
export function uint32In(bytes: Uint8Array, at: number, isLittle: boolean): number {
  if (!isLittle) return readUint32(bytes, at)
  return (uint16In(bytes, at, true) | (uint16In(bytes, at + 2, true) << 16)) >>> 0
}

/** Big endian. */
export function writeUint16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8
  bytes[at + 1] = value
}

/** Big endian. */
export function writeUint32(bytes: Uint8Array, at: number, value: number): void {
  writeUint16(bytes, at, value >>> 16)
  writeUint16(bytes, at + 2, value & 0xffff)
}
