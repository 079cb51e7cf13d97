import type { Candidate } from '../explain/candidate.ts'
import type { CodeField } from '../explain/code-field.ts'
import { explain } from '../explain/explain.ts'
import { explainWords } from '../explain/search.ts'
import type { Catalogue } from '../profiles/catalogue.ts'
import type { Receipt } from '../receipts/parse-receipt.ts'
import { readReceiptPdu } from '../receipts/read-receipt.ts'
import { decodePdu } from '../smpp/decode.ts'
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

/**
 * What the codes of an item mean, likeliest first: of a code itself, of a PDU its command_status when it is an error
 * and its receipt, of a receipt its stat and err. Empty for what has none. Never throws.
 */
export function explainItem(item: PastedItem, question: ItemQuestion): readonly Candidate[] {
  const { catalogue, profileId, language } = question
  switch (item.kind) {
    case 'code': {
      const field = item.field ?? question.field
      return explainWords(catalogue, { code: item.code, field, network: item.network, profileId, language })
    }
    case 'receipt':
      return receiptCandidates(item.receipt, question)
    case 'pdu': {
      const pdu = decodePdu(item.octets)
      const receipt = readReceiptPdu(pdu)
      const status = pdu.command_status
      const own =
        status === 0
          ? []
          : explain(catalogue, {
              code: status,
              field: 'command_status',
              pdu: pdu.command ?? undefined,
              profileId,
              language,
            })
      return receipt === null ? own : [...own, ...receiptCandidates(receipt, question)]
    }
    default:
      return []
  }
}

function receiptCandidates(receipt: Receipt, question: ItemQuestion): readonly Candidate[] {
  const { catalogue, profileId, language } = question
  const of = (code: string, field: CodeField) => explain(catalogue, { code, field, profileId, language })
  return [
    ...(receipt.stat === null ? [] : of(receipt.stat, 'receipt_stat')),
    ...(receipt.err === null || /^0+$/.test(receipt.err) ? [] : of(receipt.err, 'receipt_err')),
  ]
}
