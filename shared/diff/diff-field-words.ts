import { describeValue } from '../inspect/describe.ts'
import { toHex } from '../smpp/hex.ts'
import type { Language } from '../words/words.ts'
import type { ComparedField } from './compared-fields.ts'

/** A field's value as it is read: in words where it has any, in quotes when it is empty, else its octets in hex. */
export function fieldWords(
  { path, value, start, end }: ComparedField,
  octets: Uint8Array,
  language: Language,
): string {
  if (value === null) return toHex(octets.subarray(start, end))
  if (value === '') return '""'
  return describeValue(path, value, language) ?? String(value)
}
