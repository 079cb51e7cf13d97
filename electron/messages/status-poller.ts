import type { MessageCard, MessagePart } from '../../shared/contract/message.ts'
import type { PartPoll, PollEnd, StatusQuery } from '../../shared/contract/status-query.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { idsOf } from '../../shared/message/part-ids.ts'
import type { QueryMode } from '../../shared/profiles/query-mode.ts'
import type { Clock, ClockTimer } from '../session/clock.ts'
import { isPolled } from '../storage/card-parts.ts'
import type { Store } from '../storage/store.ts'
import type { CardCache } from './card-cache.ts'
import type { MessageTracker, SendingSession } from './message-tracker.ts'
import { PollCounts } from './poll-counts.ts'
import { endByAnswer, failuresAfter, hasOutcome, isUsedUp, pollDelayMs } from './poll-rules.ts'

/** Parts that are followed at once at most; the oldest makes room. */
const mostFollowed = 10_000
/** query_sm of one connection that are queued or unanswered at most: the window is there for messages. */
const askedAtOnce = 4
/** Between two looks for what is due. */
const leastWaitMs = 20

/** How the messages of a connection are asked about. */
export interface QueryPlan {
  readonly mode: QueryMode
  readonly settings: StatusQuery
}

interface Options {
  readonly clock: Clock
  readonly store: Store
  readonly cards: CardCache
  readonly tracker: Pick<MessageTracker, 'ask'>
  /** null for a connection that is no more. */
  readonly planOf: (connectionId: string) => QueryPlan | null
  /** null while no bind of the connection may send query_sm. */
  readonly senderOf: (connectionId: string) => SendingSession | null
  /** For tests. */
  readonly mostFollowed?: number
}

interface Followed {
  readonly key: string
  readonly messageId: string
  readonly part: number
  readonly connectionId: string
  readonly startedAt: number
  /** Asked about once, by hand. */
  readonly isOnce: boolean
  tries: number
  unanswered: number
  failures: number
  /** Epoch ms. */
  dueAt: number
  isAsking: boolean
}

/** What is due at one moment. */
interface Due {
  /** Connections that have no bind to ask over, and those with enough on their way. */
  readonly unbound: Set<string>
  readonly busy: Set<string>
  next: number
  waiting: number
}

/** Asks with query_sm about parts without a final state, each by its schedule, until it has one or is given up. */
export class StatusPoller {
  readonly counts = new PollCounts(() => ({
    following: this.#followed.size,
    asking: [...this.#asking.values()].reduce((sum, count) => sum + count, 0),
    waiting: this.#waiting,
  }))
  readonly #options: Options
  readonly #followed = new Map<string, Followed>()
  /** query_sm on their way, by connection. */
  readonly #asking = new Map<string, number>()
  /** Connections whose peer does not know query_sm: they are not asked by schedule again. */
  readonly #notServed = new Set<string>()
  #waiting = 0
  #timer: ClockTimer | null = null
  #isWaking = false
  #isClosed = false

  constructor(options: Options) {
    this.#options = options
    options.cards.onCard((card, parts) => this.#changed(card, parts))
  }

  /** Goes on with what was followed when the engine last ended. */
  async restore(): Promise<void> {
    const cards = await this.#options.store.call('polledCards').catch(() => [])
    // Oldest first, as they were followed.
    for (const card of cards.toReversed()) {
      for (const part of card.parts) if (isPolled(part)) this.#resume(card, part)
    }
    this.wake()
  }

  /** 'once' asks now; 'follow' now and until the end is known. */
  ask(card: MessageCard, part: MessagePart, action: 'once' | 'follow'): void {
    const known = this.#followed.get(keyOf(card.messageId, part.number))
    if (known !== undefined && (action === 'once' || !known.isOnce)) known.dueAt = 0
    else this.#follow(card, part, { isOnce: action === 'once', dueAt: 0 })
    this.#wakeSoon()
  }

  /** Ends the polling of a message, of all when null; how many parts that were. */
  stop(messageId: string | null): number {
    const stopped = [...this.#followed.values()].filter(
      (one) => messageId === null || one.messageId === messageId,
    )
    for (const followed of stopped) this.#end(followed, 'stopped')
    return stopped.length
  }

  /** Looks for what is due: also when a bind has come, or the settings have changed. */
  wake(): void {
    if (this.#isClosed) return
    if (this.#timer !== null) this.#options.clock.clearTimeout(this.#timer)
    this.#timer = null
    const now = this.#options.clock.now()
    const due: Due = { unbound: new Set(), busy: new Set(), next: Number.POSITIVE_INFINITY, waiting: 0 }
    for (const followed of this.#followed.values()) {
      if (!followed.isAsking) this.#look(followed, now, due)
    }
    this.#waiting = due.waiting
    this.counts.tell()
    if (due.next === Number.POSITIVE_INFINITY) return
    // A timer holds 31 bits of milliseconds.
    const waitMs = Math.min(Math.max(leastWaitMs, due.next - now), 86_400_000)
    this.#timer = this.#options.clock.setTimeout(() => this.wake(), waitMs)
  }

  /** Settings of a connection were saved: another peer may serve query_sm. */
  settingsChanged(connectionId: string): void {
    this.#notServed.delete(connectionId)
    this.wake()
  }

  /** The cards were cleared. */
  clear(): void {
    this.#followed.clear()
    this.wake()
  }

  close(): void {
    this.#isClosed = true
    if (this.#timer !== null) this.#options.clock.clearTimeout(this.#timer)
  }

  /** Asks if the part is due and may be asked about. */
  #look(followed: Followed, now: number, due: Due): void {
    const { connectionId, dueAt, isOnce } = followed
    if (dueAt > now) {
      due.next = Math.min(due.next, dueAt)
      return
    }
    if (due.unbound.has(connectionId)) due.waiting++
    if (due.unbound.has(connectionId) || due.busy.has(connectionId)) return
    const plan = this.#options.planOf(connectionId)
    if (plan === null || (plan.mode === 'off' && !isOnce)) {
      this.#end(followed, 'stopped')
      return
    }
    if (!isOnce && isUsedUp(plan.settings, followed, now)) {
      this.#end(followed, 'limit')
      return
    }
    const sender = this.#options.senderOf(connectionId)
    if (sender === null) {
      due.unbound.add(connectionId)
      due.waiting++
      return
    }
    // The end of another query looks again.
    if ((this.#asking.get(connectionId) ?? 0) >= askedAtOnce) due.busy.add(connectionId)
    else void this.#ask(followed, sender, plan.settings)
  }

  async #ask(followed: Followed, sender: SendingSession, settings: StatusQuery): Promise<void> {
    const { messageId, connectionId } = followed
    followed.isAsking = true
    this.#asking.set(connectionId, (this.#asking.get(connectionId) ?? 0) + 1)
    try {
      const card = await this.#options.cards.get(messageId).catch(() => null)
      const part = card?.parts.find(({ number }) => number === followed.part)
      if (card == null || part === undefined) this.#forget(followed)
      else if (hasOutcome(part)) this.#end(followed, 'final')
      else await this.#askAbout(followed, card, part, sender, settings)
    } finally {
      followed.isAsking = false
      this.#asking.set(connectionId, (this.#asking.get(connectionId) ?? 1) - 1)
      this.#wakeSoon()
    }
  }

  async #askAbout(
    followed: Followed,
    card: MessageCard,
    part: MessagePart,
    sender: SendingSession,
    settings: StatusQuery,
  ): Promise<void> {
    const { clock, tracker } = this.#options
    try {
      const answered = await tracker.ask(sender, card, part, 'query_sm', { isPolled: !followed.isOnce })
      const now = answered.parts.find(({ number }) => number === part.number)
      this.#sent(followed)
      if (now?.lastQuery == null) return
      followed.failures = failuresAfter(followed.failures, now.lastQuery)
      const { commandStatus } = now.lastQuery
      const end = endByAnswer(now, now.lastQuery, followed.failures)
      if (followed.isOnce) this.#forget(followed)
      else if (end !== null)
        this.#end(followed, end, commandStatus === 0 || commandStatus === null ? {} : { commandStatus })
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      if (followed.isOnce) this.#forget(followed)
      else this.#failed(followed, problem)
    }
    if (this.#followed.get(followed.key) !== followed) return
    followed.dueAt = clock.now() + pollDelayMs(settings, followed.tries)
    if (isUsedUp(settings, followed, clock.now())) this.#end(followed, 'limit')
    else this.#write(followed, {})
  }

  /** A link that is lost is waited for; what cannot be asked at all ends. */
  #failed(followed: Followed, { code }: Fault): void {
    if (code === 'session.response-timeout') {
      followed.unanswered++
      this.#sent(followed)
    } else if (code !== 'session.lost' && code !== 'session.not-bound')
      this.#end(followed, 'fault', { fault: code })
  }

  #sent(followed: Followed): void {
    followed.tries++
    this.counts.asked()
  }

  #changed(card: MessageCard, parts: readonly MessagePart[]): void {
    if (card.direction === 'received' || card.connectionId === null) return
    for (const part of parts) {
      const followed = this.#followed.get(keyOf(card.messageId, part.number))
      if (followed !== undefined) {
        if (hasOutcome(part) && !followed.isAsking) this.#end(followed, 'final')
      } else if (this.#isWanted(card, part, card.connectionId)) {
        this.#follow(card, part, { isOnce: false, dueAt: null })
      }
    }
  }

  #isWanted({ direction }: MessageCard, part: MessagePart, connectionId: string): boolean {
    if (direction === 'received' || part.state !== 'accepted' || part.poll !== undefined) return false
    if (this.#notServed.has(connectionId) || idsOf(part).length === 0) return false
    return this.#options.planOf(connectionId)?.mode === 'polled'
  }

  /** `dueAt` null: after the first wait of the connection. */
  #follow(card: MessageCard, part: MessagePart, how: { isOnce: boolean; dueAt: number | null }): void {
    const { messageId, connectionId } = card
    const plan = connectionId === null ? null : this.#options.planOf(connectionId)
    if (connectionId === null || plan === null) return
    const startedAt = this.#options.clock.now()
    const followed: Followed = {
      key: keyOf(messageId, part.number),
      ...{ messageId, connectionId, part: part.number, startedAt, isOnce: how.isOnce },
      ...{ tries: 0, unanswered: 0, failures: 0, isAsking: false },
      dueAt: how.dueAt ?? startedAt + pollDelayMs(plan.settings, 0),
    }
    this.#add(followed)
    this.#write(followed, {})
  }

  #resume({ messageId, connectionId }: MessageCard, { number, poll }: MessagePart): void {
    if (poll === undefined || connectionId === null) return
    const { startedAt, tries, unanswered, nextAt } = poll
    this.#add({
      key: keyOf(messageId, number),
      ...{ messageId, connectionId, part: number, startedAt, tries, unanswered },
      ...{ isOnce: false, failures: 0, isAsking: false, dueAt: nextAt ?? 0 },
    })
  }

  #add(followed: Followed): void {
    this.#followed.set(followed.key, followed)
    const { mostFollowed: most = mostFollowed } = this.#options
    if (this.#followed.size > most) {
      const [oldest] = this.#followed.values()
      if (oldest !== undefined) this.#end(oldest, 'crowded')
    }
    this.#wakeSoon()
  }

  #end(followed: Followed, end: PollEnd, why: Pick<PartPoll, 'commandStatus' | 'fault'> = {}): void {
    if (!this.#forget(followed)) return
    if (!followed.isOnce) this.counts.ended(end)
    this.#write(followed, { nextAt: null, end, ...why })
    if (end !== 'not-served') return
    const { connectionId } = followed
    this.#notServed.add(connectionId)
    for (const other of this.#followed.values()) {
      if (other.connectionId === connectionId && !other.isAsking) this.#end(other, 'not-served', why)
    }
  }

  /** False when it was followed no more. */
  #forget(followed: Followed): boolean {
    return this.#followed.get(followed.key) === followed && this.#followed.delete(followed.key)
  }

  /** Notes on the card how its polling stands. Later: a card may be in the middle of being told of. */
  #write(followed: Followed, change: Partial<PartPoll>): void {
    if (followed.isOnce) return
    const { messageId, part, startedAt, tries, unanswered, dueAt } = followed
    const poll: PartPoll = { startedAt, tries, unanswered, nextAt: dueAt, end: null, ...change }
    this.#soon(() => {
      void this.#options.cards.change(messageId, (card) => ({
        ...card,
        parts: card.parts.map((one) => (one.number === part ? { ...one, poll } : one)),
      }))
    })
  }

  /** Once a turn, however many parts a turn brings. */
  #wakeSoon(): void {
    if (this.#isWaking) return
    this.#isWaking = true
    this.#soon(() => {
      this.#isWaking = false
      this.wake()
    })
  }

  #soon(run: () => void): void {
    setImmediate(() => {
      if (!this.#isClosed) run()
    })
  }
}

function keyOf(messageId: string, part: number): string {
  return `${messageId}/${part}`
}
