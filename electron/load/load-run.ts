import { Fault } from '../../shared/faults/fault.ts'
import { LivePlan } from '../../shared/load/live-plan.ts'
import type { LoadEnd, LoadFigures, LoadResult, LoadSecond } from '../../shared/load/load-figures.ts'
import type { LoadMessages } from '../../shared/load/load-messages.ts'
import type { LoadHistograms } from '../../shared/load/load-recording.ts'
import { type LoadSettings, onTimeMs } from '../../shared/load/load-settings.ts'
import { ratePlan } from '../../shared/load/rate-plan.ts'
import type { TimeHistogram } from '../../shared/load/time-histogram.ts'
import { isAcceptance } from '../../shared/smpp/command-id.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { Clock, ClockTimer } from '../session/clock.ts'
import type { RequestOutcome } from '../session/request.ts'
import type { SessionNote } from '../session/session-note.ts'
import { HeldTimes } from './held-times.ts'
import type { LoadLink } from './load-link.ts'
import { LoadTally } from './load-tally.ts'
import { type MatchedReceipt, type PartTimes, ReceiptTimes, receiptOf } from './receipt-times.ts'

export interface LoadRunOptions {
  readonly link: LoadLink
  /** Requests without an answer at most, of each bind. */
  readonly window: number
  readonly settings: LoadSettings
  readonly messages: LoadMessages
  readonly clock: Clock
  /** A second has passed; what is told is the caller's to bound. */
  readonly onSecond: (second: LoadSecond) => void
}

/** Parts sent in one turn of the loop, so that answers are read between them. */
const mostAtOnce = 500
/** Between two looks while the next part is far, ms. */
const longestWaitMs = 100
const statusOk = statusValue('ESME_ROK')
/** Temporary: the SMSC keeps the message and offers it again. */
const statusTryLater = statusValue('ESME_RX_T_APPN')
const factors = { least: 0.01, most: 100 } as const

/**
 * One load: sends what is due by its plan, never less because answers are slow (an open model), and counts. A part that
 * is due while no window has room waits, as a number only, and its time runs from the moment it was due.
 */
export class LoadRun {
  readonly #options: LoadRunOptions
  readonly #plan: ReturnType<typeof ratePlan>
  readonly #live: LivePlan
  readonly #tally = new LoadTally()
  readonly #receipts = new ReceiptTimes()
  readonly #held = new HeldTimes()
  readonly #over = Promise.withResolvers<void>()
  #startedAt = 0
  #timer: ClockTimer | null = null
  /** Moment of the run at which it looks again. */
  #wakeMs = 0
  #isPumping = false
  #isPumpDue = false
  /** Parts taken from the messages. */
  #taken = 0
  /** Number of the first part that is measured; null in the warm-up. */
  #firstMeasured: number | null = null
  /** Moments of the run at which measuring began and sending ended, and the pauses before them. */
  #measuredFrom = 0
  #pausedBefore = 0
  #sendingEnd: number | null = null
  #lastSentMs = 0
  #plannedAtEnd = 0
  #inFlight = 0
  #unsent = 0
  #isBetween = true
  #end: LoadEnd | null = null
  #fault: Fault | null = null
  #secondStart = 0
  #dueAtSecond = 0
  #binds = 0
  #isDone = false

  /** Throws the faults of ratePlan. */
  constructor(options: LoadRunOptions) {
    this.#options = options
    this.#plan = ratePlan(options.settings)
    this.#live = new LivePlan(this.#plan)
  }

  get isPaused(): boolean {
    return this.#live.isPaused
  }

  get factor(): number {
    return this.#live.factor
  }

  /** Parts a second that are asked for now. */
  get askedRate(): number {
    return this.#live.rateAt(this.#now())
  }

  get isEnding(): boolean {
    return this.#end !== null
  }

  /** Resolves when everything is answered or the grace is over. Call once, when the link is bound. */
  async run(): Promise<LoadResult> {
    this.#startedAt = this.#options.clock.monotonic()
    this.#binds = this.#options.link.sending
    this.#tick()
    await this.#over.promise
    return { figures: this.figures(), ended: this.#end ?? 'cut', fault: this.#fault?.toJSON() ?? null }
  }

  pause(): void {
    if (this.#end === null) this.#live.pause(this.#now())
  }

  resume(): void {
    this.#live.resume(this.#now())
    this.#tick()
  }

  /** The rate of the plan times `factor`, from now on. */
  setFactor(factor: number): void {
    this.#live.setFactor(this.#now(), Math.min(factors.most, Math.max(factors.least, factor)))
    this.#tick()
  }

  /** Sends no more and waits for what is open; the second time, and with `cut`, waits for nothing. */
  stop(how: 'wait' | 'cut' = 'wait'): void {
    if (this.#end === null) this.#endSending(how === 'cut' ? 'cut' : 'stopped')
    else this.#finish()
    if (how === 'cut') this.#finish()
  }

  /** The link is lost for good. */
  fail(fault: Fault): void {
    this.#fault ??= fault
    if (this.#end === null) this.#endSending('lost')
    this.#finish()
  }

  /** For the link's hooks. */
  noted(note: SessionNote): void {
    if (note.kind === 'late-response') this.#tally.answeredLate()
  }

  /** For the link's `onDeliver`: receipts are taken, other messages stay with the SMSC. */
  arrived(pdu: DecodedPdu): number | null {
    const receipt = receiptOf(pdu)
    if (receipt === null) {
      this.#tally.incoming()
      return statusTryLater
    }
    const { finalId, stat } = receipt
    if (finalId !== null) this.#joined(this.#receipts.arrived(finalId, this.#options.clock.monotonic(), stat))
    return statusOk
  }

  /** What was found so far. */
  figures(): LoadFigures {
    const now = this.#now()
    const end = this.#sendingEnd ?? now
    const isMeasuring = this.#firstMeasured !== null
    const paused = this.#live.pausedMs(end) - this.#pausedBefore
    const planned = this.#sendingEnd === null ? this.#dueBy(now) : this.#plannedAtEnd
    const counted = isMeasuring ? planned - (this.#firstMeasured ?? 0) : 0
    return this.#tally.figures({
      planned: counted,
      seconds: isMeasuring ? Math.max(0, end - this.#measuredFrom - paused) / 1000 : 0,
      notSent: this.#unsent,
      windowFullMs: this.#held.fullMs(now),
      unboundMs: this.#held.unboundMs(now),
      window: this.#options.window * this.#binds,
      binds: this.#binds,
      receipts: { unmatched: this.#receipts.unmatched, forgotten: this.#receipts.forgotten },
    })
  }

  /** Moment of the plan's beginning, monotonic ms; 0 before. */
  get startedAt(): number {
    return this.#startedAt
  }

  /** Response times from the plan. */
  get responses(): TimeHistogram {
    return this.#tally.responses
  }

  histograms(): LoadHistograms {
    return this.#tally.histograms()
  }

  /** ms since the run began. */
  #now(): number {
    return this.#options.clock.monotonic() - this.#startedAt
  }

  /** Parts that are to have left by now: what is due, as far as the count allows. */
  #dueBy(now: number): number {
    const { count } = this.#options.settings
    const most = count === null || this.#firstMeasured === null ? null : this.#firstMeasured + count
    const due = Math.min(this.#live.dueBy(now), most ?? Number.POSITIVE_INFINITY)
    // A message that was begun is finished.
    const isLast = (most !== null && this.#taken >= most) || this.#live.isOver(now)
    return isLast && !this.#isBetween ? Math.max(due, this.#taken + 1) : due
  }

  readonly #tick = (): void => {
    const { clock } = this.#options
    if (this.#timer !== null) clock.clearTimeout(this.#timer)
    this.#timer = null
    const now = this.#now()
    this.#beginMeasuring(now)
    this.#rollSeconds(now)
    this.#pump()
    if (this.#end === null) this.#checkEnd(this.#now())
    if (this.#end !== null && this.#isSettled(this.#now())) this.#finish()
    else if (!this.#isDone) this.#wakeLater()
  }

  #wakeLater(): void {
    const { clock } = this.#options
    if (this.#timer !== null) clock.clearTimeout(this.#timer)
    const now = this.#now()
    // No timer of a machine is finer.
    const ms = Math.max(1, this.#waitMs(now))
    this.#wakeMs = now + ms
    this.#timer = clock.setTimeout(this.#tick, ms)
  }

  #beginMeasuring(now: number): void {
    if (this.#firstMeasured !== null || this.#live.planMs(now) < this.#plan.warmupMs) return
    this.#firstMeasured = this.#live.dueBefore(this.#plan.warmupMs)
    this.#measuredFrom = now - (this.#live.planMs(now) - this.#plan.warmupMs)
    this.#pausedBefore = this.#live.pausedMs(now)
    this.#held.beginMeasuring(now)
  }

  /** Sends what is due while there is room for it. */
  #pump(): void {
    if (this.#isPumping || this.#end !== null) return
    this.#isPumping = true
    const { link } = this.#options
    const now = this.#now()
    let due = this.#dueBy(now)
    let room = link.room
    for (let sent = 0; this.#taken < due && room > 0 && sent < mostAtOnce && this.#end === null; sent++) {
      this.#sendNext()
      room--
      if (room === 0) room = link.room
      // The count's end moves while a message is in the middle.
      if (this.#taken === due) due = this.#dueBy(now)
    }
    this.#live.forget(this.#taken)
    this.#held.look(room, room > 0 || link.sending > 0, this.#now())
    this.#isPumping = false
  }

  #sendNext(): void {
    const { link, messages, clock } = this.#options
    const number = this.#taken
    const dueAt = this.#startedAt + Math.min(this.#live.dueAt(number), this.#now())
    let part: ReturnType<LoadMessages['next']>
    try {
      part = messages.next()
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      this.#fault ??= problem
      this.#endSending('lost')
      return
    }
    this.#taken++
    this.#isBetween = part.isLast
    const isMeasured = this.#firstMeasured !== null && number >= this.#firstMeasured
    let times: PartTimes = { dueAt, sentAt: null, isMeasured }
    this.#inFlight++
    link.sendOnce(
      part.pdu,
      (outcome) => this.#settled(outcome, times, part.asksReceipt),
      () => {
        const sentAt = clock.monotonic()
        times = { dueAt, sentAt, isMeasured }
        this.#lastSentMs = sentAt - this.#startedAt
        this.#tally.left(times, part.isLast)
      },
    )
  }

  #settled(outcome: RequestOutcome, times: PartTimes, asksReceipt: boolean): void {
    if (this.#isDone) return
    this.#inFlight--
    if (outcome.kind === 'answered') {
      const { command_id, command_status, fields } = outcome.response.pdu
      const isAccepted = isAcceptance(command_id, command_status)
      this.#tally.answered(times, this.#options.clock.monotonic(), command_status, isAccepted)
      const id = fields['message_id']
      if (isAccepted && asksReceipt && typeof id === 'string' && id !== '') {
        this.#tally.expectsReceipt(times)
        this.#joined(this.#receipts.expect(id, times))
      }
    } else if (outcome.kind === 'never-sent') this.#tally.neverLeft(times)
    else this.#tally.unanswered(times)
    if (this.#end !== null) {
      if (this.#isSettled(this.#now())) this.#tick()
    } else if (this.#held.isHeld && !this.#isPumpDue) {
      // Once for all answers of a read: after a stall they come by the thousand.
      this.#isPumpDue = true
      queueMicrotask(this.#pumpAfterAnswers)
    }
  }

  readonly #pumpAfterAnswers = (): void => {
    this.#isPumpDue = false
    this.#pump()
    if (this.#held.isHeld || this.#end !== null) return
    // The timer was set for a window without room.
    const now = this.#now()
    if (now + this.#waitMs(now) < this.#wakeMs) this.#wakeLater()
  }

  #joined(matched: MatchedReceipt | null): void {
    if (matched === null) return
    this.#tally.receipt(matched.times, matched.at, matched.stat)
    if (this.#end !== null && this.#isSettled(this.#now())) this.#tick()
  }

  #checkEnd(now: number): void {
    const { count } = this.#options.settings
    const first = this.#firstMeasured
    if (count !== null && first !== null && this.#taken >= first + count && this.#isBetween)
      this.#endSending('count')
    else if (this.#live.isOver(now) && (this.#isBetween || this.#held.isHeld)) this.#endSending('plan')
  }

  #endSending(end: LoadEnd): void {
    if (this.#end !== null) return
    const now = this.#now()
    this.#beginMeasuring(now)
    this.#held.end(now)
    this.#end = end
    const planned = Math.max(this.#dueBy(now), this.#taken)
    this.#plannedAtEnd = planned
    this.#unsent = Math.max(0, planned - Math.max(this.#taken, this.#firstMeasured ?? planned))
    // A count has its time as well: until the next part would have been due, or as long as it took.
    const next = end === 'count' ? this.#live.dueAt(this.#taken) : this.#live.endMs()
    const hasEnd = (end === 'plan' || end === 'count') && Number.isFinite(next)
    const isOnTime = this.#lastSentMs <= next + onTimeMs
    this.#sendingEnd = hasEnd ? (isOnTime ? next : this.#lastSentMs) : now
  }

  /** Nothing is open any more, or the grace is over. */
  #isSettled(now: number): boolean {
    const isWaiting = this.#inFlight > 0 || this.#receipts.awaited > 0
    return !isWaiting || now >= (this.#sendingEnd ?? now) + this.#options.settings.graceMs
  }

  #finish(): void {
    if (this.#isDone) return
    this.#isDone = true
    if (this.#timer !== null) this.#options.clock.clearTimeout(this.#timer)
    this.#timer = null
    const now = this.#now()
    this.#rollSeconds(now)
    this.#tally.giveUp()
    if (this.#tally.hasCounted) this.#tellSecond(now)
    this.#over.resolve()
  }

  /** Tells the seconds that are over; of several at once, after a stall of this process, the last one has what was counted. */
  #rollSeconds(now: number): void {
    while (!this.#isDone && now >= this.#secondStart + 1000) this.#tellSecond(this.#secondStart + 1000)
  }

  #tellSecond(end: number): void {
    this.#binds = Math.max(this.#binds, this.#options.link.sending)
    const due = this.#end === null ? this.#dueBy(end) : this.#plannedAtEnd
    const ms = end - this.#secondStart
    const second = this.#tally.takeSecond({
      t: Math.round(end) / 1000,
      asked: Math.max(0, due - this.#dueAtSecond),
      in_flight: this.#inFlight,
      backlog: this.#end === null ? Math.max(0, due - this.#taken) : 0,
      window_full: ms <= 0 ? 0 : Math.min(1, this.#held.furtherFullMs(end) / ms),
      warmup: this.#firstMeasured === null || end <= this.#measuredFrom,
    })
    this.#dueAtSecond = Math.max(due, this.#dueAtSecond)
    this.#secondStart = end
    this.#options.onSecond(second)
  }

  /** Until the next look: the next part, the next second, or the end. */
  #waitMs(now: number): number {
    const toSecond = Math.max(1, this.#secondStart + 1000 - now)
    if (this.#end !== null) return Math.min(toSecond, longestWaitMs)
    if (this.#taken < this.#dueBy(now)) return this.#held.isHeld ? Math.min(toSecond, longestWaitMs) : 0
    const next = Math.min(this.#live.dueAt(this.#taken), this.#live.endMs(), this.#secondStart + 1000)
    return Math.max(0, Math.min(next - now, longestWaitMs))
  }
}
