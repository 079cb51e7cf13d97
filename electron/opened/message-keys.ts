import { candidateIds, canonicalId } from '../../shared/receipts/id-rules.ts'
import type { Receipt } from '../../shared/receipts/parse-receipt.ts'
import {
  glanceReceipt,
  isReceiptPdu,
  readReceiptPdu,
  readUnannouncedReceipt,
} from '../../shared/receipts/read-receipt.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { headerOctets, readUint32 } from '../../shared/smpp/frame.ts'
import { messageOctets, partNumber } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { pduTable } from '../../shared/smpp/pdu-table.ts'

/**
 * A number of 32 bits that PDUs of one message share. Other PDUs may have it by chance: whoever finds by it compares.
 */
export type MessageKey = number

/** An id that is longer names no message (SMPP 3.4 §5.2.23 allows 64 characters). */
const longestId = 255

/** Commands with a message that goes to the SMSC, and those with one that comes from it. */
export const submitCommands: ReadonlySet<string> = new Set(['submit_sm', 'data_sm', 'submit_multi'])
export const deliverCommands: ReadonlySet<string> = new Set(['deliver_sm', 'data_sm'])

/** Responses with the message_id that receipts name. */
const answers: ReadonlySet<number> = new Set([
  pduTable.submit_sm_resp.id,
  pduTable.data_sm_resp.id,
  pduTable.submit_multi_resp.id,
])
const requests: ReadonlySet<number> = new Set([
  pduTable.submit_sm.id,
  pduTable.data_sm.id,
  pduTable.submit_multi.id,
  pduTable.deliver_sm.id,
])

/** Of the response that gave this id. */
export function answerKey(messageId: string): MessageKey {
  return keyOf('answer', canonicalId(messageId))
}

/** Of the responses that may have given the id that a receipt writes so. */
export function answerKeys(receivedId: string): MessageKey[] {
  return spellings(receivedId).map((id) => keyOf('answer', id))
}

/** Of the receipts about the message of this id, however they write it. */
export function receiptKey(messageId: string): MessageKey {
  return keyOf('receipt', canonicalId(messageId))
}

/** Of the other parts of the same message; null for a whole one. */
export function partKey(pdu: DecodedPdu): MessageKey | null {
  const part = partNumber(pdu, messageOctets(pdu))
  if (part === null || part.parts < 2) return null
  const { source_addr: source, destination_addr: destination } = pdu.fields
  return keyOf('part', `${source}\n${destination}\n${part.reference}\n${part.parts}`)
}

/** The keys that a captured PDU is found by. */
export function messageKeys(octets: Uint8Array): readonly MessageKey[] {
  const commandId = octets.length < headerOctets ? 0 : readUint32(octets, 4)
  if (answers.has(commandId)) {
    const messageId = givenId(decodePdu(octets))
    return messageId === null ? [] : [answerKey(messageId)]
  }
  if (!requests.has(commandId)) return []
  const pdu = decodePdu(octets)
  const part = partKey(pdu)
  const id = receiptIdOf(pdu)
  const ofReceipt = id === null ? [] : spellings(id).map((one) => keyOf('receipt', one))
  return part === null ? ofReceipt : [part, ...ofReceipt]
}

/** message_id of a response; null when it has none that names a message. */
export function givenId(pdu: DecodedPdu): string | null {
  const messageId = pdu.fields['message_id']
  return typeof messageId === 'string' && isId(messageId) ? messageId : null
}

/** A deliver_sm or data_sm as a receipt, be it announced by esm_class or known by its text; null for a message. */
export function receiptIn(pdu: DecodedPdu): Receipt | null {
  return readReceiptPdu(pdu) ?? readUnannouncedReceipt(pdu)
}

/** The id of `receiptIn` in a part of the time. */
function receiptIdOf(pdu: DecodedPdu): string | null {
  const id = isReceiptPdu(pdu)
    ? glanceReceipt(pdu, messageOctets(pdu)).id
    : (readUnannouncedReceipt(pdu)?.id ?? null)
  return id !== null && isId(id) ? id : null
}

function isId(id: string): boolean {
  return id !== '' && id.length <= longestId
}

function spellings(receivedId: string): string[] {
  return [...new Set(candidateIds(receivedId).map(({ id }) => canonicalId(id)))]
}

/** FNV-1a over the characters. */
function keyOf(kind: 'answer' | 'receipt' | 'part', text: string): MessageKey {
  let hash: number = seeds[kind]
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

const seeds = { answer: 0x811c9dc5, receipt: 0x2f0b4c47, part: 0x6d3a9e1b } as const
