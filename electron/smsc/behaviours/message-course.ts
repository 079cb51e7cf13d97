import { drawDelay } from '../../../shared/simulator/delay-shape.ts'
import type { FinalState } from '../../../shared/simulator/final-state-schema.ts'
import type { MessageIdForm } from '../../../shared/simulator/message-id-form.ts'
import type { ReceiptSettings } from '../../../shared/simulator/receipt-table.ts'
import { seededRandom, weighted } from '../../../shared/simulator/seeded-random.ts'
import type { CoursePart } from './bound-action.ts'

/** What becomes of an accepted message, as its behaviours say. */
export interface MessageCourse {
  /** null leaves it to the configuration. */
  readonly ending: FinalState | null
  /** ms; null leaves it to the configuration. */
  readonly ownDelayMs: number | null
  readonly idForm: MessageIdForm
  /** The parts of a long message have the id of the first that came. */
  readonly sharesId: boolean
  readonly receipt: ReceiptSettings
  readonly draw: number
}

const usual: ReceiptSettings = {}
/** Different sets of behaviours that may hold for a message; beyond it those are put together anew. */
const mostCombinations = 1000

/** Puts the parts of courses together: each setting is that of the first part that has it. */
export class MessageCourses {
  readonly #random: () => number
  /** Settings by the parts that they came from: one object for all messages of the same behaviours. */
  readonly #receipts = new Map<string, ReceiptSettings>()
  readonly #numbers = new Map<CoursePart, number>()

  constructor(random: () => number) {
    this.#random = random
  }

  /** Two numbers are drawn for each message, whatever holds for it, so that one row more does not shift the others. */
  of(parts: readonly CoursePart[]): MessageCourse {
    const [stateDraw, draw] = [this.#random(), this.#random()]
    const receipt = this.#receiptOf(parts)
    const state = receipt.states && weighted(receipt.states, stateDraw)
    const delay = state?.delay ?? receipt.delay
    // A part that stands before the one with the mix decides the state by itself.
    const ending = parts.find(
      (part) => part.ending !== undefined || part.receipt?.states !== undefined,
    )?.ending
    const ids = parts.find(({ idForm }) => idForm !== undefined)
    return {
      ending: ending ?? (state === undefined ? null : { stat: state.stat, err: state.err }),
      ownDelayMs: delay === undefined ? null : drawDelay(delay, seededRandom(draw, 'final')),
      idForm: ids?.idForm ?? 'decimal',
      sharesId: ids?.sharesId ?? false,
      receipt,
      draw,
    }
  }

  #receiptOf(parts: readonly CoursePart[]): ReceiptSettings {
    const own = parts.filter(({ receipt }) => receipt !== undefined)
    const [first, second] = own
    if (first === undefined) return usual
    if (second === undefined) return first.receipt ?? usual
    const key = own.map((part) => this.#numberOf(part)).join()
    const known = this.#receipts.get(key)
    if (known !== undefined) return known
    const merged: ReceiptSettings = Object.assign(
      {},
      ...own.toReversed().map(({ receipt }) => given(receipt)),
    )
    if (this.#receipts.size >= mostCombinations) this.#receipts.clear()
    this.#receipts.set(key, merged)
    return merged
  }

  #numberOf(part: CoursePart): number {
    const number = this.#numbers.get(part) ?? this.#numbers.size
    this.#numbers.set(part, number)
    return number
  }
}

/** Without what is undefined, which would hide what stands under it. */
function given(settings: ReceiptSettings = usual): ReceiptSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}
