import { isOrphan } from './card-flags.ts'
import type { CardView } from './card-view.ts'
import type { SendIntent } from './send-intent.ts'
import { ussdReply } from './ussd.ts'
import { sparseIntent, wholeIntent } from './whole-intent.ts'

/** True for a message of a subscriber with a number to answer to. */
export function isAnswerable(card: CardView): boolean {
  return card.direction === 'received' && !isOrphan(card) && card.source.addr !== ''
}

/**
 * The message that answers a received one: its addresses swapped with their types, and a receipt asked for. In a USSD
 * dialogue it has the operation and the session that go on with it, or with `isLast` end it, and no receipt is asked for.
 */
export function replyIntent(
  { source, destination, ussd }: Pick<CardView, 'source' | 'destination' | 'ussd'>,
  isLast = false,
): SendIntent {
  const dialogue = ussd === undefined ? { registered_delivery: 1 } : ussdReply(ussd, isLast)
  return sparseIntent(wholeIntent({ source: destination, destination: source, ...dialogue }))
}
