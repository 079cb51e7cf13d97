import { isOrphan } from './card-flags.ts'
import type { CardView } from './card-view.ts'

/** The two ends of a conversation, without the plus that some write before a number. */
export interface NumberPair {
  /** The end that the account sends from and is written to. */
  readonly own: string
  readonly peer: string
}

/** Whose conversation a message belongs to; null for a receipt without a message. */
export function pairOf(card: CardView): NumberPair | null {
  if (isOrphan(card)) return null
  const isSent = card.direction === 'sent'
  const [own, peer] = isSent ? [card.source, card.destination] : [card.destination, card.source]
  return { own: plainNumber(own.addr), peer: plainNumber(peer.addr) }
}

export function plainNumber(addr: string): string {
  return addr.replace(/^\++/, '')
}
