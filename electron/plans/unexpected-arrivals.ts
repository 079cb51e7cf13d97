import type { PlanReason } from '../../shared/plan/plan-reason-table.ts'
import { readReceiptPdu } from '../../shared/receipts/read-receipt.ts'
import { type Arrival, isKeepAlive, type PlanSession } from './plan-session.ts'
import type { SentMessages } from './sent-messages.ts'

/** Receipts of one session that are put aside for later checks; the oldest beyond these are forgotten. */
const mostAside = 1000

/** What came over the sessions and that no step took. */
export class UnexpectedArrivals {
  readonly #sent: SentMessages
  readonly #aside = new Map<string, Arrival[]>()

  constructor(sent: SentMessages) {
    this.#sent = sent
  }

  /** Receipts of a session that earlier checks left. */
  asideOf(session: string): readonly Arrival[] {
    return this.#aside.get(session) ?? []
  }

  /** Takes one that was put aside; false where it was not. */
  takeAside(session: string, arrival: Arrival): boolean {
    const all = this.asideOf(session)
    if (!all.includes(arrival)) return false
    this.#aside.set(
      session,
      all.filter((one) => one !== arrival),
    )
    return true
  }

  /**
   * Empties the session's arrivals at the end of a check: receipts that were asked for are put aside, for the check that
   * waits for them, keep-alive is passed over, and everything else is given back. `hasEnded`: the step took the end of the connection.
   */
  sort(session: PlanSession, hasEnded: boolean): Arrival[] {
    const left: Arrival[] = []
    for (const arrival of session.takeAll()) {
      if (isKeepAlive(arrival)) continue
      const receipt = arrival.pdu === null ? null : readReceiptPdu(arrival.pdu.subject.pdu)
      if (receipt !== null && this.#sent.isAwaited(receipt)) this.#putAside(session.name, arrival)
      else if (!isLate(arrival) && !(hasEnded && isEnd(arrival))) left.push(arrival)
    }
    return left
  }

  #putAside(session: string, arrival: Arrival): void {
    this.#aside.set(session, [...this.asideOf(session), arrival].slice(-mostAside))
  }
}

/** Why a check that expects everything fails: how many there were, and the first. */
export function unexpectedReason(session: PlanSession, arrivals: readonly Arrival[]): PlanReason | null {
  const [first] = arrivals
  if (first === undefined) return null
  if (first.pdu === null) return { code: 'closed', detail: { session: session.name } }
  const command = first.pdu.subject.pdu.command ?? 'command_id ?'
  return { code: 'unexpected', detail: { count: arrivals.length, command, session: session.name } }
}

/** The response to a request whose step has failed for want of it. */
function isLate({ pdu }: Arrival): boolean {
  return pdu?.subject.answer === 'late'
}

function isEnd({ pdu }: Arrival): boolean {
  return pdu === null || pdu.subject.pdu.command === 'unbind'
}
