import type { TFunction } from 'i18next'
import { explainReceipt } from '../../../shared/explain/explain-receipt.ts'
import { describeValue } from '../../../shared/inspect/describe.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { deviationText } from '../../../shared/receipts/deviation-table.ts'
import type { Receipt } from '../../../shared/receipts/parse-receipt.ts'
import { messageStateByName } from '../../../shared/receipts/stat-table.ts'
import { hexDigits } from '../../../shared/words/hex-text.ts'
import type { Language } from '../../../shared/words/words.ts'

/** A field of a receipt: as it is written, and as it is read. */
export interface ReceiptRow {
  readonly name: string
  readonly value: string
  readonly words: string | null
}

/** For whom the fields are worded. */
export interface ReceiptReader {
  readonly catalogue: Catalogue
  readonly profileId: string | null
  readonly language: Language
  readonly t: TFunction<'explain'>
}

/** What a receipt says, field by field, its codes in the words of the provider; oddities have the name '!'. */
export function receiptRows(
  receipt: Receipt,
  { catalogue, profileId, language, t }: ReceiptReader,
): ReceiptRow[] {
  const words = explainReceipt(catalogue, receipt, profileId, language)
  const rows: [name: string, value: string | null, words: string | null][] = [
    ['id', receipt.id, receipt.id === receipt.textId ? null : t('idOfTlv', { id: receipt.textId ?? '—' })],
    ['stat', receipt.stat, joined(words.stat, finalWord(receipt, t))],
    ['err', receipt.err, words.err ?? (receipt.err === null ? null : t('noError'))],
    ['submit date', receipt.submitDateRaw, dateWords(receipt.submitAt, receipt.submitReadings)],
    ['done date', receipt.doneDateRaw, dateWords(receipt.doneAt, receipt.doneReadings)],
    ['sub', receipt.sub, null],
    ['dlvrd', receipt.dlvrd, null],
    ['text', receipt.text, null],
    [
      'network_error_code',
      networkError(receipt),
      joined(networkWords(receipt, language), words.networkErrorCode),
    ],
    ...Object.entries(receipt.other).map(([name, value]): [string, string, string] => [
      name,
      value,
      t('ownField'),
    ]),
    ...receipt.deviations.map((code): [string, string, null] => ['!', deviationText(code, language), null]),
  ]
  if (receipt.stat === null && receipt.state !== null)
    rows.splice(1, 1, ['message_state', receipt.state, words.stat])
  return rows.flatMap(([name, value, words]) => (value === null ? [] : [{ name, value, words }]))
}

function joined(...parts: readonly (string | null)[]): string | null {
  const said = parts.filter((part) => part !== null)
  return said.length === 0 ? null : said.join(' · ')
}

function finalWord({ state, final, kind }: Receipt, t: TFunction<'explain'>): string | null {
  if (state === null || state === 'other') return null
  const isFinal = kind !== 'intermediate' && (final || messageStateByName(state)?.isFinal === true)
  return isFinal ? null : t('notFinal')
}

/** Every reading of a date that has several, the one chosen first. */
function dateWords(at: string | null, readings: readonly string[]): string | null {
  return readings.length > 0 ? readings.join(' | ') : at
}

function networkError({ networkErrorCode }: Receipt): string | null {
  if (networkErrorCode === null) return null
  return `${hexDigits(networkErrorCode.type)} ${hexDigits(networkErrorCode.code, 2)}`
}

function networkWords(receipt: Receipt, language: Language): string | null {
  const octets = networkError(receipt)
  return octets === null ? null : describeValue('tlvs.network_error_code', octets.replace(' ', ''), language)
}
