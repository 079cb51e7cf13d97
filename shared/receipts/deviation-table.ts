import type { Language, Words } from '../words/words.ts'

/** What a receipt does otherwise than SMPP 3.4 Appendix B, or where it contradicts itself, by Receipt.deviations. */
const deviationTable: Readonly<Record<string, Words>> = {
  prefix: { en: 'there is text before the first field', ru: 'перед первым полем стоит текст' },
  'mixed-text': {
    en: 'the head is ASCII and the rest is in another encoding',
    ru: 'начало в ASCII, остальное в другой кодировке',
  },
  'ucs2-not-announced': {
    en: 'the octets are UCS-2, data_coding does not say so',
    ru: 'октеты в UCS-2, хотя data_coding этого не говорит',
  },
  'ucs2-little-endian': { en: 'UCS-2 with the low octet first', ru: 'UCS-2 с младшим октетом впереди' },
  'ascii-under-ucs2': {
    en: 'ASCII under a data_coding of UCS-2',
    ru: 'ASCII, хотя data_coding говорит UCS-2',
  },
  'packed-gsm7': {
    en: 'the octets are packed septets of GSM 7-bit',
    ru: 'октеты — упакованные септеты GSM 7-бит',
  },
  'empty-id': { en: 'id is empty', ru: 'поле id пустое' },
  'no-id': { en: 'there is no id', ru: 'нет id' },
  'no-stat': { en: 'there is no stat', ru: 'нет stat' },
  'unknown-stat': { en: 'stat is not a word of the specification', ru: 'такого stat нет в спецификации' },
  'stat-spelling': { en: 'stat is spelt in the provider’s own way', ru: 'stat записан по-своему' },
  'stat-without-key': { en: 'the state stands without stat:', ru: 'состояние записано без stat:' },
  'text-without-key': { en: 'the text stands without text:', ru: 'текст записан без text:' },
  'err-contradicts-stat': {
    en: 'delivered, and yet err names an error',
    ru: 'доставлено, но err называет ошибку',
  },
  'err-digits': {
    en: 'err has more than the three digits of the specification: gateways on the way may cut it',
    ru: 'в err больше трёх цифр, как в спецификации: шлюз по пути может его обрезать',
  },
  'count-contradicts-stat': {
    en: 'not delivered, and yet dlvrd counts parts',
    ru: 'не доставлено, но dlvrd считает доставленные части',
  },
  'dlvrd-above-sub': { en: 'dlvrd is larger than sub', ru: 'dlvrd больше sub' },
  'bad-count': { en: 'sub or dlvrd is no number', ru: 'sub или dlvrd не число' },
  'bad-date': { en: 'a date cannot be read', ru: 'дату прочитать нельзя' },
  'ambiguous-date': { en: 'a date can be read in two ways', ru: 'дату можно прочитать двояко' },
  'smpp-time': { en: 'a date is written as an SMPP time', ru: 'дата записана как время SMPP' },
  'zero-date': { en: 'a date is all zeros', ru: 'дата из одних нулей' },
  'done-before-submit': { en: 'done date is before submit date', ru: 'done date раньше submit date' },
  'id-conflict': {
    en: 'receipted_message_id and the text’s id are different',
    ru: 'receipted_message_id и id в тексте разные',
  },
  'id-form': {
    en: 'receipted_message_id and the text’s id are one number in two forms',
    ru: 'receipted_message_id и id в тексте: одно число в двух записях',
  },
  'state-undefined': { en: 'message_state has no defined value', ru: 'значение message_state не определено' },
  'state-conflict': { en: 'message_state and stat disagree', ru: 'message_state и stat расходятся' },
  'err-conflict': { en: 'network_error_code and err disagree', ru: 'network_error_code и err расходятся' },
  'tlv-missing-nul': {
    en: 'receipted_message_id does not end with a NUL',
    ru: 'receipted_message_id не заканчивается нулём',
  },
  'tlv-empty-id': { en: 'receipted_message_id is empty', ru: 'receipted_message_id пуст' },
  'tlv-length': { en: 'a TLV of the receipt has a wrong length', ru: 'у TLV отчёта неверная длина' },
  'receipt-without-content': {
    en: 'esm_class says receipt, and nothing in it is one',
    ru: 'по esm_class это отчёт, но в нём ничего от отчёта нет',
  },
}
const repeated: Words = { en: 'a field is there twice: ', ru: 'поле есть дважды: ' }

/** A deviation in words; its code where there are none. */
export function deviationText(code: string, language: Language): string {
  const words = deviationTable[code]
  if (words !== undefined) return words[language]
  return code.startsWith('duplicate-')
    ? `${repeated[language]}${code.slice('duplicate-'.length).replace('-', ' ')}`
    : code
}
