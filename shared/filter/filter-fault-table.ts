import { type Detail, fill, type Language, type Words } from '../words/words.ts'

export type FilterFaultCode =
  | 'unexpected-character'
  | 'unclosed-string'
  | 'unexpected-end'
  | 'unexpected-token'
  | 'unknown-field'
  | 'field-of-pdus'
  | 'bad-value'
  | 'bad-operator'
  | 'bad-pattern'
  | 'too-long'
  | 'too-deep'

/** Why a filter cannot be understood, and which of its characters are meant: from 0, the end not included. */
export interface FilterFault {
  readonly code: FilterFaultCode
  readonly start: number
  readonly end: number
  readonly detail: Detail
}

const faultWords: Readonly<Record<FilterFaultCode | 'unknown-field-near', Words>> = {
  'unexpected-character': {
    en: '{character} means nothing here; operators are == != < <= > >= ~ and && || ^^ !.',
    ru: '{character} здесь ничего не значит; операторы: == != < <= > >= ~ и && || ^^ !.',
  },
  'unclosed-string': { en: 'The quote is not closed.', ru: 'Кавычка не закрыта.' },
  'unexpected-end': {
    en: 'The filter ends where {expected} is expected.',
    ru: 'Фильтр обрывается там, где ожидается {expected}.',
  },
  'unexpected-token': {
    en: '{token} stands where {expected} is expected.',
    ru: '{token} стоит там, где ожидается {expected}.',
  },
  'unknown-field': { en: 'There is no field {name}.', ru: 'Поля {name} нет.' },
  'unknown-field-near': {
    en: 'There is no field {name}; is {near} meant?',
    ru: 'Поля {name} нет; возможно, {near}?',
  },
  'field-of-pdus': {
    en: 'A message has no {name}: its PDUs have it, and Inspect finds them by it.',
    ru: 'У сообщения нет {name}: это поле его PDU, по нему ищут на вкладке «Трафик».',
  },
  'bad-value': {
    en: '{value} is no value of {field}: expected {expected}.',
    ru: '{value} не подходит полю {field}: ожидается {expected}.',
  },
  'bad-operator': {
    en: '{operator} does not go with {field}, which is a number, a time or just there.',
    ru: '{operator} не подходит полю {field}: это число, время или лишь признак.',
  },
  'bad-pattern': {
    en: 'The pattern cannot be used from its character {place} on: {reason}.',
    ru: 'Образец не годится с символа {place}: {reason}.',
  },
  'too-long': {
    en: 'The filter is longer than {max} characters.',
    ru: 'Фильтр длиннее {max} символов.',
  },
  'too-deep': {
    en: 'The filter has more than {max} parentheses in each other.',
    ru: 'В фильтре больше {max} вложенных скобок.',
  },
}

/** What may be expected, by the detail's key; a word that is none of these is shown as it is. */
const expectedWords: Readonly<Record<string, Words>> = {
  condition: { en: 'a condition', ru: 'условие' },
  value: { en: 'a value', ru: 'значение' },
  set: { en: 'a set such as {1, 3..5}', ru: 'множество, например {1, 3..5}' },
  number: { en: 'a number such as 5 or 0x05', ru: 'число, например 5 или 0x05' },
  command: { en: 'a command such as submit_sm, or a number', ru: 'команда, например submit_sm, или число' },
  status: { en: 'a status such as ESME_ROK, or a number', ru: 'статус, например ESME_ROK, или число' },
  state: { en: 'a state such as DELIVERED, or a number', ru: 'состояние, например DELIVERED, или число' },
  severity: { en: 'info, warning or error', ru: 'info, warning или error' },
  octets: { en: 'hex such as 0a:1b, or text in quotes', ru: 'hex, например 0a:1b, или текст в кавычках' },
  time: {
    en: 'a time such as 2026-11-28T10:00:00Z or -5m',
    ru: 'время, например 2026-11-28T10:00:00Z или -5m',
  },
  duration: { en: 'a duration such as 500ms or 2s', ru: 'длительность, например 500ms или 2s' },
  nothing: { en: 'no value, it is there or not', ru: 'отсутствие значения: поле есть или его нет' },
  unclosed: { en: 'a closing bracket', ru: 'закрывающая скобка' },
  repeated: { en: 'nothing stands before the repetition', ru: 'перед повторением ничего нет' },
  unsupported: {
    en: 'look-around and back references are not supported',
    ru: 'просмотр вперёд и обратные ссылки не поддерживаются',
  },
  'too-large': { en: 'it is too large', ru: 'он слишком велик' },
  range: { en: 'the range ends before it begins', ru: 'диапазон кончается раньше начала' },
}

export function filterFaultText({ code, detail }: FilterFault, language: Language): string {
  const words = Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [
      key,
      key === 'expected' || key === 'reason' ? (expectedWords[value]?.[language] ?? value) : value,
    ]),
  )
  const key = code === 'unknown-field' && words['near'] !== '' ? 'unknown-field-near' : code
  return fill(faultWords[key][language], words)
}
