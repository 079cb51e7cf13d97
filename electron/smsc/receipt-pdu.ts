import {
  formatReceiptText,
  specifiedTemplate,
  templateWithout,
} from '../../shared/receipts/format-receipt.ts'
import { receiptIdOf } from '../../shared/receipts/receipt-id.ts'
import type { ReceiptSettings } from '../../shared/simulator/receipt-table.ts'
import { messageTypes } from '../../shared/smpp/message-flags.ts'
import type { Tlv } from '../../shared/smpp/pdu.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import { encodeGsm7, outsideGsm } from '../../shared/text/gsm7.ts'
import { encodeAscii, encodeLatin1 } from '../../shared/text/single-octet.ts'
import { encodeUcs2 } from '../../shared/text/ucs2.ts'
import type { OutgoingRequest } from '../session/request.ts'
import { idNumber, messageIdOf, neverGivenId } from './message-ids.ts'
import { type StoredMessage, stateOf } from './message-store.ts'

/** A state that a message has come to, as its receipt tells it. */
export interface ReceiptState {
  readonly stat: string
  readonly err: string
  /** Epoch ms. */
  readonly at: number
  /** False for one before the final state. */
  readonly isFinal: boolean
}

/** short_message holds no more; what is longer goes into message_payload. */
const shortMessageOctets = 254
const ucs2Coding = 8
/** Network type of network_error_code where no other is set: GSM (SMPP 3.4 §5.3.2.31). */
const gsmNetwork = 3
const noOctets = new Uint8Array(0)

/**
 * The deliver_sm that tells of a message's state. Unless its behaviours say otherwise: addresses swapped, the text of the
 * gateway page, dates in this machine's zone. It stays in the default alphabet whatever the message was in, since clients
 * look for its keys octet by octet; what the alphabet lacks becomes a question mark.
 */
export function receiptPdu(message: StoredMessage, state: ReceiptState): OutgoingRequest {
  const { receipt } = message
  const id = idInReceipt(message)
  const { octets, dataCoding } = receipt.content === 'tlvs' ? nothing : textOctets(message, state, id)
  const isLong = octets.length > shortMessageOctets
  const tlvs = tlvsOf(receipt, state, id)
  if (isLong) tlvs.push({ tag: tlvTag('message_payload'), value: octets })
  return {
    command: 'deliver_sm',
    fields: {
      service_type: message.serviceType,
      ...addressesOf(message),
      esm_class: receipt.esmClass ?? (state.isFinal ? messageTypes.receipt : messageTypes.intermediate),
      data_coding: dataCoding,
      short_message: isLong ? noOctets : octets,
    },
    tlvs,
  }
}

const nothing = { octets: noOctets, dataCoding: 0 }

function addressesOf({ source, destination, receipt }: StoredMessage) {
  const [from, to] = receipt.addresses === 'as-submitted' ? [source, destination] : [destination, source]
  return {
    source_addr_ton: from.ton,
    source_addr_npi: from.npi,
    source_addr: from.addr,
    dest_addr_ton: to.ton,
    dest_addr_npi: to.npi,
    destination_addr: to.addr,
  }
}

/** A message without an id in its response has one in its receipt: the gateway knows it all the same. */
function idInReceipt({ messageId, number, idForm, receipt }: StoredMessage): string {
  const given = messageId === '' ? messageIdOf(number, 'decimal') : messageId
  return receiptIdOf(
    { given, number: idNumber(number, idForm), neverGiven: () => neverGivenId(number, idForm) },
    receipt.id ?? 'as-given',
  )
}

function textOctets(message: StoredMessage, { stat, err, at }: ReceiptState, id: string) {
  const { receipt } = message
  const isWide = receipt.coding === 'ucs2' || receipt.coding === 'ucs2-not-announced'
  const template = templateWithout(receipt.template ?? specifiedTemplate, receipt.without ?? [])
  const utcOffsetMinutes = receipt.utcOffset ?? -new Date(at).getTimezoneOffset()
  const text = formatReceiptText(
    {
      id,
      submitted: 1,
      delivered: stat === 'DELIVRD' ? 1 : 0,
      submittedAt: message.submittedAt,
      doneAt: at,
      utcOffsetMinutes,
      stat,
      err,
      text: isWide ? message.text : inGsm(message.text),
    },
    { template, dates: receipt.dates ?? 'YYMMDDhhmm' },
  )
  const octets = octetsOfText(text, receipt.coding ?? 'default')
  const isUcs2Coding = receipt.coding === 'ucs2' || receipt.coding === 'ascii-under-ucs2'
  return {
    octets: octets.subarray(0, receipt.cutAfter ?? octets.length),
    dataCoding: isUcs2Coding ? ucs2Coding : 0,
  }
}

function octetsOfText(text: string, coding: NonNullable<ReceiptSettings['coding']>): Uint8Array {
  switch (coding) {
    case 'default':
      return encodeGsm7(inGsm(text)) ?? noOctets
    case 'ascii-under-ucs2':
      return encodeAscii(text.replace(/[^\x20-\x7e]/gu, '?')) ?? noOctets
    case 'ucs2':
    case 'ucs2-not-announced':
      return encodeUcs2(text)
  }
}

function tlvsOf(receipt: ReceiptSettings, { stat, err }: ReceiptState, id: string): Tlv[] {
  const tlvs: Tlv[] = []
  const hasTlvs = receipt.content === 'tlvs' || receipt.content === 'text-and-tlvs'
  if (hasTlvs) {
    tlvs.push(
      { tag: tlvTag('receipted_message_id'), value: cString(id) },
      { tag: tlvTag('message_state'), value: Uint8Array.of(stateOf(stat)) },
    )
  }
  const network = receipt.networkError ?? (hasTlvs ? networkOf(err) : null)
  if (network !== null) {
    const { type, code } = network
    tlvs.push({ tag: tlvTag('network_error_code'), value: Uint8Array.of(type, code >> 8, code & 0xff) })
  }
  return tlvs
}

/** The err of a receipt as an error of a GSM network; null for none, and for one that is no such number. */
function networkOf(err: string): { readonly type: number; readonly code: number } | null {
  const code = /^\d+$/.test(err) ? Number(err) : 0
  return code === 0 || code > 0xffff ? null : { type: gsmNetwork, code }
}

function cString(text: string): Uint8Array {
  return encodeLatin1(`${text}\0`) ?? Uint8Array.of(0)
}

function inGsm(text: string): string {
  const outside = new Set(outsideGsm(text).map(({ character }) => character))
  return outside.size === 0
    ? text
    : Array.from(text, (character) => (outside.has(character) ? '?' : character)).join('')
}
