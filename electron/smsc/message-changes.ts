import { quotedText } from '../../shared/receipts/format-receipt.ts'
import { messageOctets } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu, Pdu } from '../../shared/smpp/pdu.ts'
import type { PduBody } from '../../shared/smpp/pdu-table.ts'
import { decodeText } from '../../shared/text/decode-text.ts'
import { headerShifts } from '../../shared/text/national-tables.ts'
import { readUdh } from '../../shared/text/udh.ts'
import type { MessageStore, StoredMessage } from './message-store.ts'
import type { PendingMessages } from './pending-messages.ts'
import { validUntil } from './validity.ts'

/**
 * The pending messages that a cancel_sm names: by message_id, or, without one, all from one address to
 * another, of one service_type or of any (SMPP 3.4 §4.9.1). The source must be that of the submit; with an id
 * it may be left empty.
 */
export function cancelMessages(
  fields: PduBody<'cancel_sm'>,
  systemId: string,
  store: MessageStore,
  pending: PendingMessages,
): StoredMessage[] {
  const { message_id, service_type, source_addr, destination_addr } = fields
  if (message_id !== '') {
    return store
      .findAll(message_id)
      .filter((message) => pending.has(message) && isFrom(message, systemId, source_addr))
      .filter(({ destination }) => destination_addr === '' || destination.addr === destination_addr)
  }
  const route = { source: source_addr, destination: destination_addr, serviceType: service_type }
  return pending
    .onRoute(route)
    .filter((message) => message.systemId === systemId && message.source.addr === source_addr)
    .filter(({ destination }) => destination.addr === destination_addr)
}

/**
 * Gives a pending message another text, receipt and validity; an empty validity_period leaves that as it is
 * (SMPP 3.4 §4.10.1). False when there is none of that id and source on its way.
 */
export function replaceMessages(
  pdu: DecodedPdu & Pdu<'replace_sm'>,
  systemId: string,
  store: MessageStore,
  pending: PendingMessages,
  at: number,
): boolean {
  const { message_id, source_addr, validity_period, registered_delivery } = pdu.fields
  const messages = store
    .findAll(message_id)
    .filter((message) => pending.has(message) && isFrom(message, systemId, source_addr))
  const [first] = messages
  if (first === undefined) return false
  const text = replacedText(pdu, first)
  for (const message of messages) {
    pending.change(message, () => {
      message.registeredDelivery = registered_delivery
      message.text = text
      if (validity_period !== '') message.validUntil = validUntil(validity_period, at) ?? null
    })
  }
  return true
}

/** replace_sm has no data_coding and no esm_class: both stay as they were submitted. */
function replacedText(pdu: DecodedPdu, { hasUdh, dataCoding }: StoredMessage): string {
  const octets = messageOctets(pdu)?.octets ?? new Uint8Array(0)
  const udh = hasUdh ? readUdh(octets) : null
  const content = octets.subarray(udh?.headerOctets ?? 0)
  return quotedText(decodeText(content, dataCoding, { shifts: headerShifts(udh) }).text)
}

/** Of this account, and from this address unless it is empty. */
function isFrom(message: StoredMessage, systemId: string, sourceAddr: string): boolean {
  return message.systemId === systemId && (sourceAddr === '' || message.source.addr === sourceAddr)
}
