import type { CardReceiptView, CardView, PartView } from './card-view.ts'
import { contradictsReceipt, queriesOf } from './part-query.ts'

/**
 * Oddities of a message. 'early': a receipt overtook the response; 'duplicate': the same receipt came again;
 * 'contradiction': the receipts disagree with each other, with their err, with an answer to query_sm, or with a refusal; 'id-differs':
 * the receipt wrote the id in another way than the response; 'orphan': a receipt for nothing that was sent;
 * 'repeated': a part was sent more than once; 'twice': more than one of its tries was delivered; 'part-twice': a part
 * of an incoming message came more than once; 'reference-reused': its sender had just used the reference.
 */
export const cardFlags = [
  'twice',
  'repeated',
  'early',
  'duplicate',
  'contradiction',
  'id-differs',
  'orphan',
  'part-twice',
  'reference-reused',
] as const
export type CardFlag = (typeof cardFlags)[number]

/** The flags of the whole card, each once, in the order of `cardFlags`. */
export function flagsOf(card: CardView): CardFlag[] {
  if (isOrphan(card)) return ['orphan']
  const found = new Set(
    card.parts.flatMap((part) => [
      ...((part.attempts ?? 1) > 1 ? (['repeated'] as const) : []),
      ...((part.copies ?? 1) > 1 ? (['part-twice'] as const) : []),
      ...(part.isReferenceReused === true ? (['reference-reused'] as const) : []),
      ...part.receipts.flatMap((receipt) => receiptFlags(part, receipt)),
    ]),
  )
  return cardFlags.filter((flag) => found.has(flag))
}

/** A received card that holds a receipt and no text. */
export function isOrphan(card: CardView): boolean {
  return card.direction === 'received' && card.parts.some((part) => part.receipts.length > 0)
}

/** The flags of one receipt of a part. */
export function receiptFlags(part: PartView, receipt: CardReceiptView): CardFlag[] {
  const flags: CardFlag[] = []
  const earlier = part.receipts.slice(0, part.receipts.indexOf(receipt))
  // Each try that the SMSC took has receipts of its own.
  const before = earlier.filter((other) => other.triedId === receipt.triedId)
  const isDelivered = receipt.state === 'DELIVERED'
  if (isDelivered && before.length < earlier.length && earlier.some(({ state }) => state === 'DELIVERED')) {
    flags.push('twice')
  }
  const respondedAt = answeredAt(part, receipt)
  if (respondedAt !== null && receipt.at < respondedAt) flags.push('early')
  if (before.some((other) => other.stat === receipt.stat && other.err === receipt.err))
    flags.push('duplicate')
  const final = before.find((other) => other.final)
  const disagrees = final !== undefined && receipt.final && final.state !== receipt.state
  const isOtherwise = queriesOf(part).some((query) => contradictsReceipt({ receipts: [receipt] }, query))
  if (disagrees || isOtherwise || contradictsItself(receipt) || part.state === 'refused') {
    flags.push('contradiction')
  }
  if (receipt.idRule !== 'same' && receipt.idRule !== 'none') flags.push('id-differs')
  return flags
}

/** When the try that the receipt is about was answered. */
function answeredAt(part: PartView, { triedId }: CardReceiptView): number | null {
  if (triedId === undefined) return part.respondedAt
  return part.earlier?.find(({ smscMessageId }) => smscMessageId === triedId)?.respondedAt ?? null
}

/** Delivered, and yet an error code that is not all zeros. */
function contradictsItself(receipt: CardReceiptView): boolean {
  return receipt.state === 'DELIVERED' && receipt.err !== null && !/^0*$/.test(receipt.err)
}
