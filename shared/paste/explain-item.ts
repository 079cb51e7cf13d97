import type { Candidate } from '../explain/candidate.ts'
import type { CodeField } from '../explain/code-field.ts'
import { explain } from '../explain/explain.ts'
import { explainWords } from '../explain/search.ts'
import type { Catalogue } from '../profiles/catalogue.ts'
import type { Receipt } from '../receipts/parse-receipt.ts'
import { readReceiptPdu, readUnannouncedReceipt } from '../receipts/read-receipt.ts'
import { decodePdu } from '../smpp/decode.ts'
import { findTlv, integerField } from '../smpp/message-octets.ts'
import type { DecodedPdu } from '../smpp/pdu.ts'
import { tlvTag } from '../smpp/tlv-value.ts'
import type { Language } from '../words/words.ts'
import type { PastedItem } from './pasted-item.ts'

/** For whom an item is explained. */
export interface ItemQuestion {
  readonly catalogue: Catalogue
  readonly profileId?: string | undefined
  /** The field that a bare code is asked in. */
  readonly field?: string | undefined
  readonly language: Language
}

/** One code of an item, and what it means, likeliest first. */
export interface ExplainedCode {
  /** As it is written: 0x00000403, UNDELIV, 006, words. */
  readonly code: string
  /** null: where it stood is not known. */
  readonly field: CodeField | null
  /** The PDU it was read in. */
  readonly pdu: string | null
  readonly candidates: readonly Candidate[]
}

/**
 * What the codes of an item mean, likeliest first: of a code itself, of a PDU its command_status when it is an error,
 * its state, its network error and its receipt, of a receipt its stat and err. Empty for what has none. Never throws.
 */
export function explainItem(item: PastedItem, question: ItemQuestion): readonly Candidate[] {
  return explainCodes(item, question).flatMap(({ candidates }) => candidates)
}

/** The same, code by code. */
export function explainCodes(item: PastedItem, question: ItemQuestion): readonly ExplainedCode[] {
  switch (item.kind) {
    case 'code': {
      const { catalogue, profileId, language } = question
      const field = item.field ?? question.field
      const candidates = explainWords(catalogue, {
        code: item.code,
        field,
        network: item.network,
        profileId,
        language,
      })
      return [{ code: item.code, field: item.field, pdu: null, candidates }]
    }
    case 'receipt':
      return codesOfReceipt(item.receipt, null, question)
    case 'pdu':
      return explainPduCodes(item.octets, question)
    default:
      return []
  }
}

/** The codes of a PDU and of the receipt in it, each with what it means. */
export function explainPduCodes(octets: Uint8Array, question: ItemQuestion): readonly ExplainedCode[] {
  const pdu = decodePdu(octets)
  const receipt = receiptOfPdu(pdu)
  const own = codesOfPdu(pdu, receipt === null, question)
  return receipt === null ? own : [...own, ...codesOfReceipt(receipt, pdu.command, question)]
}

/** The receipt that a PDU carries, whether its esm_class announces it or not; null for any other PDU. */
export function receiptOfPdu(pdu: DecodedPdu): Receipt | null {
  return readReceiptPdu(pdu) ?? readUnannouncedReceipt(pdu)
}

type Asked = Omit<ExplainedCode, 'candidates'>

function answered(
  asked: readonly Asked[],
  { catalogue, profileId, language }: ItemQuestion,
): ExplainedCode[] {
  return asked.map((one) => ({
    ...one,
    candidates: explain(catalogue, {
      code: one.code,
      field: one.field ?? undefined,
      pdu: one.pdu ?? undefined,
      profileId,
      language,
    }),
  }))
}

const networkErrorTag = tlvTag('network_error_code')

/** A receipt tells its network error itself. */
function codesOfPdu(
  pdu: DecodedPdu,
  tellsNetworkError: boolean,
  question: ItemQuestion,
): readonly ExplainedCode[] {
  const { command } = pdu
  const asked: Asked[] = []
  const add = (code: string, field: CodeField) => asked.push({ code, field, pdu: command })
  if (pdu.command_status !== 0) {
    add(`0x${pdu.command_status.toString(16).toUpperCase().padStart(8, '0')}`, 'command_status')
  }
  if (command === 'query_sm_resp' && pdu.error === null && pdu.fields['message_state'] !== undefined) {
    add(String(integerField(pdu, 'message_state')), 'message_state')
    const error = integerField(pdu, 'error_code')
    if (error !== 0) add(String(error), 'network_error_code')
  }
  const tlv = tellsNetworkError ? findTlv(pdu.tlvs, networkErrorTag) : null
  if (tlv?.value.length === 3)
    addNetworkError(tlv.value[0] ?? 0, ((tlv.value[1] ?? 0) << 8) | (tlv.value[2] ?? 0), add)
  return answered(asked, question)
}

/** A code of 0 says that there was no error. */
function addNetworkError(type: number, code: number, add: (code: string, field: CodeField) => void): void {
  if (code === 0) return
  const digits = `${type.toString(16).padStart(2, '0')}${code.toString(16).padStart(4, '0')}`
  add(digits, 'network_error_code')
}

function codesOfReceipt(
  receipt: Receipt,
  pdu: string | null,
  question: ItemQuestion,
): readonly ExplainedCode[] {
  const { stat, state, err, networkErrorCode } = receipt
  const asked: Asked[] = []
  const add = (code: string, field: CodeField) => asked.push({ code, field, pdu })
  const word = stat ?? (state === 'other' ? null : state)
  if (word !== null) add(word, 'receipt_stat')
  if (err !== null && !/^(?:0+|null|none)$/i.test(err)) add(err, 'receipt_err')
  if (networkErrorCode !== null) addNetworkError(networkErrorCode.type, networkErrorCode.code, add)
  return answered(asked, question)
}
