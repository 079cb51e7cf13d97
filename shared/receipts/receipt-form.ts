import type { DateForm } from './dialect-forms.ts'
import type { Receipt } from './parse-receipt.ts'

/** Signs that all receipts of a provider share. */
interface FormSigns {
  /** null: dates are D for each digit. */
  readonly date: DateForm | null
  /** X for each character of an id, `X…` where lengths differ. */
  readonly id: string
}

const mostCharacters = 400

/**
 * A receipt's text with its values as signs, by which two receipts of one SMSC are alike: stat is S, err E, a date its
 * form; what follows `text:` is left out. Words of the provider's own stay.
 */
export function receiptForm(text: string, receipt: Receipt, { date, id: idSign }: FormSigns): string {
  const end = /(?<![\p{L}\p{N}_])text\s*:/iu.exec(text)
  const head = end === null ? text : text.slice(0, end.index + end[0].length)
  const { id, submitDateRaw, doneDateRaw, stat, err } = receipt
  const dateSign = (raw: string): string =>
    date !== null && raw.length === date.length ? date : 'D'.repeat(raw.length)
  const signs: readonly (readonly [key: string, value: string | null, sign: (value: string) => string])[] = [
    ['submit.?date', submitDateRaw, dateSign],
    ['done.?date', doneDateRaw, dateSign],
    ['(?:message.?|msg)?id', id, () => idSign],
    ['stat', stat, () => 'SSSSSSS'],
    ['err', err, (value) => 'E'.repeat(value.length)],
  ]
  return signs
    .reduce(
      (form, [key, value, sign]) => (value === null ? form : withSign(form, key, value, sign(value))),
      head,
    )
    .replaceAll(/(?<=\S)\s+/g, ' ')
    .trim()
    .slice(0, mostCharacters)
}

function withSign(form: string, key: string, value: string, sign: string): string {
  const label = new RegExp(`(?<![\\p{L}\\p{N}_])${key}\\s*[:=]\\s*`, 'iu').exec(form)
  if (label === null) return form
  const at = label.index + label[0].length
  return form.startsWith(value, at) ? form.slice(0, at) + sign + form.slice(at + value.length) : form
}
