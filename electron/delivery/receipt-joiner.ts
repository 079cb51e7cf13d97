import type { MessageCard, MessagePart, ReceiptView } from '../../shared/contract/message.ts'
import { candidateIds, canonicalId, matchIds } from '../../shared/receipts/id-rules.ts'
import type { CardShelf } from '../messages/card-shelf.ts'
import { type CardSession, idsOf, stateAfterReceipt, withPart } from '../messages/message-card.ts'
import type { Clock, ClockTimer } from '../session/clock.ts'
import type { PartRef, SmscIdIndex } from './smsc-id-index.ts'

/** A receipt that came, before its message is known. */
export interface ArrivedReceipt {
  readonly session: CardSession
  readonly view: Omit<ReceiptView, 'idRule'>
  /** Address the receipt is about: its source is the submit's destination. */
  readonly about: string
}

/** A receipt may overtake its submit_sm_resp; after so long it belongs to nothing we sent. */
const holdMs = 15_000

interface Held {
  readonly receipt: ArrivedReceipt
  readonly until: number
}

interface Options {
  readonly shelf: CardShelf
  readonly index: SmscIdIndex
  readonly clock: Clock
  /** Asked of what no card in memory explains: whether something else took it. false at once when that cannot be. */
  readonly claim?: ((receipt: ArrivedReceipt) => false | Promise<boolean>) | undefined
  /** The receipt found its card. */
  readonly onJoined: (captureSeq: number, messageId: string) => void
  /** No submit answers to its id, after the time it may be early. */
  readonly onOrphan: (receipt: ArrivedReceipt) => void
}

/** Finds each receipt's part by the rules of message_id, holds those that come early, and names the orphans. */
export class ReceiptJoiner {
  readonly #options: Options
  #held: Held[] = []
  #timer: ClockTimer | null = null

  constructor(options: Options) {
    this.#options = options
  }

  /** Joins the receipt to its part, or holds it. */
  async arrive(receipt: ArrivedReceipt): Promise<void> {
    const { receivedId } = receipt.view
    const { clock, index } = this.#options
    if (receivedId === null || receivedId === '') {
      this.#options.onOrphan(receipt)
      return
    }
    const wanted = [...new Set(candidateIds(receivedId).map(({ id }) => canonicalId(id)))]
    const inMemory = index.inMemory(wanted)
    if (await this.#joinBest(receipt, receivedId, inMemory)) return
    const claimed = this.#options.claim?.(receipt) ?? false
    if (claimed !== false && (await claimed)) return
    // Held before the store is asked: the response may come while it searches.
    const held: Held = { receipt, until: clock.monotonic() + holdMs }
    this.#held.push(held)
    this.#sweepLater()
    const stored = await index.inStore(wanted)
    if (!this.#held.includes(held)) return
    if (await this.#joinBest(receipt, receivedId, stored)) this.#release(held)
  }

  /** A part got its message_id: receipts that overtook the response are joined to it. */
  async answered(smscId: string, ref: PartRef): Promise<void> {
    for (const held of [...this.#held]) {
      const { receivedId } = held.receipt.view
      if (receivedId === null || matchIds(smscId, receivedId) === null) continue
      this.#release(held)
      if (!(await this.#joinBest(held.receipt, receivedId, [ref]))) this.#held.push(held)
    }
  }

  /** Those still held become orphans: nothing is dropped silently. */
  close(): void {
    if (this.#timer !== null) this.#options.clock.clearTimeout(this.#timer)
    for (const { receipt } of this.#held.splice(0)) this.#options.onOrphan(receipt)
  }

  async #joinBest(receipt: ArrivedReceipt, receivedId: string, found: readonly PartRef[]): Promise<boolean> {
    const { shelf } = this.#options
    let best: { ref: PartRef; card: MessageCard; match: IdMatch; score: number } | null = null
    for (const ref of found) {
      // Nothing is awaited for a card in memory: the answer to the receipt then already finds its card.
      const card = shelf.peek(ref.messageId) ?? (await shelf.get(ref.messageId).catch(() => null))
      const part = card?.parts.find((one) => one.number === ref.part)
      const match = part === undefined ? null : matchPart(part, receivedId)
      if (card === null || match === null) continue
      const score = scoreOf(card, receipt, match.rule === 'same')
      if (score === null) continue
      if (
        best === null ||
        score > best.score ||
        (score === best.score && card.createdAt > best.card.createdAt)
      ) {
        best = { ref, card, match, score }
      }
    }
    if (best === null) return false
    const { ref, match } = best
    const view: ReceiptView = {
      ...receipt.view,
      idRule: match.rule,
      ...(match.isEarlier ? { triedId: match.id } : {}),
    }
    this.#options.onJoined(view.seq, ref.messageId)
    await shelf.change(ref.messageId, (card) => addReceipt(card, ref.part, view))
    return true
  }

  #release(held: Held): void {
    this.#held = this.#held.filter((other) => other !== held)
  }

  #sweepLater(): void {
    if (this.#timer !== null) return
    this.#timer = this.#options.clock.setTimeout(() => {
      this.#timer = null
      const now = this.#options.clock.monotonic()
      const overdue = this.#held.filter((held) => held.until <= now)
      this.#held = this.#held.filter((held) => held.until > now)
      for (const { receipt } of overdue) this.#options.onOrphan(receipt)
      if (this.#held.length > 0) this.#sweepLater()
    }, 1000)
  }
}

interface IdMatch {
  readonly id: string
  readonly rule: string
  /** Not the last try's. */
  readonly isEarlier: boolean
}

/** Which try of the part the receipt is about: the SMSC may have taken each, and then each has a receipt. */
function matchPart(part: MessagePart, receivedId: string): IdMatch | null {
  for (const id of idsOf(part)) {
    const rule = matchIds(id, receivedId)
    if (rule !== null) return { id, rule, isEarlier: id !== part.smscMessageId }
  }
  return null
}

/**
 * How well a card with this id fits: two providers may give the same id, and one that restarted its numbering gives it
 * twice. null when it is another provider's.
 */
function scoreOf(card: MessageCard, receipt: ArrivedReceipt, exact: boolean): number | null {
  const sameConnection = card.connectionId === receipt.session.connectionId
  // Receipts may come over another bind than the one that sent: TX and RX of the same account.
  if (!sameConnection && card.profileId !== receipt.session.profileId) return null
  const address = card.destination.addr === receipt.about ? 4 : 0
  return address + (exact ? 2 : 0) + (sameConnection ? 1 : 0)
}

function addReceipt(card: MessageCard, number: number, view: ReceiptView): MessageCard {
  const part = card.parts.find((one) => one.number === number)
  if (part === undefined) return card
  return withPart(card, number, { receipts: [...part.receipts, view], state: stateAfterReceipt(part, view) })
}
