import { waitingKinds } from '../text/message-waiting.ts'
import { nationalNames } from '../text/national-names.ts'
import type { Language } from '../words/words.ts'
import { waitingWords } from './describe-coding.ts'

function octetsOf(hex: string): number[] {
  return (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
}

function word(octets: readonly number[], at: number): number {
  return ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0)
}

function concatenation(reference: number, total = 0, number = 0, language: Language): string {
  return language === 'ru'
    ? `номер сборки ${reference} · часть ${number} из ${total}`
    : `ref ${reference} · part ${number} of ${total}`
}

function ports(destination: number, source: number, language: Language): string {
  return language === 'ru' ? `на ${destination}, с ${source}` : `to ${destination}, from ${source}`
}

function waiting(type = 0, count = 0, language: Language): string {
  const kind = waitingKinds[type & 3] ?? 'other'
  const stored =
    (type & 0x80) === 0 ? '' : language === 'ru' ? ' · сообщение сохранить' : ' · store the message'
  return `${waitingWords[kind][language]}: ${count}${stored}`
}

/**
 * The data of a header element in words, by the element's name; null for one that has none, or whose data are not of
 * its length (TS 23.040 9.2.3.24).
 */
export function describeElement(name: string, hex: string, language: Language): string | null {
  const octets = octetsOf(hex)
  const [first = 0, second = 0] = octets
  switch (`${name}/${octets.length}`) {
    case 'concatenation-8/3':
      return concatenation(first, second, octets[2], language)
    case 'concatenation-16/4':
      return concatenation(word(octets, 0), octets[2], octets[3], language)
    case 'port-8/2':
      return ports(first, second, language)
    case 'port-16/4':
      return ports(word(octets, 0), word(octets, 2), language)
    case 'special-message-indication/2':
      return waiting(first, second, language)
    case 'national-single-shift/1':
    case 'national-locking-shift/1':
      return nationalNames[first]?.[language] ?? null
    default:
      return null
  }
}
