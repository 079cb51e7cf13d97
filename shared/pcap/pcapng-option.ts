import { uint16In } from './octet-order.ts'

/** A text beside the block it is in. */
export const commentOption = 1
const endOfOptions = 0

/** Hands over each option in `bytes[start, end)`: its code, where its value begins, and the octets of that. */
export function eachOption(
  bytes: Uint8Array,
  start: number,
  end: number,
  isLittle: boolean,
  take: (code: number, value: number, octets: number) => void,
): void {
  for (let at = start; at + 4 <= end; ) {
    const code = uint16In(bytes, at, isLittle)
    const octets = uint16In(bytes, at + 2, isLittle)
    const value = at + 4
    if (code === endOfOptions || value + octets > end) return
    take(code, value, octets)
    at = value + Math.ceil(octets / 4) * 4
  }
}
