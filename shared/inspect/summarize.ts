import { glanceReceipt, isReceiptPdu } from '../receipts/read-receipt.ts'
import { findTlv, type MessageOctets, messageOctets, partNumber } from '../smpp/message-octets.ts'
import type { DecodedPdu } from '../smpp/pdu.ts'
import { tlvTag } from '../smpp/tlv-value.ts'
import { decodeText } from '../text/decode-text.ts'
import type { RowSummary } from './row-summary.ts'

/** Columns of a capture row that are read from the PDU's octets. */
export interface PduSummary {
  readonly summary: RowSummary
  readonly source: string | null
  readonly destination: string | null
}

/** Enough for any row; longer texts are cut before they are decoded. */
const shownOctets = 320

const messageState = tlvTag('message_state')

/** Cheap enough for every PDU that passes; never throws. */
export function summarizePdu(pdu: DecodedPdu): PduSummary {
  return {
    summary: pdu.error !== null ? { kind: 'fault', problem: pdu.error.kind } : summaryOf(pdu),
    source: textField(pdu, 'source_addr'),
    destination: destinationOf(pdu),
  }
}

function summaryOf(pdu: DecodedPdu): RowSummary {
  const systemId = textField(pdu, 'system_id')
  if (systemId !== null) return { kind: 'system', systemId }
  const message = messageOctets(pdu)
  if (message !== null) return messageSummary(pdu, message)
  const state = pdu.fields['message_state']
  if (typeof state === 'number') return { kind: 'state', messageState: state }
  const stateTlv = findTlv(pdu.tlvs, messageState)
  if (stateTlv !== null && pdu.command === 'query_broadcast_sm_resp') {
    return { kind: 'state', messageState: stateTlv.value[0] ?? 0 }
  }
  const id = textField(pdu, 'message_id')
  return id === null || id === '' ? { kind: 'none' } : { kind: 'id', id }
}

function messageSummary(pdu: DecodedPdu, message: MessageOctets): RowSummary {
  if (isReceiptPdu(pdu)) return { kind: 'receipt', ...glanceReceipt(pdu, message) }
  const number = partNumber(pdu, message)
  const start = message.udh?.headerOctets ?? 0
  const shown = message.octets.subarray(start, start + shownOctets)
  return {
    kind: 'text',
    text: decodeText(shown, message.dataCoding).text,
    part: number?.part ?? null,
    parts: number?.parts ?? null,
  }
}

function textField(pdu: DecodedPdu, name: string): string | null {
  const value = pdu.fields[name]
  return typeof value === 'string' ? value : null
}

function destinationOf(pdu: DecodedPdu): string | null {
  const list = pdu.fields['dest_address']
  if (Array.isArray(list)) {
    const first: Readonly<Record<string, number | string>> | undefined = list[0]
    const address = first?.['destination_addr'] ?? first?.['dl_name']
    return typeof address === 'string' ? address : null
  }
  return textField(pdu, 'destination_addr') ?? textField(pdu, 'esme_addr')
}
