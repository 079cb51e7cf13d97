import { decodeGsm7, type Gsm7Shifts } from './gsm7.ts'
import { unpackSeptets } from './gsm7-packing.ts'
import { plausibility } from './plausibility.ts'
import { decodeAscii, decodeKoi8R, decodeLatin1, decodeWindows1251 } from './single-octet.ts'
import { decodeUcs2 } from './ucs2.ts'
import { decodeUtf8 } from './utf8.ts'

/** The ways in which senders write a text, whatever data_coding says; of equal ones the first is taken. */
export const readingNames = [
  'ascii',
  'gsm7',
  'utf8',
  'ucs2',
  'ucs2-le',
  'latin1',
  'cp1251',
  'koi8-r',
  'gsm7-packed',
] as const
export type ReadingName = (typeof readingNames)[number]

export interface LikelyReading {
  readonly name: ReadingName
  readonly text: string
}

/** Octets more than these are judged by their beginning. */
const judgedOctets = 512

/** UTF-16 with the low octet first; an odd last octet is left out. */
export function decodeUcs2Le(octets: Uint8Array): string {
  const swapped = new Uint8Array(octets.length & ~1)
  for (let at = 0; at < swapped.length; at += 2) {
    swapped[at] = octets[at + 1] ?? 0
    swapped[at + 1] = octets[at] ?? 0
  }
  return decodeUcs2(swapped)
}

/** Octets after the header as text in the named way: any octets give a text. */
export function readAs(name: ReadingName, octets: Uint8Array, shifts?: Gsm7Shifts): string {
  switch (name) {
    case 'ascii':
      return decodeAscii(octets)
    case 'gsm7':
      return decodeGsm7(octets, shifts)
    case 'gsm7-packed':
      return decodeGsm7(unpackSeptets(octets), shifts)
    case 'utf8':
      return decodeUtf8(octets)
    case 'ucs2':
      return decodeUcs2(octets)
    case 'ucs2-le':
      return decodeUcs2Le(octets)
    case 'latin1':
      return decodeLatin1(octets)
    case 'cp1251':
      return decodeWindows1251(octets)
    case 'koi8-r':
      return decodeKoi8R(octets)
  }
}

/** Number of UTF-8 sequences of two octets and more; -1 when an octet above 0x7F stands outside of one. */
export function utf8Sequences(octets: Uint8Array): number {
  let sequences = 0
  for (let index = 0; index < octets.length; index++) {
    const octet = octets[index] ?? 0
    if (octet < 0x80) continue
    const follow =
      octet >= 0xc2 && octet <= 0xdf
        ? 1
        : octet >= 0xe0 && octet <= 0xef
          ? 2
          : octet >= 0xf0 && octet <= 0xf4
            ? 3
            : 0
    if (follow === 0) return -1
    for (let step = 1; step <= follow; step++) {
      if (((octets[index + step] ?? 0) & 0xc0) !== 0x80) return -1
    }
    index += follow
    sequences += 1
  }
  return sequences
}

/** How well the octets read in the named way, by `plausibility`; below 0 where they cannot be meant so. */
export function readingScore(name: ReadingName, octets: Uint8Array): number {
  if (name === 'utf8' && utf8Sequences(octets) < 1) return -1
  const high = highOctets(octets)
  if ((name === 'ascii' || name === 'gsm7') && high > 0) return -1
  if ((name === 'ucs2' || name === 'ucs2-le') && (octets.length % 2 === 1 || octets.length < 4)) return -1
  // Every octet is a character of these: only a text with letters of their upper half speaks for one.
  const isCyrillic = name === 'cp1251' || name === 'koi8-r'
  const isSingle = name === 'latin1' || isCyrillic
  if (isSingle && high < (isCyrillic ? 3 : 1)) return -1
  const score = plausibility(readAs(name, octets))
  if (name === 'ucs2' || name === 'ucs2-le') return score - (isSwapped(octets, name) ? 0.5 : 0)
  if (name === 'gsm7') return score - (hasPages(octets) ? 0.5 : 0)
  return isSingle ? score - 0.05 : score
}

/** How many octets have their top bit. */
function highOctets(octets: Uint8Array): number {
  let count = 0
  for (let at = 0; at < octets.length; at += 1) count += (octets[at] ?? 0) >> 7
  return count
}

/** An @ (0) or a line end now and then is text; many are the high halves of UTF-16. */
function hasPages(octets: Uint8Array): boolean {
  let [zeros, feeds, returns] = [0, 0, 0]
  for (let at = 0; at < octets.length; at += 1) {
    const octet = octets[at]
    if (octet === 0x00) zeros += 1
    else if (octet === 0x0a) feeds += 1
    else if (octet === 0x0d) returns += 1
  }
  return zeros > 2 || feeds * 3 > octets.length || returns * 3 > octets.length
}

/** True when the low octets hardly change and the high ones do: letters of one page, read the wrong way round. */
function isSwapped(octets: Uint8Array, name: 'ucs2' | 'ucs2-le'): boolean {
  const [high, low] = name === 'ucs2' ? [0, 1] : [1, 0]
  // By octet, 1 once it was seen high and 2 once low.
  const seen = new Uint8Array(256)
  let [highs, lows] = [0, 0]
  for (let at = 0; at + 1 < octets.length; at += 2) {
    const [one, other] = [octets[at + high] ?? 0, octets[at + low] ?? 0]
    if (((seen[one] ?? 0) & 1) === 0) highs += 1
    seen[one] = (seen[one] ?? 0) | 1
    if (((seen[other] ?? 0) & 2) === 0) lows += 1
    seen[other] = (seen[other] ?? 0) | 2
  }
  return highs >= 3 && lows * 2 <= highs
}

/** Below this a text is doubted. */
const doubtful = 0.72
/** Another reading must be as good as this, and better by the margin. */
const convincing = 0.8
const margin = 0.25

/** Packed septets are no candidate: nearly any octets give letters so, and `checkText` knows them by their top bits. */
const candidates = readingNames.filter((name) => name !== 'gsm7-packed')
/** What senders put under a data_coding of binary data, and that octets are not by chance. */
const wideCandidates: readonly ReadingName[] = ['ascii', 'utf8', 'ucs2', 'ucs2-le']

/**
 * The reading that the octets speak for where the one announced does not read well; null while that one will do.
 * @param announced by data_coding; null for octets that it calls binary.
 */
export function likelyReading(octets: Uint8Array, announced: ReadingName | null): LikelyReading | null {
  if (octets.length < (announced === null ? 5 : 3)) return null
  const judged = octets.subarray(0, judgedOctets)
  const own = announced === null ? 0 : readingScore(announced, judged)
  // Syllables of Hangul may look like UTF-8, three in a row that read well do not.
  if (announced === 'ucs2' && utf8Sequences(judged) >= 3 && readingScore('utf8', judged) >= 0.9) {
    return { name: 'utf8', text: readAs('utf8', octets) }
  }
  if (own >= doubtful) return null
  let best: ReadingName | null = null
  let most = Math.max(convincing, own + margin)
  for (const name of announced === null ? wideCandidates : candidates) {
    if (name === announced) continue
    const score = readingScore(name, judged)
    if (score > most) [best, most] = [name, score]
  }
  return best === null ? null : { name: best, text: readAs(best, octets) }
}
