import type { MessageCard } from '../../shared/contract/message.ts'
import type { MessageFormName } from '../../shared/contract/message-export.ts'
import { flagsOf } from '../../shared/message/card-flags.ts'
import { answerMs, receiptMs, slowest } from '../../shared/message/card-times.ts'
import { statusName } from '../../shared/smpp/status-table.ts'
import { jsonLine } from '../../shared/words/inert-text.ts'
import { csvRows, inertCell } from '../bulk/inert-csv.ts'
import { cardJson, rounded, timeOf } from './card-json.ts'

/** One way to write messages into a file. */
interface CardForm {
  readonly head: string
  readonly row: (card: MessageCard) => string
}

/** Columns of the table; what parts have stands in their order, parted by blanks, 'none' for a part without. */
const columns: Readonly<Record<string, (card: MessageCard) => string>> = {
  message: ({ messageId }) => messageId,
  at: ({ createdAt }) => timeOf(createdAt) ?? '',
  direction: ({ direction }) => direction,
  state: ({ state }) => state,
  session: ({ sessionName }) => sessionName,
  source_addr: ({ source }) => source.addr,
  destination_addr: ({ destination }) => destination.addr,
  text: ({ text }) => text,
  data_coding: ({ dataCoding }) => String(dataCoding),
  registered_delivery: ({ registeredDelivery }) => String(registeredDelivery),
  parts: ({ parts }) => String(parts.length),
  part_states: ofParts(({ state }) => state),
  command_status: ofParts(({ commandStatus }) => (commandStatus === null ? '' : statusName(commandStatus))),
  message_id: ofParts(({ smscMessageId }) => smscMessageId ?? ''),
  stat: ofParts(({ receipts }) => receipts.at(-1)?.stat ?? ''),
  err: ofParts(({ receipts }) => receipts.at(-1)?.err ?? ''),
  latency_ms: (card) => String(rounded(slowest(card, answerMs)) ?? ''),
  receipt_latency_ms: (card) => String(rounded(slowest(card, receiptMs)) ?? ''),
  remarks: (card) => flagsOf(card).join(' '),
}

/** The forms; each makes one file. */
export const cardForms: Readonly<Record<MessageFormName, CardForm>> = {
  csv: {
    head: csvRows([Object.keys(columns)]),
    row: (card) => csvRows([Object.values(columns).map((cellOf) => inertCell(cellOf(card)))]),
  },
  jsonl: { head: '', row: (card) => jsonLine(cardJson(card)) },
}

function ofParts(read: (part: MessageCard['parts'][number]) => string): (card: MessageCard) => string {
  return ({ parts }) => {
    const values = parts.map(read)
    return values.every((value) => value === '') ? '' : values.map((value) => value || 'none').join(' ')
  }
}
