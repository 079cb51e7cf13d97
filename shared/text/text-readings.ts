import type { Words } from '../words/words.ts'
import type { Alphabet } from './data-coding.ts'
import { type CheckedText, checkedText, checkText, type DecodeTextOptions } from './decode-text.ts'
import type { Gsm7Shifts } from './gsm7.ts'
import { type ReadingName, readAs, readingNames, utf8Sequences } from './likely-reading.ts'

/** Reason why a reading is the likely one. */
export type ReadingReason =
  | 'announced'
  | 'utf8-sequences'
  | 'ascii-octets'
  | 'ascii-signs'
  | 'sixteen-bits'
  | 'byte-order'
  | 'packed-bits'
  | 'one-script'

export interface TextReading {
  readonly name: ReadingName
  /** U+FFFD where the octets have no character in this reading. */
  readonly text: string
  /** data_coding says so. */
  readonly isAnnounced: boolean
  readonly isLikely: boolean
  /** Only of the likely one. */
  readonly reason: ReadingReason | null
}

export const readingReasonTexts: Readonly<Record<ReadingReason, Words>> = {
  announced: { en: 'data_coding says so', ru: 'так указывает data_coding' },
  'utf8-sequences': {
    en: 'the octets above 0x7F form UTF-8 sequences',
    ru: 'октеты больше 0x7F складываются в последовательности UTF-8',
  },
  'ascii-octets': { en: 'every octet is an ASCII character', ru: 'каждый октет — символ ASCII' },
  'ascii-signs': {
    en: 'signs such as @, $ and brackets stand where signs do',
    ru: 'знаки вроде @, $ и скобок стоят там, где бывают знаки',
  },
  'sixteen-bits': { en: 'two octets make each character', ru: 'на каждый символ приходится два октета' },
  'byte-order': { en: 'with swapped octets it reads', ru: 'читается, если переставить октеты' },
  'packed-bits': {
    en: 'about every other octet has its top bit, as packed septets have',
    ru: 'старший бит есть примерно у каждого второго октета, как у упакованных септетов',
  },
  'one-script': {
    en: 'it reads in one script, as announced it does not',
    ru: 'читается на одном языке, а по data_coding нет',
  },
}

/** Names as people write them. */
export const readingLabels: Readonly<Record<ReadingName, Words>> = {
  ascii: { en: 'ASCII', ru: 'ASCII' },
  gsm7: { en: 'GSM 7-bit', ru: 'GSM 7-bit' },
  utf8: { en: 'UTF-8', ru: 'UTF-8' },
  ucs2: { en: 'UCS-2', ru: 'UCS-2' },
  'ucs2-le': { en: 'UCS-2, low octet first', ru: 'UCS-2, младший октет первым' },
  latin1: { en: 'Latin-1', ru: 'Latin-1' },
  cp1251: { en: 'Windows-1251', ru: 'Windows-1251' },
  'koi8-r': { en: 'KOI8-R', ru: 'KOI8-R' },
  'gsm7-packed': { en: 'GSM 7-bit, packed', ru: 'GSM 7-bit, упакованный' },
}

function reasonOf(name: ReadingName, announced: Alphabet): ReadingReason {
  if (name === 'utf8') return 'utf8-sequences'
  if (name === 'ascii') return announced === 'gsm7' ? 'ascii-signs' : 'ascii-octets'
  if (name === 'gsm7-packed') return 'packed-bits'
  if (name === 'ucs2') return 'sixteen-bits'
  if (name === 'ucs2-le') return announced === 'ucs2' ? 'byte-order' : 'sixteen-bits'
  return 'one-script'
}

/**
 * Every way in which the octets of a message, after its header, can be read, in a fixed order, the likely one marked:
 * the announced one unless the octets speak for another. Octets called binary have a likely one only where they are
 * text. Readings that octets cannot have (UTF-8 that is none, UCS-2 of one octet) are left out unless announced.
 */
export function textReadings(
  octets: Uint8Array,
  dataCoding: number,
  options: DecodeTextOptions = {},
): TextReading[] {
  return checkedReadings(checkText(octets, dataCoding, options), octets, options)
}

/** As textReadings, of octets that checkText has looked at with the same options. */
export function checkedReadings(
  checked: CheckedText,
  octets: Uint8Array,
  options: DecodeTextOptions = {},
): TextReading[] {
  const { encoding, likely } = checked
  const announced = readingNames.find((name) => name === encoding) ?? null
  const likelyName = likely?.name ?? announced
  return readingNames.flatMap((name) => {
    const isAnnounced = name === announced
    if (!isAnnounced && !isPossible(name, octets)) return []
    const isLikely = name === likelyName
    const reason = !isLikely ? null : isAnnounced ? 'announced' : reasonOf(name, encoding)
    return [{ name, text: textOf(name, isAnnounced), isAnnounced, isLikely, reason }]
  })

  function textOf(name: ReadingName, isAnnounced: boolean): string {
    if (isAnnounced) return checkedText(checked, octets, options)
    const shifts: Gsm7Shifts | undefined = options.shifts
    return readAs(name, octets, shifts)
  }
}

function isPossible(name: ReadingName, octets: Uint8Array): boolean {
  if (name === 'utf8') return utf8Sequences(octets) >= 0
  return name === 'ucs2' || name === 'ucs2-le' ? octets.length >= 2 : octets.length > 0
}
