import { latin1 } from '../smpp/latin1.ts'
import {
  findTlv,
  integerField,
  type MessageOctets,
  messageOctets,
  partNumber,
} from '../smpp/message-octets.ts'
import type { DecodedPdu } from '../smpp/pdu.ts'
import { tlvTag, tlvValue } from '../smpp/tlv-value.ts'
import { decodeText } from '../text/decode-text.ts'
import type { RowSummary } from './row-summary.ts'

/** What a capture row shows of a PDU without opening it. */
export interface PduSummary {
  readonly summary: RowSummary
  readonly source: string | null
  readonly destination: string | null
  /** message_id, or receipted_message_id. */
  readonly messageId: string | null
}

/** Enough for any row; longer texts are cut before they are decoded. */
const shownOctets = 320

const receiptedMessageId = tlvTag('receipted_message_id')
const messageState = tlvTag('message_state')

/** Cheap enough for every PDU that passes; never throws. */
export function summarizePdu(pdu: DecodedPdu): PduSummary {
  const receipted = pdu.tlvs.length === 0 ? null : findTlv(pdu.tlvs, receiptedMessageId)
  const receiptedId = receipted === null ? null : tlvValue(receipted.tag, receipted.value)
  return {
    summary: pdu.error !== null ? { kind: 'fault', problem: pdu.error.kind } : summaryOf(pdu, receiptedId),
    source: textField(pdu, 'source_addr'),
    destination: destinationOf(pdu),
    messageId: textField(pdu, 'message_id') || (typeof receiptedId === 'string' ? receiptedId : null),
  }
}

function summaryOf(pdu: DecodedPdu, receiptedId: number | string | null): RowSummary {
  const systemId = textField(pdu, 'system_id')
  if (systemId !== null) return { kind: 'system', systemId }
  const message = messageOctets(pdu)
  if (message !== null) return messageSummary(pdu, message, receiptedId)
  const state = pdu.fields['message_state']
  if (typeof state === 'number') return { kind: 'state', messageState: state }
  const stateTlv = findTlv(pdu.tlvs, messageState)
  if (stateTlv !== null && pdu.command === 'query_broadcast_sm_resp') {
    return { kind: 'state', messageState: stateTlv.value[0] ?? 0 }
  }
  const id = textField(pdu, 'message_id')
  return id === null || id === '' ? { kind: 'none' } : { kind: 'id', id }
}

function messageSummary(
  pdu: DecodedPdu,
  message: MessageOctets,
  receiptedId: number | string | null,
): RowSummary {
  if (isReceipt(pdu) || receiptedId !== null) {
    // Receipts are ASCII, at times under UCS-2: without its zero octets that reads the same.
    const octets = message.octets.subarray(message.udh?.headerOctets ?? 0)
    const text = latin1(octets, 0, Math.min(octets.length, shownOctets)).replaceAll('\0', '')
    return {
      kind: 'receipt',
      id: word(/\bid:\s*(\S+)/i, text) ?? (typeof receiptedId === 'string' ? receiptedId : null),
      stat: word(/\bstat:\s*(\S+)/i, text),
      err: word(/\berr:\s*(\S+)/i, text),
    }
  }
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

/** The type in esm_class is a 4-bit number, not flags: 0x04 is a receipt, 0x20 an intermediate notification. */
function isReceipt(pdu: DecodedPdu): boolean {
  if (pdu.command !== 'deliver_sm' && pdu.command !== 'data_sm') return false
  const type = integerField(pdu, 'esm_class') & 0x3c
  return type === 0x04 || type === 0x20
}

function word(pattern: RegExp, text: string): string | null {
  return pattern.exec(text)?.[1] ?? null
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
