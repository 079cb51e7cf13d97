import type { Inspection } from '../inspect/inspection.ts'
import type { Receipt } from '../receipts/parse-receipt.ts'
import { readReceiptPdu } from '../receipts/read-receipt.ts'
import type { ComparedField } from './compared-fields.ts'

const rows: readonly (readonly [string, (receipt: Receipt) => string | null])[] = [
  ['id', ({ id }) => id],
  ['sub', ({ sub }) => sub],
  ['dlvrd', ({ dlvrd }) => dlvrd],
  ['submit_date', ({ submitDateRaw }) => submitDateRaw],
  ['done_date', ({ doneDateRaw }) => doneDateRaw],
  ['stat', ({ stat }) => stat],
  ['err', ({ err }) => err],
  ['text', ({ text }) => text],
]

/** The fields of two receipts under the filter's names; none unless both PDUs are receipts. */
export function receiptFields(
  a: Inspection,
  b: Inspection,
): { readonly a: ComparedField | null; readonly b: ComparedField | null }[] {
  const [receiptA, receiptB] = [readReceiptPdu(a.pdu), readReceiptPdu(b.pdu)]
  if (receiptA === null || receiptB === null) return []
  return rows.flatMap(([key, read]) => {
    const pair = { a: field(key, read(receiptA)), b: field(key, read(receiptB)) }
    return pair.a === null && pair.b === null ? [] : [pair]
  })
}

function field(key: string, value: string | null): ComparedField | null {
  const name = `receipt.${key}`
  return value === null ? null : { name, path: name, value, start: 0, end: 0 }
}
