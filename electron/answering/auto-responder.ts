import type { AnswerLimits, AnswerRule } from '../../shared/answering/answer-rule.ts'
import {
  type AckDecision,
  ackingRule,
  type CompiledRule,
  compileRules,
} from '../../shared/answering/compiled-rule.ts'
import type { HeldBack } from '../../shared/answering/held-back-table.ts'
import { type AnsweredMessage, type Proposal, proposeReply } from '../../shared/answering/propose-reply.ts'
import { ReplyGuard } from '../../shared/answering/reply-guard.ts'
import {
  type AnswerCounts,
  type AnswerEntry,
  type AnsweringState,
  maxAnswerEntries,
} from '../../shared/contract/answering.ts'
import type { MessageCard } from '../../shared/contract/message.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { SendIntent } from '../../shared/message/send-intent.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { CardSession } from '../messages/message-card.ts'
import type { Clock } from '../session/clock.ts'
import type { PduEvent, PduMark, SessionIdentity } from '../session/session-hooks.ts'
import { JoinedSubject, receivedSubject, type SubjectContext } from './message-subject.ts'
import { ReplyQueue } from './reply-queue.ts'

/** A reply whose time has come. */
export interface DueReply {
  readonly rule: AnswerRule
  readonly ruleIndex: number
  /** Session that the message came over. */
  readonly session: CardSession
  readonly intent: SendIntent
  readonly received: { readonly from: string; readonly to: string }
}

interface Options {
  readonly clock: Clock
  readonly context: SubjectContext
  /** Hands the reply on; gives the id of its card, null where there are none. Throws the Fault that keeps it from being sent. */
  readonly send: (reply: DueReply) => string | null
  /** Told of each message that a rule found. */
  readonly onEntry: (entry: AnswerEntry) => void
  /** Counters, log, or what waits have changed. */
  readonly onChange?: () => void
}

interface Setup {
  readonly rules: readonly AnswerRule[]
  readonly limits: AnswerLimits
  /** The connection whose messages are answered; null: all. */
  readonly connectionId: string | null
}

/** Replies that wait, and characters of a reply that the log shows. */
export const mostPending = 1000
const shownUnits = 200
const statusOk = statusValue('ESME_ROK')
const untouched: AckDecision = { delayMs: 0, status: statusOk }

/**
 * Answers messages by rules, and acknowledges PDUs by them. `onPdu` is called for each received PDU, `received` for each
 * whole message within it, `acknowledge` when the response to that PDU is due.
 */
export class AutoResponder {
  readonly #options: Options
  readonly #guard: ReplyGuard
  readonly #queue: ReplyQueue<DueReply>
  #setup: Setup
  #rules: readonly CompiledRule[] = []
  #counts: AnswerCounts[] = []
  #log: AnswerEntry[] = []
  #entries = 0
  #reference = 0
  #isOn = false
  /** Of the PDU that passes. */
  #ack: { readonly mark: PduMark; readonly decision: AckDecision } | null = null

  constructor(options: Options, setup: Setup) {
    this.#options = options
    this.#setup = setup
    this.#guard = new ReplyGuard(setup.limits)
    this.#queue = new ReplyQueue(options.clock, mostPending, setup.limits.inAll, (reply) => this.#send(reply))
    this.configure(setup)
  }

  get isOn(): boolean {
    return this.#isOn
  }

  /** Rules that are checked; other ones begin with fresh counters, and what waited for earlier ones is not sent. */
  configure(setup: Setup): void {
    const isOther = JSON.stringify(setup.rules) !== JSON.stringify(this.#setup.rules)
    this.#setup = setup
    this.#rules = compileRules(setup.rules, 1000 * this.#options.clock.now()).compiled
    this.#guard.setLimits(setup.limits)
    this.#queue.setRate(setup.limits.inAll)
    if (isOther || this.#counts.length !== setup.rules.length) {
      this.#queue.clear()
      this.#counts = setup.rules.map(() => blankCounts)
    }
  }

  /** Off: what waits is not sent. */
  turn(isOn: boolean): void {
    this.#isOn = isOn
    if (!isOn) this.#queue.clear()
    this.#options.onChange?.()
  }

  forget(): void {
    this.#guard.forget()
    this.#counts = this.#setup.rules.map(() => blankCounts)
    this.#log = []
    this.#options.onChange?.()
  }

  state(): Pick<AnsweringState, 'isOn' | 'counts' | 'pending' | 'log'> {
    return { isOn: this.#isOn, counts: this.#counts, pending: this.#queue.size, log: [...this.#log] }
  }

  /** Before the message in it is received; `event` is lent for the call. */
  onPdu(session: SessionIdentity, event: PduEvent): void {
    this.#ack = null
    const { direction, pdu, mark } = event
    if (direction === 'sent' || (pdu.command !== 'deliver_sm' && pdu.command !== 'data_sm')) return
    if (!this.#isFor(session) || pdu.error !== null || !this.#rules.some(({ ack }) => ack !== null)) return
    const subject = receivedSubject(session, event, this.#options.context)
    const rule = ackingRule(this.#rules, subject)
    if (rule === null || rule.ack === null) return
    this.#ack = { mark, decision: rule.ack }
    this.#count(rule, { matched: 1, acknowledged: 1 })
    const { source_addr: from, destination_addr: to } = pdu.fields
    const facts = { from: String(from ?? ''), to: String(to ?? ''), sessionName: session.name }
    this.#tell(rule, 'acknowledged', { ...facts, status: rule.ack.status })
  }

  /** A message that came in whole with the PDU of `event`; receipts are none. */
  received(session: SessionIdentity, event: PduEvent, card: MessageCard): void {
    if (!this.#isFor(session)) return
    const last = receivedSubject(session, event, this.#options.context)
    const { source, destination, text, ussd } = card
    const subject = card.parts.length > 1 ? new JoinedSubject(last, text) : last
    const message: AnsweredMessage = { subject, source, destination, text, ussd }
    this.#reference = (this.#reference + 1) & 0xffff
    const proposal = proposeReply(this.#rules, message, this.#reference)
    if (proposal === null) return
    const { heldBack, isStop } = this.#verdict(proposal, message, event.mark)
    const { rule, intent } = proposal
    const facts = { from: source.addr, to: destination.addr, sessionName: session.name }
    // A rule that acknowledges as well was counted with its PDU.
    this.#count(rule, { matched: rule.ack === null ? 1 : 0, heldBack })
    if (heldBack !== null || intent === null) {
      this.#tell(rule, isStop ? 'stopped' : 'held-back', {
        ...facts,
        text: intent?.text ?? '',
        reason: heldBack,
      })
      return
    }
    const { sessionId, connectionId, name, profileId } = session
    this.#queue.add(
      {
        rule: rule.rule,
        ruleIndex: rule.index,
        session: { sessionId, connectionId, name, profileId },
        intent,
        received: facts,
      },
      rule.delayMs,
    )
    this.#options.onChange?.()
  }

  /** The command_status of the response to the PDU that passed last, null for none; undefined when no rule says. */
  acknowledge(mark: PduMark): number | null | undefined | Promise<number | null> {
    const decision = this.#ack?.mark === mark ? this.#ack.decision : null
    this.#ack = null
    if (decision === null) return undefined
    const { delayMs, status } = decision
    if (delayMs === 0) return status
    return new Promise((resolve) => this.#options.clock.setTimeout(() => resolve(status), delayMs))
  }

  #isFor({ role, connectionId }: SessionIdentity): boolean {
    const wanted = this.#setup.connectionId
    return this.#isOn && role === 'esme' && (wanted === null || wanted === connectionId)
  }

  #verdict(
    { rule, intent }: Proposal,
    { source, destination, text }: AnsweredMessage,
    mark: PduMark,
  ): { readonly heldBack: HeldBack | null; readonly isStop: boolean } {
    const ack = this.#ack?.mark === mark ? this.#ack.decision : untouched
    if (ack.status !== statusOk) return { heldBack: 'refused', isStop: false }
    if (intent === null) return { heldBack: 'no-value', isStop: false }
    if (this.#queue.isFull) return { heldBack: 'too-many', isStop: false }
    return this.#guard.check(
      {
        rule: rule.index,
        received: { from: source.addr, to: destination.addr, text },
        reply: { from: intent.source.addr, to: intent.destination.addr, text: intent.text },
        onceMs: rule.onceMs,
      },
      this.#options.clock.monotonic(),
    )
  }

  #send(reply: DueReply): void {
    const rule = this.#rules.find(({ index }) => index === reply.ruleIndex)
    if (rule === undefined) return
    const facts = { ...reply.received, sessionName: reply.session.name, text: reply.intent.text }
    try {
      const messageId = this.#options.send(reply)
      this.#count(rule, { replied: 1 })
      this.#tell(rule, 'replied', { ...facts, messageId })
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      this.#count(rule, { heldBack: 'not-sendable' })
      this.#tell(rule, 'held-back', { ...facts, reason: 'not-sendable', fault: problem.toJSON() })
    }
  }

  #count(
    { index }: CompiledRule,
    add: {
      readonly matched?: number
      readonly replied?: number
      readonly acknowledged?: number
      readonly heldBack?: HeldBack | null
    },
  ): void {
    const { matched = 0, replied = 0, acknowledged = 0, heldBack = null } = add
    this.#counts = this.#counts.map((counts, place) =>
      place !== index
        ? counts
        : {
            matched: counts.matched + matched,
            replied: counts.replied + replied,
            acknowledged: counts.acknowledged + acknowledged,
            heldBack:
              heldBack === null
                ? counts.heldBack
                : { ...counts.heldBack, [heldBack]: (counts.heldBack[heldBack] ?? 0) + 1 },
          },
    )
  }

  #tell(rule: CompiledRule, kind: AnswerEntry['kind'], facts: EntryFacts): void {
    this.#entries++
    const entry: AnswerEntry = {
      ...blankEntry,
      ...facts,
      text: (facts.text ?? '').slice(0, shownUnits),
      kind,
      entry: this.#entries,
      at: this.#options.clock.now(),
      rule: rule.index,
      ruleName: rule.rule.name ?? '',
    }
    this.#log.push(entry)
    if (this.#log.length > maxAnswerEntries) this.#log.shift()
    this.#options.onEntry(entry)
    this.#options.onChange?.()
  }
}

type EntryFacts = Pick<AnswerEntry, 'from' | 'to' | 'sessionName'> &
  Partial<Pick<AnswerEntry, 'text' | 'reason' | 'fault' | 'messageId' | 'status'>>

const blankCounts: AnswerCounts = { matched: 0, replied: 0, acknowledged: 0, heldBack: {} }
const blankEntry = { text: '', reason: null, fault: null, messageId: null, status: null } as const
