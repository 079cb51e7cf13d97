import type { SQLInputValue, SQLOutputValue } from 'node:sqlite'
import type { MessageCard, MessagePart, ReceiptView } from '../../shared/contract/message.ts'
import { partStateSchema } from '../../shared/message/part-state.ts'

export type Row = Record<string, SQLOutputValue>

export const flagSent = 1
/** Of a received message that nobody has looked at; it has no other flag. */
export const flagUnread = 16
const partStates: ReadonlySet<unknown> = new Set(partStateSchema.options)

export function receiptColumns(receipt: ReceiptView): SQLInputValue[] {
  const { seq, at, stat, state, err, final, idRule, receivedId, triedId } = receipt
  return [seq, at, stat, state, err, final ? 1 : 0, idRule, receivedId, triedId ?? null]
}

export function receiptOf(row: Row): ReceiptView {
  const triedId = nullableText(row['tried_id'])
  return {
    seq: Number(row['seq']),
    at: Number(row['at']),
    stat: nullableText(row['stat']),
    state: nullableText(row['state']),
    err: nullableText(row['err']),
    final: row['final'] === 1,
    idRule: textOf(row['id_rule']),
    receivedId: nullableText(row['received_id']),
    ...(triedId === null ? {} : { triedId }),
  }
}

/** SQL of an address of `m`, the row of `messages`: one of its own, or the number at the other end. */
export function addressColumn(side: 'source' | 'dest' | 'peer'): string {
  return side === 'peer' ? `iif(m.flags & ${flagSent}, m.dest_addr, m.source_addr)` : `m.${side}_addr`
}

export function addressOf(row: Row, side: 'source' | 'dest'): MessageCard['source'] {
  return {
    ton: Number(row[`${side}_ton`]),
    npi: Number(row[`${side}_npi`]),
    addr: textOf(row[`${side}_addr`]),
  }
}

export function textOf(value: SQLOutputValue | undefined): string {
  return value == null ? '' : String(value)
}

export function nullableText(value: SQLOutputValue | undefined): string | null {
  return value == null ? null : String(value)
}

export function nullableNumber(value: SQLOutputValue | undefined): number | null {
  return value == null ? null : Number(value)
}

/** A state that this release does not know is shown as sent: nothing is known of its end. */
export function partStateOf(value: SQLOutputValue | undefined): MessagePart['state'] {
  return partStates.has(value) ? partStateSchema.parse(value) : 'sent'
}

export function runOf(row: Row): MessageCard['run'] {
  const runId = nullableNumber(row['run_id'])
  return runId === null ? undefined : { runId, row: Number(row['run_row']) }
}
