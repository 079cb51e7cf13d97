import type { KnownPart } from '../delivery/message-id-index.ts'
import { type ArrivedReceipt, type JoinedReceipt, ReceiptJoiner } from '../delivery/receipt-joiner.ts'
import type { Clock, ClockTimer } from '../session/clock.ts'

/** A response that gave an id, or a receipt, as it passed; `at` epoch ms. */
export type Passing =
  | { readonly kind: 'answer'; readonly seq: number; readonly at: number; readonly part: KnownPart<number> }
  | { readonly kind: 'receipt'; readonly seq: number; readonly at: number; readonly arrived: ArrivedReceipt }

/** A receipt with the number of the response whose id it names. */
export interface ReplayedReceipt {
  readonly answerSeq: number
  readonly joined: JoinedReceipt
}

/** The receipts among what passed, by their numbers, joined as they are while traffic passes; an orphan is left out. */
export function replayReceipts(passed: readonly Passing[]): Map<number, ReplayedReceipt> {
  const found = new Map<number, ReplayedReceipt>()
  const clock = new FileClock()
  const joiner = new ReceiptJoiner({ clock, onOrphan: () => undefined })
  const link = joiner.register<number>({
    attach: (answerSeq, joined) => {
      if (joined.captureSeq !== null) found.set(joined.captureSeq, { answerSeq, joined })
      return true
    },
  })
  for (const one of passed.toSorted((first, second) => first.seq - second.seq)) {
    clock.advance(one.at)
    if (one.kind === 'answer') link.answered(one.part)
    else joiner.arrive(one.arrived)
  }
  joiner.close()
  return found
}

/** Time as the PDUs of a file tell it. */
class FileClock implements Clock {
  #at = 0
  readonly #timers = new Map<ClockTimer, { readonly due: number; readonly run: () => void }>()

  now(): number {
    return this.#at
  }

  monotonic(): number {
    return this.#at
  }

  setTimeout(run: () => void, ms: number): ClockTimer {
    // What tells timers apart is a timer of the system's that never runs.
    const timer = setTimeout(() => undefined, 0)
    clearTimeout(timer)
    this.#timers.set(timer, { due: this.#at + ms, run })
    return timer
  }

  clearTimeout(timer: ClockTimer): void {
    this.#timers.delete(timer)
  }

  /** Frames out of order do not turn it back. */
  advance(at: number): void {
    this.#at = Math.max(this.#at, at)
    for (const [timer, { due, run }] of this.#timers) {
      if (due > this.#at) continue
      this.#timers.delete(timer)
      run()
    }
  }
}
