import type { CardView, PartView } from './card-view.ts'

/** From submit to response in ms; null while there is none. */
export function answerMs(part: PartView): number | null {
  return part.submittedAt === null || part.respondedAt === null ? null : part.respondedAt - part.submittedAt
}

/** From the response to the receipt that decided, in ms; null also for one that overtook the response. */
export function receiptMs(part: PartView): number | null {
  const decisive = part.receipts.find((receipt) => receipt.final)
  if (decisive === undefined || part.respondedAt === null) return null
  return decisive.at < part.respondedAt ? null : decisive.at - part.respondedAt
}

/** The slowest part speaks for the message; null unless every part has its value. */
export function slowest(card: CardView, of: (part: PartView) => number | null): number | null {
  let worst = 0
  for (const part of card.parts) {
    const value = of(part)
    if (value === null) return null
    worst = Math.max(worst, value)
  }
  return worst
}
