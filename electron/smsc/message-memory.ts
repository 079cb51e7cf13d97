import { lastResult } from '../../shared/simulator/last-result.ts'
import { ConcatenationMemory, type Joined, partTextOf } from './concatenation-memory.ts'
import { RepeatMemory } from './repeat-memory.ts'
import type { SubmitFacts } from './submit-facts.ts'
import { fingerprintOf } from './text-fingerprint.ts'

/** Accepted messages as far as behaviours look back at them. */
export class MessageMemory {
  readonly #parts = new ConcatenationMemory()
  readonly #repeats = new RepeatMemory()
  readonly #partText = lastResult(partTextOf)
  readonly #fingerprint = lastResult(fingerprintOf)

  /** The message with the parts of it that were kept. */
  join(facts: SubmitFacts): Joined {
    if (!facts.part) return { before: '', after: '', whole: this.#fingerprint(facts.content), again: false }
    return this.#parts.join(conversationOf(facts), facts.part, this.#partText(facts.content))
  }

  /** True when a part was sent twice, or the whole text less than `windowMs` before `at` (epoch ms). */
  isRepeat({ destination }: SubmitFacts, { whole, again }: Joined, at: number, windowMs: number): boolean {
    return again || (whole !== null && this.#repeats.isRepeat(destination, whole, at, windowMs))
  }

  /** Remembers an accepted message; `at` in epoch ms. */
  keep(facts: SubmitFacts, at: number): void {
    const { whole } = this.join(facts)
    if (facts.part) this.#parts.keep(conversationOf(facts), facts.part, this.#partText(facts.content))
    if (whole !== null) this.#repeats.keep(facts.destination, whole, at)
  }
}

function conversationOf({ source, destination }: SubmitFacts): string {
  return `${source}\n${destination}`
}
