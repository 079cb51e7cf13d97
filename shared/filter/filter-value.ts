import { timeOfIso } from '../pcap/captured-row.ts'
import { fromHex } from '../smpp/hex.ts'
import { durationOf } from '../text/duration.ts'
import { encodeUtf8 } from '../text/utf8.ts'
import type { AnyField, FieldKind, FilterValue } from './filter-field.ts'
import type { WrittenValue } from './parse-filter.ts'

/** What `expected` says for a kind whose field says nothing itself. */
export const expectedOf: Readonly<Record<FieldKind, string>> = {
  number: 'number',
  text: 'value',
  octets: 'octets',
  time: 'time',
  duration: 'duration',
  flag: 'number',
  none: 'nothing',
}

/** The value that a filter writes for a field; null when it is none of that field. `now` is in µs since 1970. */
export function readValue(
  field: AnyField,
  { text, isQuoted }: WrittenValue,
  now: number,
): FilterValue | null {
  switch (field.kind) {
    case 'text':
      return text
    case 'octets':
      return octetsOf(text, isQuoted)
    case 'number':
      return numberOf(text) ?? field.named?.(text.toLowerCase()) ?? null
    case 'flag':
      return /^(?:1|true|yes)$/i.test(text) ? 1 : /^(?:0|false|no)$/i.test(text) ? 0 : null
    case 'time': {
      const ago = text.startsWith('-') ? durationOf(text.slice(1)) : null
      return ago === null ? timeOfIso(text) : now - ago
    }
    case 'duration':
      return durationOf(text)
    case 'none':
      return null
  }
}

/** What `contains` looks for in octets: text is text, whatever it looks like in quotes. */
export function octetsOf(text: string, isQuoted: boolean): Uint8Array | null {
  return isQuoted ? encodeUtf8(text) : fromHex(text)
}

/** Decimal, 0x1f, 0o17, 0b101. */
function numberOf(text: string): number | null {
  if (!/^(?:\d+|0x[0-9a-f]+|0o[0-7]+|0b[01]+)$/i.test(text)) return null
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : null
}
