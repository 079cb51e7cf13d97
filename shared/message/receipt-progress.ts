import { receiptWish } from '../smpp/message-flags.ts'
import type { CardView, PartView } from './card-view.ts'

/**
 * How far the receipts of a sent message are: 'not-asked'; 'awaited': the SMSC has a part whose end is not known yet;
 * 'came': the final one of every part; 'missing': all parts ended, some without a receipt.
 */
export const receiptProgresses = ['not-asked', 'awaited', 'came', 'missing'] as const
export type ReceiptProgress = (typeof receiptProgresses)[number]

/** Null of a message that came in, and of one of which the SMSC took no part so far. */
export function receiptProgress(card: CardView): ReceiptProgress | null {
  if (card.direction === 'received') return null
  const taken = card.parts.filter(isTaken)
  if (taken.length === 0) return null
  if (taken.every(hasFinalReceipt)) return 'came'
  if (receiptWish(card.registeredDelivery) === 0) return 'not-asked'
  return taken.some(({ state }) => state === 'accepted') ? 'awaited' : 'missing'
}

function isTaken(part: PartView): boolean {
  return (
    part.state === 'accepted' || part.state === 'delivered' || hasFinalReceipt(part) || isEndedByQuery(part)
  )
}

function hasFinalReceipt({ receipts }: PartView): boolean {
  return receipts.some(({ final }) => final)
}

/** Failed, and not because it never left. */
function isEndedByQuery({ state, submittedAt }: PartView): boolean {
  return state === 'failed' && submittedAt !== null
}
