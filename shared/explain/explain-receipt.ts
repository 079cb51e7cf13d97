import { type Catalogue, isProvider } from '../profiles/catalogue.ts'
import type { Receipt } from '../receipts/parse-receipt.ts'
import type { Language } from '../words/words.ts'
import { explain } from './explain.ts'
import { candidatesLine } from './explain-status.ts'

/** What a receipt's codes mean, a line each; null for what it does not say, and for an err that names no error. */
export interface ReceiptWords {
  readonly stat: string | null
  readonly err: string | null
  readonly networkErrorCode: string | null
}

/** `profileId` null: without a provider an err has no one meaning, and its line says how many are known. */
export function explainReceipt(
  catalogue: Catalogue,
  { stat, err, state, networkErrorCode }: Receipt,
  profileId: string | null,
  language: Language,
): ReceiptWords {
  const line = (code: string | number, field: string): string | null => {
    const query = { code, field, profileId: profileId ?? undefined, language }
    return candidatesLine(explain(catalogue, query), language, isProvider(catalogue, profileId)) || null
  }
  const isError = err !== null && !/^(0+|null|none)$/i.test(err)
  const { code = 0 } = networkErrorCode ?? {}
  const word = stat ?? (state === 'other' ? null : state)
  return {
    stat: word === null ? null : line(word, 'receipt_stat'),
    err: isError ? line(err, 'receipt_err') : null,
    networkErrorCode: code === 0 ? null : line(code, 'network_error_code'),
  }
}
