import type { ReceiptWords } from '../explain/explain-receipt.ts'
import type { Receipt } from '../receipts/parse-receipt.ts'
import type { DialectProposal } from '../receipts/propose-dialect.ts'
import type { ReceiptArrival } from '../receipts/receipt-arrival.ts'

/** One line of the `receipt` command; a promise to scripts: fields are added, never renamed. */
export interface ReceiptJson {
  readonly is_receipt: boolean
  readonly id: string | null
  readonly sub: string | null
  readonly dlvrd: string | null
  readonly submit_date: string | null
  readonly submit_at: string | null
  readonly done_date: string | null
  readonly done_at: string | null
  /** Only of a date that can be read in several ways: all of them, the one chosen first. */
  readonly submit_readings?: readonly string[]
  readonly done_readings?: readonly string[]
  readonly stat: string | null
  readonly err: string | null
  readonly text: string | null
  readonly state: string | null
  readonly final: boolean
  readonly network_error_code: { readonly type: number; readonly code: number } | null
  readonly other: Readonly<Record<string, string>>
  readonly deviations: readonly string[]
}

/** What the codes of a receipt mean, a line each; null for what it does not say. */
export function receiptWordsJson({ stat, err, networkErrorCode }: ReceiptWords): object {
  return { stat, err, network_error_code: networkErrorCode }
}

/** What the moment of arrival says of the done date. */
export function arrivalJson({ doneAt, utcOffset }: ReceiptArrival): object {
  return { done_at: doneAt, utc_offset: utcOffset }
}

/** What `receipt --detect` proposes: the dialect, each choice with its evidence, and the part of a profile. */
export function dialectJson(proposal: DialectProposal): object {
  const { dialect, samples, unmatched, part } = proposal
  const { receipts, idForm, idRule, dateDigits, stats, errForm, fields, usual, evidence } = dialect
  return {
    receipts,
    id_form: idForm,
    id_rule: idRule,
    date_digits: dateDigits,
    stats,
    err_form: errForm,
    fields,
    usual_deviations: usual,
    evidence,
    choices: {
      id_in_response: proposal.idInResponse,
      id_in_receipt: proposal.idInReceipt,
      id_rule: proposal.idRule,
      dates: proposal.dates,
      format: proposal.format,
    },
    matched: samples.map(({ receipt: { id }, submitted, rule }) => ({ id, message_id: submitted, rule })),
    unmatched_ids: unmatched,
    profile: part,
  }
}

/** The receipt as plain JSON: values as written, `*_at` the reading chosen. */
export function receiptJson(receipt: Receipt): ReceiptJson {
  return {
    is_receipt: receipt.isReceipt,
    id: receipt.id,
    sub: receipt.sub,
    dlvrd: receipt.dlvrd,
    submit_date: receipt.submitDateRaw,
    submit_at: receipt.submitAt,
    done_date: receipt.doneDateRaw,
    done_at: receipt.doneAt,
    ...(receipt.submitReadings.length === 0 ? {} : { submit_readings: receipt.submitReadings }),
    ...(receipt.doneReadings.length === 0 ? {} : { done_readings: receipt.doneReadings }),
    stat: receipt.stat,
    err: receipt.err,
    text: receipt.text,
    state: receipt.state,
    final: receipt.final,
    network_error_code: receipt.networkErrorCode,
    other: receipt.other,
    deviations: receipt.deviations,
  }
}
