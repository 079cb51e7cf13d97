import type { Fault } from '../../shared/faults/fault.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { Clock } from './clock.ts'
import type { Inbound } from './inbound.ts'
import type { Outbound } from './outbound.ts'
import type { Settle } from './pending-requests.ts'
import type { ReplySpec } from './request.ts'
import type { SessionLink } from './session-link.ts'

/** Time a peer that unbinds or closes its half still gets the answers to its earlier requests, ms. */
const owedPatienceMs = 5000
/** Time a peer that unbinds may still answer our earlier requests, ms. */
const unbindPatienceMs = 500

const statusOk = statusValue('ESME_ROK')

interface Parts {
  readonly link: SessionLink
  readonly outbound: Outbound
  readonly inbound: Inbound
  readonly clock: Clock
  /** One side has begun to unbind. */
  readonly unbinding: () => void
}

/** How a link ends in order: unbind from either side, or a peer that closed its half, and what each still waits for. */
export class UnbindProcedure {
  readonly #parts: Parts
  #isUnbinding = false
  #isUnbindSent = false
  #settleUnbind: Settle = () => undefined
  /** Why we unbind, when it is not because somebody asked. */
  #fault: Fault | null = null
  /** Functions that answer the peer's unbinds; usually one. */
  #answerUnbinds: ((reply: ReplySpec) => void)[] = []
  #owedUnbinds = 0
  /** Monotonic ms at which the peer unbound or closed its half. */
  #leavingAt: number | null = null
  #hasPeerEnded = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Ours is under way. */
  get isUnbinding(): boolean {
    return this.#isUnbinding
  }

  get hasPeerUnbound(): boolean {
    return this.#owedUnbinds > 0
  }

  /**
   * Waits for what is in flight, sends unbind, waits for its answer, ends the link. What is queued never leaves.
   * `settle` is told how the unbind itself ended.
   */
  unbind(settle: Settle, fault: Fault | null): void {
    if (this.#isUnbinding || this.#parts.link.isEnded) {
      settle({ kind: 'never-sent', error: null })
      return
    }
    this.#isUnbinding = true
    this.#settleUnbind = settle
    this.#fault = fault
    this.#parts.outbound.refuse()
    this.#parts.unbinding()
    this.proceed()
  }

  /** Resolves to the answer when nothing is waited for any more. */
  peerUnbinds(): Promise<ReplySpec> {
    this.#leavingAt ??= this.#parts.clock.monotonic()
    if (this.#owedUnbinds++ === 0) {
      this.#parts.outbound.refuse()
      this.#parts.unbinding()
    }
    return new Promise((resolve) => this.#answerUnbinds.push(resolve))
  }

  /** An unbind of the peer has its answer in the output. */
  peerUnbindAnswered(): void {
    this.#owedUnbinds--
    if (this.#owedUnbinds > 0) return
    this.#parts.link.endAfterWriting({ by: 'peer', how: 'unbind', fault: null })
  }

  /** The peer closed its half. */
  peerEnded(): void {
    this.#hasPeerEnded = true
    this.#leavingAt ??= this.#parts.clock.monotonic()
    this.proceed()
  }

  /** Takes the next step of our unbind, of the peer's, or of its closed half. */
  proceed(): void {
    const { link, outbound, inbound, clock } = this.#parts
    if (link.isEnded) return
    if (this.#isUnbinding && !this.#isUnbindSent && outbound.inFlight === 0) this.#sendUnbind()
    if (this.#leavingAt === null) return
    const waited = clock.monotonic() - this.#leavingAt
    const owed = inbound.owed - this.#answerUnbinds.length
    if (owed > 0 && waited < owedPatienceMs) return
    if (this.#answerUnbinds.length > 0) {
      if (outbound.inFlight > 0 && waited < unbindPatienceMs && !this.#hasPeerEnded) return
      for (const answer of this.#answerUnbinds.splice(0)) answer({ status: statusOk })
    } else if (this.#hasPeerEnded) {
      if (this.#isUnbinding) this.#endUnbound()
      else link.endAfterWriting({ by: 'peer', how: 'fin', fault: null })
    }
  }

  /** The link is over: an unbind that waited for what was in flight never leaves. */
  ended(): void {
    if (this.#isUnbinding && !this.#isUnbindSent) this.#settleUnbind({ kind: 'never-sent', error: null })
  }

  #sendUnbind(): void {
    this.#isUnbindSent = true
    const end: Settle = (outcome) => {
      this.#endUnbound()
      this.#settleUnbind(outcome)
    }
    this.#parts.outbound.dispatch({ command: 'unbind' }, end, null)
  }

  #endUnbound(): void {
    this.#parts.link.endAfterWriting({ by: 'us', how: 'unbind', fault: this.#fault })
  }
}
