import { readDataCoding } from '../text/data-coding.ts'
import { type DecodeTextOptions, decodeText } from '../text/decode-text.ts'
import { decodeUcs2Le, readAs, utf8Sequences } from '../text/likely-reading.ts'
import { plausibility } from '../text/plausibility.ts'
import { decodeLatin1 } from '../text/single-octet.ts'
import { decodeUcs2 } from '../text/ucs2.ts'
import { countReceiptKeys, isReceiptText, textStart } from './receipt-fields.ts'

export interface ReceiptText {
  readonly text: string
  /** Kebab-case codes of how the octets depart from data_coding. */
  readonly deviations: readonly string[]
}

/**
 * The text of a receipt's octets. The keys are ASCII nearly everywhere, whatever data_coding says: a head of ASCII is
 * read so, and what follows `text:` in the way that it reads. UTF-16 is read in either order under any data_coding.
 */
export function readReceiptOctetsAsText(
  octets: Uint8Array,
  dataCoding: number,
  defaultAlphabet: NonNullable<DecodeTextOptions['defaultAlphabet']>,
): ReceiptText {
  const { alphabet } = readDataCoding(dataCoding)
  const wide = wideOrder(octets)
  if (wide === 'big') {
    return {
      text: decodeUcs2(octets),
      deviations: alphabet === 'ucs2' ? oddOf(octets) : ['ucs2-not-announced'],
    }
  }
  if (wide === 'little') {
    const deviations = alphabet === 'ucs2' ? [] : ['ucs2-not-announced']
    return { text: decodeUcs2Le(octets), deviations: [...deviations, 'ucs2-little-endian'] }
  }
  const head = asciiOctets(octets)
  const isWide = alphabet === 'ucs2'
  if (head >= minHead || head === octets.length) {
    const text = decodeLatin1(octets.subarray(0, head))
    if (head === withoutNuls(octets) && isWide) return { text, deviations: ['ascii-under-ucs2'] }
    if (countReceiptKeys(text) > 0 && head < octets.length) {
      const tail = readTail(octets, text, head, isWide)
      if (tail !== null)
        return { text: tail, deviations: isWide ? ['ascii-under-ucs2', 'mixed-text'] : ['mixed-text'] }
    }
  }
  // Octets called binary are still the text of a receipt.
  if (alphabet === 'binary') return { text: decodeLatin1(octets), deviations: [] }
  const decoded = decodeText(octets, dataCoding, { defaultAlphabet })
  if (!isWide && head < withoutNuls(octets) && octets.some((octet) => octet > 0x7f)) {
    const packed = readAs('gsm7-packed', octets)
    if (!isReceiptText(decoded.text) && isReceiptText(packed))
      return { text: packed, deviations: ['packed-gsm7'] }
  }
  return { text: decoded.text, deviations: decoded.encoding === 'ucs2' ? [...decoded.problems] : [] }
}

/** `id:` and the beginning of a value, or `stat:` alone. */
const minHead = 5

function oddOf(octets: Uint8Array): string[] {
  return octets.length % 2 === 1 ? ['ucs2-odd-length'] : []
}

function withoutNuls(octets: Uint8Array): number {
  let end = octets.length
  while (end > 0 && octets[end - 1] === 0) end -= 1
  return end
}

/** How many octets in front are printable ASCII. */
function asciiOctets(octets: Uint8Array): number {
  const at = octets.findIndex((octet) => !((octet >= 0x20 && octet < 0x7f) || (octet >= 9 && octet <= 13)))
  return at === -1 ? octets.length : at
}

/** The order of UTF-16 whose first characters are ASCII, after a byte order mark or none; null for other octets. */
function wideOrder(octets: Uint8Array): 'big' | 'little' | null {
  const mark = ((octets[0] ?? 0) << 8) | (octets[1] ?? 0)
  const start = mark === 0xfeff || mark === 0xfffe ? 2 : 0
  if (octets.length - start < 8) return null
  for (const [order, high, low] of [
    ['big', 0, 1],
    ['little', 1, 0],
  ] as const) {
    let units = 0
    for (let at = start; at < start + 8; at += 2) {
      const character = octets[at + low] ?? 0
      if (octets[at + high] === 0 && character >= 9 && character < 0x7f) units += 1
    }
    if (units === 4) return order
  }
  return null
}

/** Head, and the octets after `text:` in the way that they read; null when data_coding 0, 1 or 3 reads them as well. */
function readTail(octets: Uint8Array, head: string, headOctets: number, isWide: boolean): string | null {
  const start = textStart(head) ?? headOctets
  const tail = octets.subarray(start, withoutNuls(octets))
  const front = head.slice(0, start)
  if (utf8Sequences(tail) > 0 || utf8Sequences(cutUtf8(tail)) > 0) return front + readAs('utf8', tail)
  const even = octets.subarray(start, start + ((octets.length - start) & ~1))
  const wide = [decodeUcs2(even), decodeUcs2Le(even)].map((text) => ({ text, score: plausibility(text) }))
  const [best] = wide.toSorted((one, other) => other.score - one.score)
  if (best !== undefined && best.score >= 0.8 && even.length >= 4) return front + best.text
  const single = (
    tail.some((octet) => octet > 0x7f) ? (['latin1', 'cp1251', 'koi8-r'] as const) : (['gsm7'] as const)
  )
    .map((name) => readAs(name, tail))
    .toSorted((one, other) => plausibility(other) - plausibility(one))
  return isWide ? front + (single[0] ?? '') : null
}

/** Without the last sequence, which a receipt cuts by its octets. */
function cutUtf8(octets: Uint8Array): Uint8Array {
  const at = octets.findLastIndex((octet) => octet >= 0xc0)
  return at === -1 || at < octets.length - 3 ? octets : octets.subarray(0, at)
}

/** True when octets under UCS-2 are a receipt in ASCII, whatever follows its `text:`. */
export function isAsciiReceipt(octets: Uint8Array): boolean {
  // Cheap for what is UCS-2: no text of it begins with five octets of ASCII that a colon follows.
  const head = asciiOctets(octets)
  if (head < minHead || octets.indexOf(0x3a) === -1) return false
  return isReceiptText(decodeLatin1(octets.subarray(0, head)))
}
