import { faultText } from '../faults/fault.ts'
import { fill, type Language, type Words } from '../words/words.ts'
import type { RowProblem } from './bulk-plan.ts'

const sentences: Readonly<Record<RowProblem['kind'], Words>> = {
  'no-destination': { en: 'There is no number.', ru: 'Нет номера.' },
  'bad-destination': { en: '“{detail}” is not a number.', ru: '«{detail}» — не номер.' },
  'missing-variable': { en: 'There is no value for {detail}.', ru: 'Нет значения для {detail}.' },
  'empty-text': { en: 'The text is empty.', ru: 'Текст пуст.' },
  'not-encodable': {
    en: 'The encoding has no {detail}.',
    ru: 'В этой кодировке нет: {detail}.',
  },
  'too-many-parts': {
    en: 'It takes {detail} parts, more than allowed.',
    ru: 'Получается частей: {detail} — больше, чем разрешено.',
  },
  'bad-tlv': {
    en: 'The value of the TLV {detail} does not fit its type.',
    ru: 'Значение TLV {detail} не подходит к его типу.',
  },
  'bad-field': { en: 'It cannot be encoded: {detail}.', ru: 'Нельзя закодировать: {detail}.' },
}

/** Why a row is not sent, in words. */
export function rowProblemText({ kind, detail, fault }: RowProblem, language: Language): string {
  if (fault !== undefined) return faultText({ code: 'pdu.bad-field', detail: fault }, language).what
  return fill(sentences[kind][language], { detail })
}
