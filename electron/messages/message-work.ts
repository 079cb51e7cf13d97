import type { MessageCard, MessagePart } from '../../shared/contract/message.ts'
import type { MessageSelection } from '../../shared/contract/message-export.ts'
import type { MessageWork } from '../../shared/contract/message-work.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { cardFields } from '../../shared/filter/card-field-table.ts'
import { withPart } from '../../shared/filter/join-filter.ts'
import { actionFilters, type MessageAction, takesPart } from '../../shared/message/message-action.ts'
import type { DeliveryOutcome } from '../delivery/delivery-outcome.ts'
import { reportDefect } from '../session/report-defect.ts'
import type { Store } from '../storage/store.ts'
import type { MessageTracker, SendingSession } from './message-tracker.ts'
import { selectedCards, storedCards } from './selected-cards.ts'

interface Parts {
  readonly store: Store
  readonly tracker: MessageTracker
  /** The binds of the card's connection that may send the command. Throws the faults of sessions. */
  readonly senderOf: (card: MessageCard, command: 'submit_sm' | 'query_sm') => SendingSession
}

/** Requests without an outcome at most; the window of each connection holds as well. */
const mostOpen = 100
/** Time between two words of progress, ms. */
const tellMs = 200

const begun: MessageWork = {
  ...{ looked: 0, messages: 0, parts: 0, done: 0, refused: 0, inDoubt: 0, failed: 0 },
  ...{ fault: null, isOver: false },
}

/** One action on all parts of a selection that it is about. */
export class SelectionWork {
  readonly #parts: Parts
  readonly #action: MessageAction
  readonly #tell: (work: MessageWork) => void
  #work: MessageWork = begun
  #open = 0
  #toldAt = 0
  #wake: (() => void) | null = null

  constructor(parts: Parts, action: MessageAction, tell: (work: MessageWork) => void) {
    this.#parts = parts
    this.#action = action
    this.#tell = tell
  }

  /** Resolves once every part has its outcome; after `signal` no more are begun. */
  async run(selection: MessageSelection, signal: AbortSignal): Promise<void> {
    const { store, tracker } = this.#parts
    signal.addEventListener('abort', () => this.#wakeUp())
    const source = storedCards(store, tracker.cards, signal)
    // Of those that a filter finds, the others are not even read.
    const concerned =
      selection.messageIds === null
        ? { ...selection, filter: withPart(selection.filter, actionFilters[this.#action], cardFields) }
        : selection
    try {
      for await (const card of selectedCards(source, concerned)) {
        if (signal.aborted) break
        await this.#take(card, signal)
      }
    } catch (problem) {
      this.#fail(problem)
    }
    while (this.#open > 0 && !signal.aborted) await this.#sleep()
    this.#count({ isOver: true })
    this.#tell(this.#work)
  }

  async #take(card: MessageCard, signal: AbortSignal): Promise<void> {
    const parts = card.direction === 'sent' ? card.parts.filter((one) => takesPart(this.#action, one)) : []
    this.#count({ looked: this.#work.looked + 1, messages: this.#work.messages + (parts.length > 0 ? 1 : 0) })
    for (const part of parts) {
      while (this.#open >= mostOpen && !signal.aborted) await this.#sleep()
      if (signal.aborted) return
      this.#count({ parts: this.#work.parts + 1 })
      try {
        await this.#begin(card, part)
      } catch (problem) {
        this.#fail(problem)
      }
    }
  }

  async #begin(card: MessageCard, part: MessagePart): Promise<void> {
    const { tracker, senderOf } = this.#parts
    if (this.#action === 'leave') {
      await tracker.leave(card, [part])
      this.#count({ done: this.#work.done + 1 })
      return
    }
    if (this.#action === 'query') {
      const sender = senderOf(card, 'query_sm')
      this.#open++
      // Not awaited: many are on their way at once.
      void tracker
        .ask(sender, card, part, 'query_sm', { isPaced: true })
        .then(() => this.#count({ done: this.#work.done + 1 }))
        .catch((problem: unknown) => this.#fail(problem))
        .finally(() => this.#close())
      return
    }
    const sender = senderOf(card, 'submit_sm')
    this.#open++
    const onOutcome = (outcome: DeliveryOutcome) => {
      this.#ended(outcome)
      this.#close()
    }
    await tracker
      .sendAgain(sender, card, part, { action: this.#action, onOutcome })
      .catch((problem: unknown) => {
        this.#close()
        throw problem
      })
  }

  #ended(outcome: DeliveryOutcome): void {
    if (outcome.kind === 'failed') this.#fail(outcome.fault)
    else if (outcome.kind === 'in-doubt') this.#count({ inDoubt: this.#work.inDoubt + 1 })
    else if (outcome.answer.isAccepted) this.#count({ done: this.#work.done + 1 })
    else this.#count({ refused: this.#work.refused + 1 })
  }

  #fail(problem: unknown): void {
    const fault = problem instanceof Fault ? problem.toJSON() : null
    if (fault === null) reportDefect(problem)
    this.#count({ failed: this.#work.failed + 1, fault: this.#work.fault ?? fault })
  }

  #count(change: Partial<MessageWork>): void {
    this.#work = { ...this.#work, ...change }
    const now = performance.now()
    if (now - this.#toldAt < tellMs) return
    this.#toldAt = now
    this.#tell(this.#work)
  }

  #close(): void {
    this.#open--
    this.#wakeUp()
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  #wakeUp(): void {
    const wake = this.#wake
    this.#wake = null
    wake?.()
  }
}
