import { Fault } from '../../shared/faults/fault.ts'
import type { Clock } from '../session/clock.ts'
import type { Answer, DeliveryOutcome, SentMark } from './delivery-outcome.ts'
import { outgoingRequest, type ReplayRequest } from './replay-request.ts'
import { Sender, type SendOver, type SourcedRequest } from './sender.ts'

/** How a request ended beside what was recorded. 'unrecorded': answered, and no answer was captured. */
export type ReplayResult = 'same' | 'other' | 'unrecorded' | 'in-doubt' | 'not-sent'

export interface ReplayedRequest {
  readonly request: ReplayRequest
  readonly result: ReplayResult
  readonly outcome: DeliveryOutcome
  /** Its first try, over a link that was lost; null: it was sent once. */
  readonly firstTry: SentMark | null
}

export interface ReplayCounts {
  /** That have left. */
  readonly sent: number
  readonly answered: number
  /** Of the answered: command_status 0 of the request's own response. */
  readonly accepted: number
  readonly refused: number
  /** Of the answered: the status that was recorded, another, and those without a record. */
  readonly same: number
  readonly other: number
  readonly unrecorded: number
  readonly inDoubt: number
  readonly notSent: number
}

interface Options {
  readonly clock: Clock
  readonly sendOver: SendOver
  /** False when no link is left that a request could go over. */
  readonly canSend: () => boolean
  /** Segments a second at most; null: as fast as the window allows. */
  readonly rate: number | null
  /** Requests without an outcome at most. */
  readonly window: number
  /** Exactly once for each request that was taken from the source. */
  readonly onReplayed: (replayed: ReplayedRequest) => void
}

/** Sends captured requests again and compares their answers with those that were captured. */
export class ReplayRun {
  readonly #options: Options
  readonly #sender: Sender<ReplayRequest>
  readonly #firstTries = new Map<ReplayRequest, SentMark>()
  readonly #counts = {
    answered: 0,
    accepted: 0,
    refused: 0,
    same: 0,
    other: 0,
    unrecorded: 0,
    inDoubt: 0,
    notSent: 0,
  }

  constructor(options: Options) {
    this.#options = options
    const { clock, sendOver, rate, window } = options
    this.#sender = new Sender<ReplayRequest>({
      ...{ clock, sendOver, rate, window },
      late: null,
      onOutcome: (request, outcome) => this.#ended(request, outcome),
      onSent: (request, { firstTry }) => {
        if (firstTry !== null) this.#firstTries.set(request, firstTry)
      },
    })
  }

  get counts(): ReplayCounts {
    return { sent: this.#sender.sent, ...this.#counts }
  }

  /** Requests that left a second, over the last two. */
  perSecond(): number {
    return this.#sender.perSecond()
  }

  /** Sends no more; what left is still waited for. */
  stop(): void {
    this.#sender.stop()
  }

  /** As Sender.run: resolves to what ended it early, null when every request was sent or it was stopped. */
  run(source: AsyncIterable<ReplayRequest>): Promise<Fault | null> {
    return this.#sender.run(sourced(source))
  }

  #ended(request: ReplayRequest, outcome: DeliveryOutcome): void {
    const firstTry = this.#firstTries.get(request) ?? null
    this.#firstTries.delete(request)
    const result = this.#count(request, outcome)
    this.#stopWithoutLink(outcome)
    this.#options.onReplayed({ request, result, outcome, firstTry })
  }

  #count({ recordedStatus }: ReplayRequest, outcome: DeliveryOutcome): ReplayResult {
    const counts = this.#counts
    if (outcome.kind === 'failed') {
      counts.notSent += 1
      return 'not-sent'
    }
    if (outcome.kind === 'in-doubt') {
      counts.inDoubt += 1
      return 'in-doubt'
    }
    counts.answered += 1
    counts[outcome.answer.isAccepted ? 'accepted' : 'refused'] += 1
    const result = resultOf(outcome.answer, recordedStatus)
    counts[result] += 1
    return result
  }

  #stopWithoutLink(outcome: DeliveryOutcome): void {
    if (outcome.kind === 'answered' || this.#options.canSend()) return
    if (outcome.kind === 'in-doubt') {
      if (outcome.isLinkLost) this.#sender.stop(new Fault('session.lost', {}))
    } else if (outcome.fault.code !== 'delivery.stopped') this.#sender.stop(outcome.fault)
  }
}

function resultOf({ commandStatus }: Answer, recordedStatus: number | null): 'same' | 'other' | 'unrecorded' {
  if (recordedStatus === null) return 'unrecorded'
  return commandStatus === recordedStatus ? 'same' : 'other'
}

async function* sourced(source: AsyncIterable<ReplayRequest>): AsyncGenerator<SourcedRequest<ReplayRequest>> {
  for await (const request of source) yield { ref: request, pdu: outgoingRequest(request) }
}
