import type { SessionState } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { IdRule } from '../../shared/receipts/id-rules.ts'
import type { Receipt } from '../../shared/receipts/parse-receipt.ts'
import { readReceiptPdu } from '../../shared/receipts/read-receipt.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import { SystemClock } from '../session/clock.ts'
import { ConnectionBinds } from '../session/connection-binds.ts'
import type { OnSent } from '../session/outbound.ts'
import type { OutgoingPdu } from '../session/outgoing.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import { firstSignal } from './console/signals.ts'
import { earlyEnd } from './early-end.ts'
import { matchReceipt } from './receipt-match.ts'

export interface SentPart {
  /** From 1. */
  readonly number: number
  /** submit_sm_resp or generic_nack; null when nothing came. */
  readonly command: string | null
  readonly commandStatus: number | null
  readonly messageId: string | null
  readonly latencyMs: number | null
  /** sequence_number of its first try, on an earlier link, which the peer may have taken as well; null: sent once. */
  readonly repeatOf: number | null
  /** Why there is no answer. */
  readonly fault: Fault | null
}

export interface JoinedReceipt {
  readonly receipt: Receipt
  /** null: no part of this message has its id. */
  readonly part: SentPart | null
  readonly rule: IdRule | null
}

export interface SendOutcome {
  readonly parts: readonly SentPart[]
  readonly receipts: readonly JoinedReceipt[]
  /** What ended it before its time: it could not bind, or the session was lost. */
  readonly fault: Fault | null
}

/** Told as it happens, in order. */
export interface SendListener {
  /** Once for each bind. */
  bound(state: SessionState): void
  /** One of several binds is refused or lost, and the others go on. */
  unbound(state: SessionState): void
  part(part: SentPart): void
  receipt(joined: JoinedReceipt): void
  /** A message or notification that is no receipt; it was accepted, so it must be shown. */
  incoming(pdu: DecodedPdu): void
}

const statusOk = statusValue('ESME_ROK')

export function isAccepted(part: SentPart): boolean {
  return part.commandStatus === statusOk && part.command !== 'generic_nack'
}

/** Binds, submits every part, waits for the answers and, for `waitSeconds`, for the receipts; unbinds. */
export class SendRun {
  readonly #binds: ConnectionBinds
  readonly #listener: SendListener
  readonly #waitSeconds: number | null
  readonly #parts: SentPart[] = []
  readonly #joined: JoinedReceipt[] = []
  /** A receipt may overtake the response that names its message: none is joined before all responses are in. */
  #early: Receipt[] | null = []
  #fault: Fault | null = null
  #isOpen = false
  /** Binds whose end was told. */
  readonly #ended = new Set<string>()
  /** Resolves when nothing more is worth waiting for. */
  readonly #over = Promise.withResolvers<void>()

  constructor(
    connection: ConnectionSettings,
    waitSeconds: number | null,
    listener: SendListener,
    onNote?: SessionHooks['onNote'],
  ) {
    this.#listener = listener
    this.#waitSeconds = waitSeconds
    this.#binds = new ConnectionBinds({
      connection,
      clock: new SystemClock(),
      hooks: {
        onState: (state) => this.#stateChanged(state),
        ...(onNote !== undefined && { onNote }),
      },
    })
    this.#binds.onDeliver = (pdu) => this.#arrived(pdu)
  }

  async run(submits: readonly OutgoingPdu[]): Promise<SendOutcome> {
    const { signalled, release } = firstSignal()
    void signalled.then(() => this.#binds.close('unbind'))
    try {
      await this.#binds.open()
      // Half a pair would send what it never hears of again.
      const failure = await this.#binds.missingHalf()
      if (failure !== null) throw failure
      for (const session of this.#binds.sessions) {
        if (session.phase === 'bound') this.#listener.bound(session.state())
      }
      this.#isOpen = true
      for (const session of this.#binds.sessions) this.#stateChanged(session.state())
      await Promise.all(submits.map((submit, index) => this.#submit(submit, index + 1)))
      if (this.#waitSeconds !== null) await this.#waitForReceipts(this.#waitSeconds)
      else this.#joinEarly()
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      this.#fault = problem
    } finally {
      release()
      // A loss is told with the next state, which may be later than the requests that it failed.
      for (const session of this.#binds.sessions) this.#stateChanged(session.state())
      await this.#binds.close('unbind')
    }
    return { parts: this.#parts, receipts: this.#joined, fault: this.#fault }
  }

  async #submit(submit: OutgoingPdu, number: number): Promise<void> {
    let repeatOf: number | null = null
    const onSent: OnSent = (_, first) => {
      repeatOf = first?.sequenceNumber ?? null
    }
    const part = await this.#binds.request(submit, onSent).then(
      ({ pdu, latencyMs }): SentPart => ({
        number,
        command: pdu.command,
        commandStatus: pdu.command_status,
        messageId: typeof pdu.fields['message_id'] === 'string' ? pdu.fields['message_id'] : null,
        latencyMs,
        repeatOf,
        fault: null,
      }),
      (problem: unknown): SentPart => {
        if (!(problem instanceof Fault)) throw problem
        return {
          number,
          command: null,
          commandStatus: null,
          messageId: null,
          latencyMs: null,
          repeatOf,
          fault: problem,
        }
      },
    )
    this.#parts.push(part)
    this.#listener.part(part)
  }

  async #waitForReceipts(seconds: number): Promise<void> {
    this.#joinEarly()
    const timer = setTimeout(() => this.#over.resolve(), seconds * 1000)
    this.#endWhenComplete()
    await this.#over.promise
    clearTimeout(timer)
  }

  #arrived(pdu: DecodedPdu): number {
    const receipt = readReceiptPdu(pdu)
    if (receipt === null) this.#listener.incoming(pdu)
    else if (this.#early !== null) this.#early.push(receipt)
    else this.#join(receipt)
    return statusOk
  }

  #joinEarly(): void {
    const early = this.#early ?? []
    this.#early = null
    for (const receipt of early) this.#join(receipt)
  }

  #join(receipt: Receipt): void {
    const match = matchReceipt(this.#parts.filter(isAccepted), receipt.id)
    const joined = { receipt, part: match?.part ?? null, rule: match?.rule ?? null }
    this.#joined.push(joined)
    this.#listener.receipt(joined)
    this.#endWhenComplete()
  }

  #endWhenComplete(): void {
    const isComplete = this.#parts
      .filter(isAccepted)
      .every((part) => finalReceipt(part, this.#joined) !== null)
    if (isComplete) this.#over.resolve()
  }

  #stateChanged(state: SessionState): void {
    const { sessionId, phase, close } = state
    if (!this.#isOpen || phase !== 'closed' || close === null) return
    if (this.#binds.isBroken) {
      this.#fault ??= earlyEnd(close)
      this.#over.resolve()
    } else if (earlyEnd(close) !== null && !this.#ended.has(sessionId)) {
      this.#ended.add(sessionId)
      this.#listener.unbound(state)
    }
  }
}

/** The receipt that says how the part ended; null when none has come. */
export function finalReceipt(part: SentPart, joined: readonly JoinedReceipt[]): Receipt | null {
  return joined.find((one) => one.part === part && one.receipt.final)?.receipt ?? null
}
