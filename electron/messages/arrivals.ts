import { createHash } from 'node:crypto'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { PduMark } from '../session/session-hooks.ts'

/** Messages and parts remembered; the oldest are forgotten. */
const mostArrivals = 2_000
/** An SMSC tries what was not acknowledged again for so long, ms. */
const retryMs = 86_400_000
/** The same sequence_number, or the same part under its reference, comes again so soon alone, ms. */
const soonMs = 600_000
/** An acknowledgement that left so shortly before the link was lost may not have arrived, ms. */
const lastWordsMs = 5_000
const statusOk = statusValue('ESME_ROK')

/** A message, or a part of one, as it came. */
interface Arrival {
  readonly messageId: string
  readonly number: number
  readonly isOfParts: boolean
  /** Epoch ms. */
  readonly at: number
  readonly sessionId: string
  readonly sequenceNumber: number | null
  /** Epoch ms of the acknowledgement with status 0; null while there is none that is sure to have arrived. */
  acknowledgedAt: number | null
  /** It was answered with another status: an SMSC that takes that for good sends the next one as a new message. */
  isRefused: boolean
}

/** What came lately. An SMSC that had no answer delivers again, over any link: that is no message of its own. */
export class Arrivals {
  readonly #byContent = new Map<string, Arrival>()
  readonly #byMark = new WeakMap<PduMark, Arrival>()
  /** Acknowledgements of what is not noted yet: a text that may be a receipt is held back a while. */
  readonly #early = new WeakMap<PduMark, number>()

  /** What came before and this is once more; null for a message of its own. `mark`: of the PDU, where it was heard live. */
  findBefore(
    content: readonly unknown[],
    {
      at,
      sessionId,
      mark,
    }: { readonly at: number; readonly sessionId: string; readonly mark?: PduMark | undefined },
  ): Arrival | null {
    if (mark === undefined) return null
    const before = this.#byContent.get(digestOf(content))
    if (before === undefined || at - before.at > retryMs) return null
    const isSoon = at - before.at <= soonMs
    const isSameRequest = before.sessionId === sessionId && before.sequenceNumber === mark.sequenceNumber
    const isAgain =
      (before.acknowledgedAt === null && (isSoon || !before.isRefused)) ||
      (isSoon && (before.isOfParts || isSameRequest))
    if (isAgain) this.#byMark.set(mark, before)
    return isAgain ? before : null
  }

  note(
    content: readonly unknown[],
    arrival: Omit<Arrival, 'acknowledgedAt' | 'isRefused' | 'sequenceNumber'>,
    mark: PduMark | undefined,
  ): void {
    if (mark === undefined) return
    const kept: Arrival = {
      ...arrival,
      sequenceNumber: mark.sequenceNumber,
      acknowledgedAt: this.#early.get(mark) ?? null,
      isRefused: false,
    }
    const digest = digestOf(content)
    this.#byContent.delete(digest)
    this.#byContent.set(digest, kept)
    this.#byMark.set(mark, kept)
    if (this.#byContent.size <= mostArrivals) return
    const [oldest] = this.#byContent.keys()
    if (oldest !== undefined) this.#byContent.delete(oldest)
  }

  /** The response to the request with this mark leaves. */
  acknowledged(mark: PduMark, status: number, at: number): void {
    const arrival = this.#byMark.get(mark)
    if (status !== statusOk) {
      if (arrival !== undefined) arrival.isRefused = true
    } else if (arrival === undefined) this.#early.set(mark, at)
    else arrival.acknowledgedAt = at
  }

  /** The link of a session is gone: its last acknowledgements may not have arrived. */
  linkLost(sessionId: string, at: number): void {
    for (const arrival of this.#byContent.values()) {
      const { acknowledgedAt } = arrival
      if (arrival.sessionId === sessionId && acknowledgedAt !== null && at - acknowledgedAt < lastWordsMs) {
        arrival.acknowledgedAt = null
      }
    }
  }
}

function digestOf(content: readonly unknown[]): string {
  return createHash('sha1').update(JSON.stringify(content)).digest('base64')
}
