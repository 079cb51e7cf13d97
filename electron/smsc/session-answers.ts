import { requestContext } from '../../shared/simulator/request-context.ts'
import type { RequestContext } from '../../shared/simulator/rule-context.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { SendVerdict } from '../../shared/smpp/session-rules.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import type { Clock } from '../session/clock.ts'
import type { Departure, ReplySpec } from '../session/request.ts'
import type { ServerSession } from '../session/server-session.ts'
import type { Account } from './account.ts'
import type { MessageReasons } from './behaviours/behaviours.ts'
import type { Leaving, Strike } from './behaviours/bound-action.ts'
import { spoilt } from './behaviours/spoil-answer.ts'
import type { DelayedAnswers, HeldAnswer } from './delayed-answers.ts'
import type { LoadLimits } from './load-limits.ts'

interface Parts {
  readonly session: ServerSession
  readonly account: Account
  readonly limits: LoadLimits
  readonly delayed: DelayedAnswers
  readonly clock: Clock
  /** A behaviour did something to an answer that is worth telling. */
  readonly onStrike: (rule: string, detail: string) => void
}

/** The request that is being answered. */
interface Turn {
  readonly pdu: DecodedPdu
  readonly context: RequestContext
  /** Run once it is settled. */
  readonly settled: (() => void)[]
  reasons: MessageReasons | undefined
  /** True for a request that the simulator decides, not the session by itself. */
  isAsked: boolean
}

const congestionState = tlvTag('congestion_state')
/** An answer that is to come after the next one leaves alone when there is none. */
const outOfOrderMs = 1000
const noOctets = new Uint8Array(0)

/** The answers of one session on their way out: what behaviours make of them, and a session that has fallen silent. */
export class SessionAnswers {
  readonly #parts: Parts
  #turn: Turn | null = null
  #held: HeldAnswer | null = null
  #silence: { readonly until: number; readonly answersEnquireLink: boolean } | null = null
  #waiting = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Requests whose answer is held back. */
  get waiting(): number {
    return this.#waiting
  }

  /** The request as behaviours see it; the same for as long as it is being answered. */
  contextOf(pdu: DecodedPdu, verdict: SendVerdict): RequestContext {
    return this.#turnOf(pdu, verdict).context
  }

  /** The simulator itself decides this request. */
  asked(pdu: DecodedPdu): void {
    this.#turnOf(pdu, 'allowed').isAsked = true
  }

  /** What behaviours on the answer found in its messages. */
  read(pdu: DecodedPdu, reasons: MessageReasons): void {
    this.#turnOf(pdu, 'allowed').reasons = reasons
  }

  /** True while the session takes and answers nothing of the kind. */
  isSilentFor({ command }: DecodedPdu): boolean {
    if (this.#silence === null) return false
    if (this.#parts.clock.monotonic() >= this.#silence.until) {
      this.#silence = null
      return false
    }
    return command !== 'enquire_link' || !this.#silence.answersEnquireLink
  }

  /** True while nothing is answered. */
  get isSilent(): boolean {
    return this.#silence !== null && this.#parts.clock.monotonic() < this.#silence.until
  }

  /** Requests are answered again; what came meanwhile stays unanswered. */
  speak(): void {
    this.#silence = null
  }

  /** From here on nothing is answered for so long. */
  fallSilent(ms: number, answersEnquireLink: boolean): void {
    this.#silence = { until: this.#parts.clock.monotonic() + ms, answersEnquireLink }
  }

  /** What befalls the session of a request that stays unanswered. */
  strike(strike: Strike): void {
    if (strike.kind === 'silence') this.fallSilent(strike.ms, strike.answersEnquireLink)
    else if (strike.kind === 'drop') this.#cut(strike.how, strike.ms)
  }

  /** What leaves of the answer to a request, and when. */
  leave(pdu: DecodedPdu, reply: ReplySpec): ReplySpec | Promise<ReplySpec> {
    const turn = this.#turnOf(pdu, 'allowed')
    this.#turn = null
    const answer = this.#depart(turn, reply)
    if (answer instanceof Promise) return this.#waitFor(answer, turn)
    for (const run of turn.settled) run()
    return answer
  }

  async #waitFor(answer: Promise<ReplySpec>, { settled }: Turn): Promise<ReplySpec> {
    this.#waiting++
    try {
      return await answer
    } finally {
      this.#waiting--
      for (const run of settled) run()
    }
  }

  #turnOf(pdu: DecodedPdu, verdict: SendVerdict): Turn {
    if (this.#turn?.pdu === pdu) return this.#turn
    const { session, account, clock } = this.#parts
    const settled: (() => void)[] = []
    const context = requestContext({
      pdu,
      session,
      verdict,
      profile: account.profile.played,
      at: clock.now(),
      elapsedMs: account.elapsedMs,
      whenSettled: (run) => void settled.push(run),
    })
    this.#turn = { pdu, context, settled, reasons: undefined, isAsked: false }
    return this.#turn
  }

  #depart(turn: Turn, reply: ReplySpec): ReplySpec | Promise<ReplySpec> {
    const { session, account, delayed } = this.#parts
    if (reply === null || this.isSilentFor(turn.pdu)) return null
    const { delayMs, congestion, leaving } = account.behaviours.departing(turn.context, turn.reasons)
    const told = this.#withLoad(reply, congestion, turn.isAsked)
    if (leaving !== null) this.#parts.onStrike(leaving.rule, turn.pdu.command ?? '')
    if (leaving?.what.kind === 'no-answer') return null
    const struck = leaving === null ? told : this.#struck(told, leaving.what)
    const ms = delayMs ?? (turn.isAsked ? account.config.responseDelayMs : 0)
    const isLast = leaving?.what.kind === 'malformed' && leaving.what.fault === 'out-of-order'
    if (isLast && this.#held === null) {
      this.#held = delayed.hold(session.sessionId, struck, outOfOrderMs + ms)
      if (this.#held !== null) return this.#held.answer
    }
    return delayed.delay(session.sessionId, this.#releasing(struck), ms)
  }

  /** With congestion_state, where that is told. */
  #withLoad(
    reply: Exclude<ReplySpec, null>,
    congestion: number | null,
    isAsked: boolean,
  ): Exclude<ReplySpec, null> {
    if ('nack' in reply) return reply
    const { limits, session } = this.#parts
    const load =
      congestion !== null
        ? [{ tag: congestionState, value: Uint8Array.of(congestion) }]
        : isAsked
          ? limits.tlvs(session.interfaceVersion)
          : []
    return load.length === 0 ? reply : { ...reply, tlvs: [...(reply.tlvs ?? []), ...load] }
  }

  #struck(
    reply: Exclude<ReplySpec, null>,
    what: Exclude<Leaving, { kind: 'no-answer' }>,
  ): Exclude<ReplySpec, null> {
    if (what.kind === 'malformed') {
      const { fault } = what
      return fault === 'out-of-order'
        ? reply
        : { ...reply, departure: { octets: (octets) => spoilt(octets, fault) } }
    }
    const { how, ms, sends } = what
    const octets: Departure['octets'] =
      sends === 'all'
        ? undefined
        : (whole) => (sends === 'half' ? whole.subarray(0, Math.ceil(whole.length / 2)) : noOctets)
    return { ...reply, departure: { ...(octets && { octets }), afterwards: () => this.#cut(how, ms) } }
  }

  /** With the answer that was to come after the next one behind it. */
  #releasing(reply: Exclude<ReplySpec, null>): Exclude<ReplySpec, null> {
    const held = this.#held
    if (held === null) return reply
    this.#held = null
    const { departure } = reply
    const release = () => {
      departure?.afterwards?.()
      held.release()
    }
    return { ...reply, departure: { ...departure, afterwards: release } }
  }

  /** A session that ends before has nothing left to cut; beyond what can wait it is cut at once. */
  #cut(how: 'fin' | 'rst', ms: number): void {
    const { session, delayed } = this.#parts
    const wait = ms === 0 ? null : delayed.hold(session.sessionId, null, ms)
    if (wait === null) this.#end(how)
    else void wait.answer.then(() => this.#end(how))
  }

  #end(how: 'fin' | 'rst'): void {
    void (how === 'fin' ? this.#parts.session.end() : this.#parts.session.reset())
  }
}
