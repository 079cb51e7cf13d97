import { codePointName } from '../words/hex-text.ts'
import type { FieldProblem } from './bad-field.ts'
import type { FieldValue } from './pdu.ts'

/**
 * Writes the text and its NUL, one octet a character; the room must be there. Returns what is wrong,
 * or null. A NUL inside would end the string early and shift every field after it.
 */
export function writeLatin1(bytes: Uint8Array, start: number, text: string): FieldProblem | null {
  const length = text.length
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 0) return { problem: 'nul-inside', given: index }
    if (code > 0xff) return { problem: 'not-latin-1', given: `${codePointName(code)} ${text[index]}` }
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

/** Problem of a value that an unsigned field of `octets` cannot hold, or null. */
export function integerProblem(value: FieldValue, octets: 1 | 2 | 4): FieldProblem | null {
  const max = octets === 1 ? 0xff : octets === 2 ? 0xffff : 0xffffffff
  if (typeof value === 'number' && value >= 0 && value <= max && Number.isInteger(value)) return null
  if (typeof value !== 'number') return { problem: 'not-a-number' }
  return { problem: 'out-of-range', given: value, expected: max }
}
