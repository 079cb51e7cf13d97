import { type ReceiptDate, readReceiptDate } from './receipt-date.ts'
import type { ReceiptFields } from './receipt-fields.ts'
import { readReceiptFields } from './receipt-fields.ts'
import type { MessageStateName } from './stat-table.ts'
import { isStandardStat, messageStateByName, stateOfStat } from './stat-table.ts'

/** A receipt as it was written, beside the reading chosen. Values are never reformatted. */
export interface Receipt {
  /** The text, or a TLV, says at least one thing a receipt says. */
  readonly isReceipt: boolean
  /** By esm_class; 'text' when there was none. */
  readonly kind: 'receipt' | 'intermediate' | 'text'
  /** receipted_message_id where there is one, else the text's id. */
  readonly id: string | null
  /** The id of the text alone; may differ from `id`. */
  readonly textId: string | null
  /** Digits as written; null when absent or no number. */
  readonly sub: string | null
  readonly dlvrd: string | null
  readonly submitDateRaw: string | null
  readonly submitAt: string | null
  readonly doneDateRaw: string | null
  readonly doneAt: string | null
  /** Readings of a date that has several, or none by the rules; the chosen one first. */
  readonly submitReadings: readonly string[]
  readonly doneReadings: readonly string[]
  readonly stat: string | null
  /** Text: hex, words and digits are all sent. */
  readonly err: string | null
  readonly text: string | null
  /** 'other' for an unpublished stat; null when neither text nor TLV gives a state. */
  readonly state: MessageStateName | 'other' | null
  readonly final: boolean
  readonly networkErrorCode: { readonly type: number; readonly code: number } | null
  readonly other: Readonly<Record<string, string>>
  /** Kebab-case codes of what departs from SMPP 3.4 Appendix B or contradicts itself. */
  readonly deviations: readonly string[]
}

const failed: ReadonlySet<string> = new Set(['EXPIRED', 'DELETED', 'UNDELIVERABLE', 'REJECTED'])

function digits(value: string | undefined): string | null {
  return value !== undefined && /^\d+$/.test(value) ? value : null
}

function presentOrNull(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value
}

function countDeviations(fields: ReceiptFields, state: string | null): string[] {
  const { sub, dlvrd } = fields.values
  const deviations: string[] = []
  if ((sub && digits(sub) === null) || (dlvrd && digits(dlvrd) === null)) deviations.push('bad-count')
  const submitted = Number(digits(sub) ?? Number.NaN)
  const delivered = Number(digits(dlvrd) ?? Number.NaN)
  if (delivered > submitted) deviations.push('dlvrd-above-sub')
  else if (state !== null && failed.has(state) && delivered > 0) deviations.push('count-contradicts-stat')
  return deviations
}

function statDeviations(fields: ReceiptFields, state: string | null): string[] {
  const { stat, err } = fields.values
  // Appendix B has three digits: gateways on the way cut the others off.
  const digitNote = err && /^\d{4,}$/.test(err) ? ['err-digits'] : []
  if (!stat) return ['no-stat', ...digitNote]
  if (state === 'other') return ['unknown-stat', ...digitNote]
  const deviations = [...(isStandardStat(stat) ? [] : ['stat-spelling']), ...digitNote]
  if (state === 'DELIVERED' && err && !/^(0+|null|none)$/i.test(err)) deviations.push('err-contradicts-stat')
  return deviations
}

function dateDeviations(submit: ReceiptDate, done: ReceiptDate): string[] {
  const found = new Set<string>()
  if (submit.deviation) found.add(submit.deviation)
  if (done.deviation) found.add(done.deviation)
  // Comparable only when written alike: a reading with seconds and one without are cut to the minute.
  if (submit.at && done.at && done.at.slice(0, 16) < submit.at.slice(0, 16)) found.add('done-before-submit')
  return [...found]
}

/** Reads the text of a receipt. Never throws: any other text comes back with isReceipt false. */
export function parseReceipt(written: string): Receipt {
  const fields = readReceiptFields(written)
  const { values } = fields
  const isReceipt = Object.entries(values).some(([name, value]) => name !== 'text' && value !== '')
  const stat = presentOrNull(values.stat)
  const state = stat === null ? null : (stateOfStat(stat) ?? 'other')
  const id = presentOrNull(values.id)
  const submitDateRaw = presentOrNull(values['submit date'])
  const doneDateRaw = presentOrNull(values['done date'])
  const submit = readReceiptDate(submitDateRaw ?? '')
  const done = readReceiptDate(doneDateRaw ?? '')
  const deviations = [...fields.deviations]
  if (isReceipt) {
    if (values.id === '') deviations.push('empty-id')
    if (id === null) deviations.push('no-id')
    deviations.push(
      ...statDeviations(fields, state),
      ...dateDeviations(submit, done),
      ...countDeviations(fields, state),
    )
  }
  return {
    isReceipt,
    kind: 'text',
    id,
    textId: id,
    sub: digits(values.sub),
    dlvrd: digits(values.dlvrd),
    submitDateRaw,
    submitAt: submit.at,
    doneDateRaw,
    doneAt: done.at,
    submitReadings: submit.readings ?? [],
    doneReadings: done.readings ?? [],
    stat,
    err: presentOrNull(values.err),
    text: values.text ?? null,
    state,
    final: state !== null && (messageStateByName(state)?.isFinal ?? false),
    networkErrorCode: null,
    other: fields.other,
    deviations,
  }
}
