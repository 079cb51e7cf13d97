import { type IdRule, idRules, matchIds } from '../../shared/receipts/id-rules.ts'

/** The part a receipt is about, and the rule by which the ids agree. */
export interface ReceiptMatch<P> {
  readonly part: P
  readonly rule: IdRule
}

/** The part whose message_id agrees best with the receipt's id; null when none does. */
export function matchReceipt<P extends { readonly messageId: string | null }>(
  parts: readonly P[],
  receivedId: string | null,
): ReceiptMatch<P> | null {
  if (receivedId === null) return null
  const matches = parts.flatMap((part) => {
    const rule = part.messageId === null ? null : matchIds(part.messageId, receivedId)
    return rule === null ? [] : [{ part, rule }]
  })
  return matches.toSorted((one, other) => idRules.indexOf(one.rule) - idRules.indexOf(other.rule))[0] ?? null
}
