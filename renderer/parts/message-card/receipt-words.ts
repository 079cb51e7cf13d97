import type { ReceiptView } from '../../../shared/contract/message.ts'
import { explain } from '../../../shared/explain/explain.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import type { Language } from '../../../shared/words/words.ts'

/** Meaning of a receipt, in the words of this provider; null where only the provider knows. */
export interface ReceiptWords {
  readonly stat: string | null
  readonly err: string | null
}

export function receiptWords(
  catalogue: Catalogue,
  receipt: Pick<ReceiptView, 'stat' | 'state' | 'err'>,
  profileId: string,
  language: Language,
): ReceiptWords {
  const word = receipt.stat ?? receipt.state
  const hasError = receipt.err !== null && !/^0*$/.test(receipt.err)
  return {
    stat: word === null ? null : meaningOf(catalogue, word, 'receipt_stat', profileId, language),
    err:
      hasError && receipt.err !== null
        ? meaningOf(catalogue, receipt.err, 'receipt_err', profileId, language)
        : null,
  }
}

/** A code that only other providers explain is not given a confident meaning. */
function meaningOf(
  catalogue: Catalogue,
  code: string,
  field: string,
  profileId: string,
  language: Language,
): string | null {
  const [first] = explain(catalogue, { code, field, pdu: 'deliver_sm', profileId, language })
  if (first === undefined || (first.basis !== 'profile' && first.basis !== 'specification')) return null
  return first.title.charAt(0).toLowerCase() + first.title.slice(1)
}
