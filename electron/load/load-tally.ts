import type {
  LoadFigures,
  LoadSecond,
  PartCounts,
  ReceiptCounts,
  Share,
} from '../../shared/load/load-figures.ts'
import type { LoadHistograms } from '../../shared/load/load-recording.ts'
import { onTimeMs } from '../../shared/load/load-settings.ts'
import { TimeHistogram } from '../../shared/load/time-histogram.ts'
import { statusName, statusValue } from '../../shared/smpp/status-table.ts'
import type { PartTimes } from './receipt-times.ts'

const throttling: ReadonlySet<number> = new Set([
  statusValue('ESME_RTHROTTLED'),
  statusValue('ESME_RMSGQFUL'),
])

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** What a second has counted so far. */
type SecondCounts = Mutable<
  Pick<LoadSecond, 'sent' | 'answered' | 'accepted' | 'refused' | 'throttled' | 'receipts'>
> & { status: Record<string, number> }

/** Facts of the run that the tally does not count itself. */
export interface RunFacts {
  readonly planned: number
  readonly seconds: number
  readonly notSent: number
  readonly windowFullMs: number
  readonly unboundMs: number
  readonly window: number
  readonly binds: number
  readonly receipts: Pick<ReceiptCounts, 'unmatched' | 'forgotten'>
}

/** Facts of a second that the tally does not count itself. */
export type SecondFacts = Pick<LoadSecond, 't' | 'asked' | 'in_flight' | 'backlog' | 'window_full' | 'warmup'>

/** Counts and times of one run. */
export class LoadTally {
  readonly responses = new TimeHistogram()
  readonly responsesFromWrite = new TimeHistogram()
  readonly receiptTimes = new TimeHistogram()
  readonly receiptTimesFromWrite = new TimeHistogram()
  readonly #counts = {
    sent: 0,
    answered: 0,
    accepted: 0,
    refused: 0,
    throttled: 0,
    late: 0,
    lost: 0,
    sentLate: 0,
    neverLeft: 0,
    messages: 0,
  }
  readonly #receipts = { expected: 0, matched: 0, incoming: 0 }
  readonly #statuses = new Map<number, number>()
  readonly #stats = new Map<string, number>()
  readonly #secondTimes = new TimeHistogram()
  #second: SecondCounts = emptySecond()
  #warmupSent = 0

  /** Something was counted since the last second. */
  get hasCounted(): boolean {
    const { sent, answered, receipts } = this.#second
    return sent + answered + receipts > 0
  }

  left({ dueAt, sentAt, isMeasured }: PartTimes, isLast: boolean): void {
    this.#second.sent++
    if (!isMeasured) {
      this.#warmupSent++
      return
    }
    this.#counts.sent++
    if (isLast) this.#counts.messages++
    if ((sentAt ?? dueAt) - dueAt > onTimeMs) this.#counts.sentLate++
  }

  answered({ dueAt, sentAt, isMeasured }: PartTimes, at: number, status: number, isAccepted: boolean): void {
    const second = this.#second
    const isThrottled = throttling.has(status)
    const name = statusName(status)
    second.answered++
    if (isAccepted) second.accepted++
    else second.refused++
    if (isThrottled) second.throttled++
    second.status[name] = (second.status[name] ?? 0) + 1
    this.#secondTimes.record(at - dueAt)
    if (!isMeasured) return
    const counts = this.#counts
    counts.answered++
    if (isAccepted) counts.accepted++
    else counts.refused++
    if (isThrottled) counts.throttled++
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1)
    this.responses.record(at - dueAt)
    this.responsesFromWrite.record(at - (sentAt ?? dueAt))
  }

  /** It left, and no answer came in time. */
  unanswered({ isMeasured }: PartTimes): void {
    if (isMeasured) this.#counts.lost++
  }

  /** An answer came after its time was over. */
  answeredLate(): void {
    // Those of the warm-up cannot be told apart; there are no more than were given up.
    if (this.#counts.lost === 0) return
    this.#counts.lost--
    this.#counts.late++
  }

  /** It was handed over, and the link was lost before it left. */
  neverLeft({ isMeasured, sentAt }: PartTimes): void {
    if (!isMeasured) return
    this.#counts.neverLeft++
    if (sentAt !== null) this.#counts.sent--
  }

  /** What is still open is waited for no longer. */
  giveUp(): void {
    const { sent, answered, late } = this.#counts
    this.#counts.lost = sent - answered - late
  }

  expectsReceipt({ isMeasured }: PartTimes): void {
    if (isMeasured) this.#receipts.expected++
  }

  receipt({ dueAt, sentAt, isMeasured }: PartTimes, at: number, stat: string): void {
    this.#second.receipts++
    if (!isMeasured) return
    this.#receipts.matched++
    // What a peer writes is bounded here: there are a dozen, unless somebody makes them up.
    const name = this.#stats.has(stat) || this.#stats.size < 50 ? stat : 'other'
    this.#stats.set(name, (this.#stats.get(name) ?? 0) + 1)
    this.receiptTimes.record(at - dueAt)
    this.receiptTimesFromWrite.record(at - (sentAt ?? dueAt))
  }

  incoming(): void {
    this.#receipts.incoming++
  }

  /** The second that ends here; the next one begins. */
  takeSecond(facts: SecondFacts): LoadSecond {
    const times = this.#secondTimes
    const second: LoadSecond = {
      ...facts,
      ...this.#second,
      p50: times.percentile(50),
      p95: times.percentile(95),
      p99: times.percentile(99),
      max: times.max,
    }
    this.#second = emptySecond()
    times.reset()
    return second
  }

  figures(facts: RunFacts): LoadFigures {
    const { sentLate, neverLeft, ...counts } = this.#counts
    const { planned, seconds, windowFullMs, unboundMs, window, binds } = facts
    const notSent = facts.notSent + neverLeft
    const parts: PartCounts = { ...counts, planned, not_on_time: sentLate + notSent, not_sent: notSent }
    const ms = seconds * 1000
    return {
      ...parts,
      asked_rate: seconds === 0 ? 0 : planned / seconds,
      held_rate: seconds === 0 ? 0 : counts.sent / seconds,
      seconds,
      response_time: this.responses.figures(),
      response_time_from_write: this.responsesFromWrite.figures(),
      receipt_time: this.receiptTimes.figures(),
      receipt_time_from_write: this.receiptTimesFromWrite.figures(),
      receipts: { ...this.#receipts, ...facts.receipts },
      status: sharesOf(
        [...this.#statuses].map(([status, count]) => [statusName(status), count]),
        counts.answered,
      ),
      stat: sharesOf([...this.#stats], this.#receipts.matched),
      window_full_share: ms === 0 ? 0 : Math.min(1, windowFullMs / ms),
      unbound_share: ms === 0 ? 0 : Math.min(1, unboundMs / ms),
      window,
      binds,
      warmup_sent: this.#warmupSent,
    }
  }

  histograms(): LoadHistograms {
    return {
      response_time: this.responses.toJson(),
      response_time_from_write: this.responsesFromWrite.toJson(),
      receipt_time: this.receiptTimes.toJson(),
      receipt_time_from_write: this.receiptTimesFromWrite.toJson(),
    }
  }
}

/** By falling counts. */
function sharesOf(counts: readonly (readonly [string, number])[], all: number): Record<string, Share> {
  const sorted = counts.toSorted(([, one], [, other]) => other - one)
  return Object.fromEntries(sorted.map(([name, count]) => [name, { count, share: count / all }]))
}

function emptySecond(): SecondCounts {
  return { sent: 0, answered: 0, accepted: 0, refused: 0, throttled: 0, receipts: 0, status: {} }
}
