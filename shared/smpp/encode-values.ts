import type { FieldValue } from './pdu.ts'

/**
 * Writes the text and its NUL, one octet a character; the room must be there. Returns what is wrong in signs that need
 * no language, or null. A NUL inside would end the string early and shift every field after it.
 */
export function writeLatin1(bytes: Uint8Array, start: number, text: string): string | null {
  const length = text.length
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 0) return `U+0000 [${index}]`
    if (code > 0xff) return `U+${code.toString(16).toUpperCase().padStart(4, '0')} ∉ Latin-1`
    bytes[start + index] = code
  }
  bytes[start + length] = 0
  return null
}

export function writeUint32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24
  bytes[at + 1] = value >>> 16
  bytes[at + 2] = value >>> 8
  bytes[at + 3] = value
}

/** What keeps the value out of an unsigned field of that many octets, in signs that need no language; or null. */
export function integerProblem(value: FieldValue, octets: 1 | 2 | 4): string | null {
  const max = octets === 1 ? 0xff : octets === 2 ? 0xffff : 0xffffffff
  if (typeof value === 'number' && value >= 0 && value <= max && Number.isInteger(value)) return null
  return `${typeof value === 'number' ? value : typeof value} ∉ 0…${max}`
}
