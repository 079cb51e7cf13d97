import { type Alphabet, readDataCoding } from '../text/data-coding.ts'
import { waitingKinds } from '../text/message-waiting.ts'
import type { Language, Words } from '../words/words.ts'

const alphabetWords: Readonly<Partial<Record<Alphabet, Words>>> = {
  gsm7: { en: 'GSM 7-bit', ru: 'GSM 7-bit' },
  binary: { en: '8-bit data', ru: '8-битные данные' },
  ucs2: { en: 'UCS-2', ru: 'UCS-2' },
}

const classWords: readonly Words[] = [
  { en: 'class 0 (flash)', ru: 'класс 0 (flash)' },
  { en: 'class 1 (phone)', ru: 'класс 1 (телефон)' },
  { en: 'class 2 (SIM)', ru: 'класс 2 (SIM)' },
  { en: 'class 3 (terminal)', ru: 'класс 3 (терминал)' },
]

export const waitingWords: Readonly<Record<(typeof waitingKinds)[number], Words>> = {
  voicemail: { en: 'voicemail', ru: 'голосовая почта' },
  fax: { en: 'fax', ru: 'факс' },
  email: { en: 'e-mail', ru: 'электронная почта' },
  other: { en: 'other', ru: 'другое' },
}

/** A data_coding of the groups of TS 23.038 section 4 in words; null for reserved ones and for SMPP's own values. */
export function describeCoding(value: number, language: Language): string | null {
  const { alphabet, messageClass, isCompressed, waiting, isReserved } = readDataCoding(value)
  if (value < 0x10 || isReserved) return null
  const words: (Words | undefined)[] = [alphabetWords[alphabet]]
  if (messageClass !== null) words.push(classWords[messageClass])
  if (isCompressed) words.push({ en: 'compressed', ru: 'сжато' })
  if (waiting !== null) {
    const kind = waitingWords[waitingKinds[waiting.kind] ?? 'other']
    words.push({
      en: `icon ${waiting.isActive ? 'on' : 'off'}: ${kind.en}`,
      ru: `значок ${waiting.isActive ? 'включить' : 'погасить'}: ${kind.ru}`,
    })
    if (!waiting.isStored) words.push({ en: 'text discarded', ru: 'текст не хранить' })
  }
  return words.flatMap((one) => (one === undefined ? [] : [one[language]])).join(', ')
}
