import { type StreamPace, unpaced } from '../../shared/contract/contract.ts'
import type { CardChange, MessageCard, MessagePart } from '../../shared/contract/message.ts'
import type { CardCache } from './card-cache.ts'

/** Time over which changes of one card are gathered, ms. */
const gatherMs = 50
/** Cards that a window is taken to know; a later change of any other is told as a whole card. */
const knownCards = 2_000
/** Estimated octets gathered for a window that takes nothing, and for all of them; above that it is told of a gap. */
const gatheredOctets = 4 << 20
const allGatheredOctets = 32 << 20
/** Estimated octets of a gathered card without its text, and of each part. */
const cardOctets = 300
const partOctets = 200

type Emit = (change: CardChange) => void

interface Gathered {
  card: MessageCard
  readonly parts: Set<number>
  readonly octets: number
}

/** Windows that are told of cards as they change. */
export class CardFeeds {
  readonly #cards: CardCache
  /** Octets gathered for all of them. */
  readonly #gathered = { octets: 0 }

  constructor(cards: CardCache) {
    this.#cards = cards
  }

  /** Tells one window. Returns the stop. */
  follow(emit: Emit, pace: StreamPace = unpaced): () => void {
    const feed = new CardFeed(this.#cards, { emit, pace, all: this.#gathered })
    return () => feed.stop()
  }
}

interface Options {
  readonly emit: Emit
  readonly pace: StreamPace
  readonly all: { octets: number }
}

class CardFeed {
  readonly #cards: CardCache
  readonly #options: Options
  readonly #known = new Map<string, true>()
  readonly #changed = new Map<string, Gathered>()
  #octets = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #endListening: (() => void) | undefined
  #stopped = false

  constructor(cards: CardCache, options: Options) {
    this.#cards = cards
    this.#options = options
    options.pace.onRoom(() => this.#hearRoom())
    this.#listen()
  }

  stop(): void {
    this.#stopped = true
    this.#forget()
  }

  #listen(): void {
    this.#endListening ??= this.#cards.onCard((card, parts) => {
      this.#gather(card, parts)
      if (this.#isTooMuch()) this.#tell()
      if (this.#isTooMuch()) this.#giveUp()
      else this.#tellAfter(gatherMs)
    })
  }

  #hearRoom(): void {
    if (this.#stopped) return
    this.#listen()
    if (this.#changed.size > 0) this.#tellAfter(0)
  }

  #tellAfter(ms: number): void {
    if (!this.#options.pace.hasRoom) return
    this.#timer ??= setTimeout(() => this.#tell(), ms)
  }

  #gather(card: MessageCard, parts: readonly MessagePart[]): void {
    const before = this.#changed.get(card.messageId)
    const octets = cardOctets + card.text.length + card.parts.length * partOctets
    const gathered = { card, parts: before?.parts ?? new Set<number>(), octets }
    for (const { number } of parts) gathered.parts.add(number)
    this.#changed.set(card.messageId, gathered)
    this.#add(octets - (before?.octets ?? 0))
  }

  #tell(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const { emit, pace } = this.#options
    for (const [messageId, { card, parts, octets }] of this.#changed) {
      if (!pace.hasRoom) break
      this.#changed.delete(messageId)
      this.#add(-octets)
      emit(this.#known.has(messageId) ? changeOf(card, parts) : { kind: 'card', card })
      this.#known.delete(messageId)
      this.#known.set(messageId, true)
    }
    for (const messageId of this.#known.keys()) {
      if (this.#known.size <= knownCards) break
      this.#known.delete(messageId)
    }
  }

  #isTooMuch(): boolean {
    return this.#octets > gatheredOctets || (this.#octets > 0 && this.#options.all.octets > allGatheredOctets)
  }

  /** Gathers nothing until the window takes items again: it then reads anew what it shows. */
  #giveUp(): void {
    const lost = this.#changed.size
    this.#forget()
    this.#options.pace.lose(lost)
  }

  #forget(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#endListening?.()
    this.#endListening = undefined
    this.#changed.clear()
    this.#known.clear()
    this.#add(-this.#octets)
  }

  #add(octets: number): void {
    this.#octets += octets
    this.#options.all.octets += octets
  }
}

function changeOf(card: MessageCard, numbers: ReadonlySet<number>): CardChange {
  const { messageId, state, isUnread, parts } = card
  const unread = isUnread === true ? { isUnread } : {}
  return {
    kind: 'change',
    messageId,
    state,
    ...unread,
    parts: parts.filter(({ number }) => numbers.has(number)),
  }
}
