import { formatReceiptText } from '../../shared/receipts/format-receipt.ts'
import { encodeGsm7, outsideGsm } from '../../shared/text/gsm7.ts'
import type { OutgoingRequest } from '../session/request.ts'
import type { Outcome, StoredMessage } from './message-store.ts'

/** SMPP 3.4 §5.2.12: SMSC Delivery Receipt. */
const receiptEsmClass = 0x04

/**
 * The deliver_sm that reports a message's outcome: addresses swapped, the text of the gateway page, dates in this
 * machine's zone. It stays in the default alphabet whatever the message was in, since clients look for its keys
 * octet by octet; what the alphabet lacks becomes a question mark.
 */
export function receiptPdu(message: StoredMessage, outcome: Outcome): OutgoingRequest {
  const text = formatReceiptText({
    id: message.messageId,
    submitted: 1,
    delivered: outcome.stat === 'DELIVRD' ? 1 : 0,
    submittedAt: message.submittedAt,
    doneAt: outcome.at,
    utcOffsetMinutes: -new Date(outcome.at).getTimezoneOffset(),
    stat: outcome.stat,
    err: outcome.err,
    text: inGsm(message.text),
  })
  return {
    command: 'deliver_sm',
    fields: {
      service_type: message.serviceType,
      source_addr_ton: message.destination.ton,
      source_addr_npi: message.destination.npi,
      source_addr: message.destination.addr,
      dest_addr_ton: message.source.ton,
      dest_addr_npi: message.source.npi,
      destination_addr: message.source.addr,
      esm_class: receiptEsmClass,
      short_message: encodeGsm7(inGsm(text)) ?? new Uint8Array(0),
    },
  }
}

function inGsm(text: string): string {
  const outside = new Set(outsideGsm(text).map(({ character }) => character))
  return outside.size === 0
    ? text
    : Array.from(text, (character) => (outside.has(character) ? '?' : character)).join('')
}
