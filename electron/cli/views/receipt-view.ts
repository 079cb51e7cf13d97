import type { ReceiptWords } from '../../../shared/explain/explain-receipt.ts'
import type { Receipt } from '../../../shared/receipts/parse-receipt.ts'
import type { ReceiptArrival } from '../../../shared/receipts/receipt-arrival.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'

/** A receipt for reading; what it does not say is left out. */
export function receiptView(
  receipt: Receipt,
  line: number,
  language: Language,
  words: ReceiptWords = noWords,
): string {
  const isRussian = language === 'ru'
  const head = `${isRussian ? 'Строка' : 'Line'} ${line}`
  if (!receipt.isReceipt) return `${head}: ${isRussian ? 'это не отчёт' : 'not a receipt'}\n\n`
  return [`${head}:`, ...receiptRows(receipt, language, words).map((row) => `  ${row}`), '', ''].join('\n')
}

/** 'stat  DELIVRD', aligned. */
export function receiptRows(
  receipt: Receipt,
  language: Language,
  words: ReceiptWords = noWords,
  arrival: ReceiptArrival | null = null,
): string[] {
  const { networkErrorCode: network } = receipt
  const isFinal = language === 'ru' ? 'окончательно' : 'final'
  const rows: readonly (readonly [string, string | null])[] = [
    ['id', receipt.id],
    ['stat', inWords(receipt.stat, words.stat)],
    ['state', receipt.state === null ? null : `${receipt.state}${receipt.final ? `, ${isFinal}` : ''}`],
    ['err', inWords(receipt.err, words.err)],
    [
      'network_error_code',
      network === null ? null : inWords(`${network.type}: ${network.code}`, words.networkErrorCode),
    ],
    ['sub', receipt.sub],
    ['dlvrd', receipt.dlvrd],
    ['submit date', dateText(receipt.submitDateRaw, receipt.submitAt, receipt.submitReadings)],
    ['done date', dateText(receipt.doneDateRaw, receipt.doneAt, receipt.doneReadings)],
    ...arrivalRows(receipt, arrival, language),
    ['text', receipt.text],
    ...Object.entries(receipt.other),
    ['deviations', receipt.deviations.length === 0 ? null : receipt.deviations.join(', ')],
  ]
  const shown = rows.flatMap(([name, value]) => (value === null ? [] : [[inertText(name), value] as const]))
  const width = Math.max(0, ...shown.map(([name]) => name.length))
  return shown.map(([name, value]) => `${name.padEnd(width)}  ${inertText(value)}`)
}

/** The reading that the moment of arrival speaks for, where there are several, and the zone of the SMSC’s clock. */
function arrivalRows(
  { doneReadings }: Receipt,
  arrival: ReceiptArrival | null,
  language: Language,
): [string, string][] {
  const isRussian = language === 'ru'
  const { doneAt = null, utcOffset = null } = arrival ?? {}
  const nearest = doneReadings.length > 1 ? doneAt : null
  return [
    ...(nearest === null ? [] : [[isRussian ? 'ближе всего' : 'nearest', nearest] as [string, string]]),
    ...(utcOffset === null
      ? []
      : [[isRussian ? 'часы SMSC' : 'SMSC clock', `UTC${utcOffset}`] as [string, string]]),
  ]
}

const noWords: ReceiptWords = { stat: null, err: null, networkErrorCode: null }

function inWords(value: string | null, words: string | null): string | null {
  return value === null || words === null ? value : `${value}  ${words}`
}

/** Every reading where there are several. */
function dateText(raw: string | null, at: string | null, readings: readonly string[]): string | null {
  if (raw !== null && readings.length > 0) return `${raw} → ${readings.join(' | ')}`
  return raw === null || at === null ? raw : `${raw} → ${at}`
}
