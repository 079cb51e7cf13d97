import { RecentEntries } from '../pcap/recent-entries.ts'
import { digitsOf, inferAddress } from '../text/infer-address.ts'
import { type AnswerLimits, durationMs } from './answer-rule.ts'
import type { HeldBack } from './held-back-table.ts'

/** A reply that a rule would send. */
export interface ProposedReply {
  readonly rule: number
  /** Sender and recipient of the message, and its text. */
  readonly received: { readonly from: string; readonly to: string; readonly text: string }
  readonly reply: { readonly from: string; readonly to: string; readonly text: string }
  readonly onceMs: number | null
}

export interface GuardVerdict {
  /** null: it may be sent, and counts as sent. */
  readonly heldBack: HeldBack | null
  /** True the first time that a pair of numbers is stopped. */
  readonly isStop: boolean
}

interface PairMemory {
  /** Times of replies within the limit's span, ms. */
  readonly at: readonly number[]
  readonly lastReply: string
  readonly lastReceived: string
  /** Exchanges in a row with the same two texts, since `sameSince`. */
  readonly same: number
  readonly sameSince: number
  /** Until it has been quiet for so long it is not answered; null: it is answered. */
  readonly stoppedUntil: number | null
}

/** Pairs of numbers, numbers and `once` that are remembered; the oldest are forgotten. */
export const mostRemembered = 10_000
/** The same two texts in a row, within a minute, before they are taken for a loop. */
const mostSame = 3
const sameSpanMs = 60_000
const fresh: PairMemory = {
  at: [],
  lastReply: '',
  lastReceived: '',
  same: 0,
  sameSince: 0,
  stoppedUntil: null,
}

/**
 * Keeps replies from becoming a loop or a flood: two autoresponders, or a peer that echoes, are answered a few times and
 * then no more until they are quiet. Times are ms of any clock that does not go back; all it remembers is bounded.
 */
export class ReplyGuard {
  #limits: AnswerLimits
  readonly #pairs = new RecentEntries<string, PairMemory>(mostRemembered)
  readonly #numbers = new RecentEntries<string, number>(mostRemembered)
  readonly #once = new RecentEntries<string, number>(mostRemembered)

  constructor(limits: AnswerLimits) {
    this.#limits = limits
  }

  setLimits(limits: AnswerLimits): void {
    this.#limits = limits
  }

  /** How many numbers, pairs and times are remembered. */
  get remembered(): number {
    return this.#pairs.size + this.#numbers.size + this.#once.size
  }

  forget(): void {
    for (const memory of [this.#pairs, this.#numbers, this.#once]) memory.clear()
  }

  /** A reply that may be sent counts as sent. */
  check(proposed: ProposedReply, now: number): GuardVerdict {
    const whose = senderTrouble(proposed)
    if (whose !== null) return { heldBack: whose, isStop: false }
    const { received, reply } = proposed
    const keys = [...new Set([pairKey(received), pairKey(reply)])]
    const pair = this.#pairTrouble(keys, proposed, now)
    if (pair !== null) return pair
    const onceKey = `${proposed.rule}\n${folded(reply.to)}`
    if (proposed.onceMs !== null && (this.#once.get(onceKey) ?? 0) > now)
      return { heldBack: 'once', isStop: false }
    const last = this.#numbers.get(folded(reply.to))
    if (last !== undefined && now - last < 1000 / this.#limits.perNumber)
      return { heldBack: 'too-soon', isStop: false }
    this.#numbers.set(folded(reply.to), now)
    if (proposed.onceMs !== null) this.#once.set(onceKey, now + proposed.onceMs)
    for (const key of keys) this.#pairs.set(key, withReply(this.#pairs.get(key) ?? fresh, proposed, now))
    return { heldBack: null, isStop: false }
  }

  #pairTrouble(keys: readonly string[], proposed: ProposedReply, now: number): GuardVerdict | null {
    const spanMs = durationMs(this.#limits.pairWithin) ?? 0
    for (const key of keys) {
      const known = this.#pairs.get(key) ?? fresh
      const isStopped = known.stoppedUntil !== null && known.stoppedUntil > now
      const at = known.at.filter((time) => now - time < spanMs)
      const trouble = isStopped ? 'pair' : troubleOf({ ...known, at }, proposed, this.#limits, now)
      if (trouble === 'echo') return { heldBack: 'echo', isStop: false }
      if (trouble !== null) {
        // Each message that comes meanwhile begins the quiet anew.
        this.#pairs.set(key, { ...fresh, stoppedUntil: now + spanMs })
        return { heldBack: trouble, isStop: !isStopped }
      }
      this.#pairs.set(key, { ...known, at, stoppedUntil: null })
    }
    return null
  }
}

function senderTrouble({ received, reply }: ProposedReply): HeldBack | null {
  if (received.from.trim() === '' || reply.to.trim() === '') return 'no-sender'
  if (inferAddress(reply.to).kind === 'alphanumeric') return 'alphanumeric'
  const isItself = folded(received.from) === folded(received.to) || folded(reply.from) === folded(reply.to)
  return isItself ? 'own-number' : null
}

function troubleOf(
  known: PairMemory,
  { received, reply }: ProposedReply,
  { pairReplies }: AnswerLimits,
  now: number,
): HeldBack | null {
  if (known.lastReply !== '' && mark(received.text) === known.lastReply) return 'echo'
  const isSame = mark(received.text) === known.lastReceived && mark(reply.text) === known.lastReply
  if (isSame && known.same >= mostSame && now - known.sameSince < sameSpanMs) return 'loop'
  return known.at.length >= pairReplies ? 'pair' : null
}

function withReply(known: PairMemory, { received, reply }: ProposedReply, now: number): PairMemory {
  const isSame =
    mark(received.text) === known.lastReceived &&
    mark(reply.text) === known.lastReply &&
    now - known.sameSince < sameSpanMs
  return {
    at: [...known.at, now],
    lastReply: mark(reply.text),
    lastReceived: mark(received.text),
    same: isSame ? known.same + 1 : 1,
    sameSince: isSame ? known.sameSince : now,
    stoppedUntil: null,
  }
}

/** What a text is told by; the whole of ten thousand would be too much to remember. */
function mark(text: string): string {
  return `${text.length} ${text.slice(0, 200)}`
}

/** Either way round the same. */
function pairKey({ from, to }: { readonly from: string; readonly to: string }): string {
  return [folded(from), folded(to)].toSorted().join('\n')
}

/** A number by its digits, however it is written; a name in small letters. */
function folded(addr: string): string {
  return inferAddress(addr).kind === 'alphanumeric' ? addr.trim().toLowerCase() : digitsOf(addr)
}
