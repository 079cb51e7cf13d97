import type { Span } from '../../shared/inspect/inspect.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { hexDigits, spacedHex } from '../../shared/words/hex-text.ts'
import type { Language } from '../../shared/words/words.ts'
import { asciiOf, octetsPerLine } from './octet-range.ts'
import { spanValue } from './span-words.ts'

/** The fields of a PDU behind its header as plain text, a line each. */
export function fieldLines(
  catalogue: Catalogue,
  spans: readonly Span[],
  language: Language,
  profileId: string | null,
): string[] {
  return spans
    .filter(({ kind, path }) => kind !== 'group' && !path.startsWith('header'))
    .map((span) => {
      const { raw, words } = spanValue(catalogue, span, language, profileId)
      const value = [raw, words].filter((text) => text !== null).join(' ')
      return `  ${span.path.slice(span.path.indexOf('.') + 1)}: ${value}`
    })
}

/** Offset, octets and ASCII, sixteen octets a line. */
export function octetLines(bytes: Uint8Array): string[] {
  const lines: string[] = []
  for (let start = 0; start < bytes.length; start += octetsPerLine) {
    const octets = [...bytes.subarray(start, start + octetsPerLine)]
    const hex = spacedHex(octets).padEnd(octetsPerLine * 3 - 1)
    lines.push(`${hexDigits(start, 2)}  ${hex}  ${octets.map(asciiOf).join('')}`)
  }
  return lines
}
