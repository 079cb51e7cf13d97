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
  store: MessageStore,
  pending: PendingMessages,
): StoredMessage[] {
  const { message_id, service_type, source_addr, destination_addr } = fields
  if (message_id !== '') {
    return store
      .findAll(message_id)
      .filter((message) => pending.has(message) && isFrom(message, source_addr))
      .filter(({ destination }) => destination_addr === '' || destination.addr === destination_addr)
  }
  return pending.filter(
    ({ source, destination, serviceType }) =>
      source.addr === source_addr &&
      destination.addr === destination_addr &&
      (service_type === '' || service_type === serviceType),
  )
}

/**
 * Gives a pending message another text, receipt and validity; an empty validity_period leaves that as it is
 * (SMPP 3.4 §4.10.1). False when there is none of that id and source on its way.
 */
export function replaceMessages(
  pdu: DecodedPdu & Pdu<'replace_sm'>,
  store: MessageStore,
  pending: PendingMessages,
  at: number,
): boolean {
  const { message_id, source_addr, validity_period, registered_delivery } = pdu.fields
  const messages = store
    .findAll(message_id)
    .filter((message) => pending.has(message) && isFrom(message, source_addr))
  const octets = messageOctets(pdu)?.octets ?? new Uint8Array(0)
  for (const message of messages) {
    pending.change(message, () => {
      message.registeredDelivery = registered_delivery
      // replace_sm has no data_coding and no esm_class: both stay as they were submitted.
      const udh = message.hasUdh ? readUdh(octets) : null
      const content = octets.subarray(udh?.headerOctets ?? 0)
      message.text = decodeText(content, message.dataCoding, { shifts: headerShifts(udh) }).text
      if (validity_period !== '') message.validUntil = validUntil(validity_period, at) ?? null
    })
  }
  return messages.length > 0
}

function isFrom(message: StoredMessage, sourceAddr: string): boolean {
  return sourceAddr === '' || message.source.addr === sourceAddr
}
