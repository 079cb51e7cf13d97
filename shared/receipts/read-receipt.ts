import type { DecodedPdu, Tlv } from '../smpp/pdu.ts'
import { readDataCoding } from '../text/data-coding.ts'
import type { DecodeTextOptions } from '../text/decode-text.ts'
import { decodeText } from '../text/decode-text.ts'
import { decodeLatin1 } from '../text/single-octet.ts'
import { decodeUcs2 } from '../text/ucs2.ts'
import { readUdh } from '../text/udh.ts'
import { matchIds } from './id-rules.ts'
import type { Receipt } from './parse-receipt.ts'
import { parseReceipt } from './parse-receipt.ts'
import { messageStateByName, messageStateByValue } from './stat-table.ts'

export interface ReadReceiptOptions {
  /** Read an ordinary message as a receipt: a subscriber can type `id:1 stat:DELIVRD`, so only on request. */
  readonly anyMessage?: boolean
  /** What data_coding 0 means here; receipts are ASCII nearly everywhere, hence Latin-1 unless set. */
  readonly defaultAlphabet?: DecodeTextOptions['defaultAlphabet']
}

export interface ReceiptSource {
  /** short_message, or message_payload; header included. */
  readonly octets: Uint8Array
  readonly dataCoding: number
  readonly esmClass: number
  readonly tlvs: readonly Tlv[]
}

const receiptedMessageId = 0x001e
const networkErrorCode = 0x0423
const messagePayload = 0x0424
const messageState = 0x0427

/** Bits 5 to 2 of esm_class from the message centre (SMPP 3.4 5.2.12): a value, not flags. */
function kindOf(esmClass: number): Receipt['kind'] {
  const type = esmClass & 0x3c
  return type === 0x04 ? 'receipt' : type === 0x20 ? 'intermediate' : 'text'
}

function withoutTrailingNuls(octets: Uint8Array): Uint8Array {
  let end = octets.length
  while (end > 0 && octets[end - 1] === 0) end -= 1
  return octets.subarray(0, end)
}

function isPlainAscii(octets: Uint8Array): boolean {
  return (
    octets.length > 0 &&
    octets.every((octet) => (octet >= 0x20 && octet < 0x7f) || (octet >= 9 && octet <= 13))
  )
}

function looksUcs2(octets: Uint8Array): boolean {
  return (
    octets.length >= 4 &&
    octets.length % 2 === 0 &&
    octets.every((octet, at) => (at % 2 === 0) === (octet === 0))
  )
}

function textOf(source: ReceiptSource, options: ReadReceiptOptions): { text: string; deviations: string[] } {
  const header = source.esmClass & 0x40 ? readUdh(source.octets).headerOctets : 0
  const octets = source.octets.subarray(header)
  const { alphabet } = readDataCoding(source.dataCoding)
  if (alphabet === 'ucs2' && isPlainAscii(withoutTrailingNuls(octets))) {
    return { text: decodeLatin1(octets), deviations: ['ascii-under-ucs2'] }
  }
  if (alphabet !== 'ucs2' && looksUcs2(octets)) {
    return { text: decodeUcs2(octets), deviations: ['ucs2-not-announced'] }
  }
  // Octets called binary are still the text of a receipt.
  if (alphabet === 'binary') return { text: decodeLatin1(octets), deviations: [] }
  const decoded = decodeText(octets, source.dataCoding, {
    defaultAlphabet: options.defaultAlphabet ?? 'latin1',
  })
  return { text: decoded.text, deviations: decoded.encoding === 'ucs2' ? [...decoded.problems] : [] }
}

function tlvOf(tlvs: readonly Tlv[], tag: number): Uint8Array | null {
  return tlvs.find((tlv) => tlv.tag === tag)?.value ?? null
}

function withId(receipt: Receipt, value: Uint8Array | null): Receipt {
  if (value === null) return receipt
  const nul = value.indexOf(0)
  const id = decodeLatin1(nul < 0 ? value : value.subarray(0, nul))
  const deviations = [...receipt.deviations]
  if (nul < 0) deviations.push('tlv-missing-nul')
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
  const state = messageStateByValue(value[0] ?? 0)?.name ?? 'other'
  const deviations = receipt.deviations.filter((code) => code !== 'no-stat')
  if (receipt.state !== null && receipt.state !== state) deviations.push('state-conflict')
  return { ...receipt, state, deviations }
}

function withNetworkError(receipt: Receipt, value: Uint8Array | null): Receipt {
  if (value === null) return receipt
  if (value.length !== 3) return { ...receipt, deviations: [...receipt.deviations, 'tlv-length'] }
  const code = ((value[1] ?? 0) << 8) | (value[2] ?? 0)
  return { ...receipt, networkErrorCode: { type: value[0] ?? 0, code } }
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
        tlvOf(source.tlvs, receiptedMessageId),
      ),
      tlvOf(source.tlvs, messageState),
    ),
    tlvOf(source.tlvs, networkErrorCode),
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
 * Reads a deliver_sm or data_sm as a receipt by its esm_class (and SMPP 3.4 Appendix B).
 * @returns null when it is not one; a receipt that says nothing comes back with isReceipt false, to be shown raw.
 */
export function readReceiptPdu(pdu: DecodedPdu, options: ReadReceiptOptions = {}): Receipt | null {
  if (pdu.command !== 'deliver_sm' && pdu.command !== 'data_sm') return null
  const { esm_class: esmClass, data_coding: dataCoding, short_message: shortMessage } = pdu.fields
  if (typeof esmClass !== 'number') return null
  const kind = kindOf(esmClass)
  if (kind === 'text' && !options.anyMessage) return null
  const inline = shortMessage instanceof Uint8Array && shortMessage.length > 0 ? shortMessage : null
  const octets = inline ?? tlvOf(pdu.tlvs, messagePayload) ?? new Uint8Array(0)
  const source = {
    octets,
    dataCoding: typeof dataCoding === 'number' ? dataCoding : 0,
    esmClass,
    tlvs: pdu.tlvs,
  }
  const receipt = readReceiptOctets(source, options)
  return kind === 'text' && !receipt.isReceipt ? null : receipt
}
