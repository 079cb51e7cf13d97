import { messageTypeOf, messageTypes, udhIndicator } from '../smpp/message-flags.ts'
import { findTlv, integerField, type MessageOctets, messageOctets } from '../smpp/message-octets.ts'
import type { DecodedPdu, Tlv } from '../smpp/pdu.ts'
import { tlvTag } from '../smpp/tlv-value.ts'
import type { DecodeTextOptions } from '../text/decode-text.ts'
import { decodeLatin1 } from '../text/single-octet.ts'
import { readUdh } from '../text/udh.ts'
import { matchIds } from './id-rules.ts'
import type { Receipt } from './parse-receipt.ts'
import { parseReceipt } from './parse-receipt.ts'
import { isReceiptText, readReceiptFields } from './receipt-fields.ts'
import { type ReceiptText, readReceiptOctetsAsText } from './receipt-text.ts'
import { messageStateByName, messageStateByValue } from './stat-table.ts'

export interface ReadReceiptOptions {
  /** Read an ordinary message as a receipt: a subscriber can type `id:1 stat:DELIVRD`, so only on request. */
  readonly anyMessage?: boolean
  /** Alphabet of data_coding 0; Latin-1 unless set, since receipts are ASCII nearly everywhere. */
  readonly defaultAlphabet?: DecodeTextOptions['defaultAlphabet']
}

export interface ReceiptSource {
  /** short_message, or message_payload; header included. */
  readonly octets: Uint8Array
  readonly dataCoding: number
  readonly esmClass: number
  readonly tlvs: readonly Tlv[]
}

const receiptedMessageId = tlvTag('receipted_message_id')
const networkErrorCode = tlvTag('network_error_code')
const messageState = tlvTag('message_state')

function kindOf(esmClass: number): Receipt['kind'] {
  const type = messageTypeOf(esmClass)
  return type === messageTypes.receipt
    ? 'receipt'
    : type === messageTypes.intermediate
      ? 'intermediate'
      : 'text'
}

function textOf(source: ReceiptSource, options: ReadReceiptOptions): ReceiptText {
  const udh = source.esmClass & udhIndicator ? readUdh(source.octets) : null
  // A header that passes the end is none: the octets are the receipt.
  const isDoubtful = udh?.problems.some(({ code }) => code === 'length-overrun') === true
  const octets = source.octets.subarray(isDoubtful ? 0 : (udh?.headerOctets ?? 0))
  return readReceiptOctetsAsText(octets, source.dataCoding, options.defaultAlphabet ?? 'latin1')
}

function idOf(value: Uint8Array): string {
  const nul = value.indexOf(0)
  return decodeLatin1(nul < 0 ? value : value.subarray(0, nul))
}

function withId(receipt: Receipt, value: Uint8Array | null): Receipt {
  if (value === null) return receipt
  const id = idOf(value)
  const deviations = [...receipt.deviations]
  if (!value.includes(0)) deviations.push('tlv-missing-nul')
  if (id === '') return { ...receipt, deviations: [...deviations, 'tlv-empty-id'] }
  if (receipt.textId !== null) {
    const rule = matchIds(id, receipt.textId)
    if (rule === null) deviations.push('id-conflict')
    else if (rule !== 'same') deviations.push('id-form')
  }
  return { ...receipt, id, deviations: deviations.filter((code) => code !== 'no-id') }
}

function withState(receipt: Receipt, value: Uint8Array | null): Receipt {
  if (value === null) return receipt
  if (value.length !== 1) return { ...receipt, deviations: [...receipt.deviations, 'tlv-length'] }
  const known = messageStateByValue(value[0] ?? 0)?.name ?? null
  const deviations = receipt.deviations.filter((code) => code !== 'no-stat')
  if (known === null) deviations.push('state-undefined')
  if (receipt.state !== null && receipt.state !== known) deviations.push('state-conflict')
  // SMPP 3.4 §5.3.2.35: an undefined value says nothing. Some SMSCs write one number always, so the word stands where
  // it is one; UNKNOWN and words of a provider's own are less exact than the number.
  const isExact = receipt.state !== null && receipt.state !== 'other' && receipt.state !== 'UNKNOWN'
  const state = isExact ? receipt.state : (known ?? receipt.state ?? 'other')
  return { ...receipt, state, deviations }
}

function withNetworkError(receipt: Receipt, value: Uint8Array | null): Receipt {
  if (value === null) return receipt
  if (value.length !== 3) return { ...receipt, deviations: [...receipt.deviations, 'tlv-length'] }
  const code = ((value[1] ?? 0) << 8) | (value[2] ?? 0)
  const deviations = isOtherNumber(receipt.err, code)
    ? [...receipt.deviations, 'err-conflict']
    : receipt.deviations
  return { ...receipt, networkErrorCode: { type: value[0] ?? 0, code }, deviations }
}

/** True when err is a number, read either way, and not the one given. */
function isOtherNumber(err: string | null, code: number): boolean {
  if (err === null || !/^(0x)?[0-9a-f]{1,6}$/i.test(err)) return false
  return Number.parseInt(err, 16) !== code && !(/^\d+$/.test(err) && Number(err) === code)
}

/** Reads a receipt from octets and TLVs, whatever esm_class says; TLVs win over the text, differences are deviations. */
export function readReceiptOctets(source: ReceiptSource, options: ReadReceiptOptions = {}): Receipt {
  const { text, deviations } = textOf(source, options)
  return readReceiptText(text, source, deviations)
}

/** As readReceiptOctets for a text already decoded; `deviations` are those of decoding it. */
export function readReceiptText(
  text: string,
  source: Pick<ReceiptSource, 'esmClass' | 'tlvs'>,
  deviations: readonly string[] = [],
): Receipt {
  const parsed = parseReceipt(text)
  const inTlvs = withNetworkError(
    withState(
      withId(
        { ...parsed, deviations: [...deviations, ...parsed.deviations] },
        findTlv(source.tlvs, receiptedMessageId)?.value ?? null,
      ),
      findTlv(source.tlvs, messageState)?.value ?? null,
    ),
    findTlv(source.tlvs, networkErrorCode)?.value ?? null,
  )
  const kind = kindOf(source.esmClass)
  const isReceipt =
    parsed.isReceipt || inTlvs.id !== null || inTlvs.state !== null || inTlvs.networkErrorCode !== null
  return {
    ...inTlvs,
    isReceipt,
    kind,
    final:
      kind !== 'intermediate' &&
      inTlvs.state !== null &&
      (messageStateByName(inTlvs.state)?.isFinal ?? false),
    deviations: isReceipt ? inTlvs.deviations : [...inTlvs.deviations, 'receipt-without-content'],
  }
}

/**
 * True for a message that is a receipt although its esm_class does not say so: message_state, an id
 * with stat or dlvrd in the text, or most of a receipt's keys. A person may type such a text too.
 */
export function isUnannouncedReceipt(pdu: DecodedPdu, octets: Uint8Array, dataCoding: number): boolean {
  // receipted_message_id alone is also in a reply to a message.
  if (pdu.tlvs.length > 0 && findTlv(pdu.tlvs, messageState) !== null) return true
  // The first key of a receipt ends in a colon near its beginning, in one octet or two.
  const colon = octets.indexOf(colonOctet)
  if (colon === -1 || colon > farthestKey || octets.length < shortestReceipt) return false
  return isReceiptText(readReceiptOctetsAsText(octets, dataCoding, 'latin1').text)
}

/**
 * Such a message as a receipt; null for any other, for one that esm_class announces, and for a text that a person types
 * as easily: `id:7 stat:DELIVRD` without dates and counts.
 */
export function readUnannouncedReceipt(pdu: DecodedPdu): Receipt | null {
  if ((pdu.command !== 'deliver_sm' && pdu.command !== 'data_sm') || isReceiptPdu(pdu)) return null
  const message = messageOctets(pdu)
  const octets = message?.octets ?? new Uint8Array(0)
  if (!isUnannouncedReceipt(pdu, octets, message?.dataCoding ?? 0)) return null
  const receipt = readReceiptPdu(pdu, { anyMessage: true })
  if (receipt === null) return null
  const { doneDateRaw, dlvrd, stat, state } = receipt
  const isWhole = doneDateRaw !== null || dlvrd !== null || (stat === null && state !== null)
  return isWhole ? receipt : null
}

const colonOctet = 0x3a
const farthestKey = 40
/** id:1 stat:DELIVRD */
const shortestReceipt = 17

/** True when esm_class says that a deliver_sm or data_sm is a receipt or an intermediate notification. */
export function isReceiptPdu(pdu: DecodedPdu): boolean {
  return receiptKindOf(pdu) !== 'text'
}

function receiptKindOf(pdu: DecodedPdu): Receipt['kind'] {
  if (pdu.command !== 'deliver_sm' && pdu.command !== 'data_sm') return 'text'
  return kindOf(integerField(pdu, 'esm_class'))
}

function sourceOf(pdu: DecodedPdu, message: MessageOctets | null): ReceiptSource {
  return {
    octets: message?.octets ?? new Uint8Array(0),
    dataCoding: message?.dataCoding ?? 0,
    esmClass: integerField(pdu, 'esm_class'),
    tlvs: pdu.tlvs,
  }
}

/**
 * Reads a deliver_sm or data_sm as a receipt by its esm_class (SMPP 3.4 Appendix B). Its text is that of
 * message_payload where both texts are there. Returns null when it is not one; a receipt that says nothing
 * comes back with isReceipt false, to be shown raw.
 */
export function readReceiptPdu(pdu: DecodedPdu, options: ReadReceiptOptions = {}): Receipt | null {
  if (pdu.command !== 'deliver_sm' && pdu.command !== 'data_sm') return null
  const kind = receiptKindOf(pdu)
  if (kind === 'text' && !options.anyMessage) return null
  const receipt = readReceiptOctets(sourceOf(pdu, messageOctets(pdu)), options)
  return kind === 'text' && !receipt.isReceipt ? null : receipt
}

/** `id`, `stat` and `err` of readReceiptPdu. */
export type ReceiptGlance = Pick<Receipt, 'id' | 'stat' | 'err'>

/** The same reading without dates and deviations, in a quarter of the time: made for every PDU that passes. */
export function glanceReceipt(pdu: DecodedPdu, message: MessageOctets | null): ReceiptGlance {
  const source = sourceOf(pdu, message)
  const { id, stat, err } = readReceiptFields(textOf(source, {}).text).values
  const tlv = findTlv(source.tlvs, receiptedMessageId)
  const given = tlv === null ? '' : idOf(tlv.value)
  return { id: given || id || null, stat: stat || null, err: err || null }
}
