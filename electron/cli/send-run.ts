import type { SessionState } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { type PartState, partStateAfter, receiptEvent } from '../../shared/message/part-state.ts'
import { type IdRule, matchIds } from '../../shared/receipts/id-rules.ts'
import type { Receipt } from '../../shared/receipts/parse-receipt.ts'
import { readReceiptPdu, readUnannouncedReceipt } from '../../shared/receipts/read-receipt.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { noRefusalDetail, type RefusalDetail, refusalDetail } from '../../shared/smpp/refusal-detail.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { type DeliveryOutcome, partEventOf } from '../delivery/delivery-outcome.ts'
import { type JoinedReceipt, ReceiptJoiner, type ReceiptLink } from '../delivery/receipt-joiner.ts'
import { sendRequest } from '../delivery/sender.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import { SystemClock } from '../session/clock.ts'
import { ConnectionBinds, unbindPatienceMs } from '../session/connection-binds.ts'
import type { OutgoingRequest } from '../session/request.ts'
import { earlyEnd } from '../session/request-fault.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import type { ReaderOutput } from './console/reader-output.ts'
import { firstSignal } from './console/signals.ts'

export interface SentPart {
  /** From 1. */
  readonly number: number
  /** 'failed' without an answer when it never left. */
  readonly state: PartState
  /** submit_sm_resp or generic_nack; null when nothing came. */
  readonly command: string | null
  readonly commandStatus: number | null
  readonly messageId: string | null
  readonly latencyMs: number | null
  /** What the SMSC adds to a refusal. */
  readonly refusal: RefusalDetail
  /** sequence_number of its first try, on an earlier link, which the peer may have taken as well; null: sent once. */
  readonly repeatOf: number | null
  /** Why there is no answer. */
  readonly fault: Fault | null
}

export interface PartReceipt {
  readonly receipt: Receipt
  /** null: no part of this message has its id. */
  readonly part: SentPart | null
  readonly rule: IdRule | null
}

export interface SendOutcome {
  /** In the order of their answers, as the receipts left them. */
  readonly parts: readonly SentPart[]
  /** How many came. */
  readonly receipts: number
  /** Reason for an early end: it could not bind, or the session was lost. */
  readonly fault: Fault | null
}

/** Told as it happens, in order. */
export interface SendListener {
  /** Where it is printed, at the pace of who reads it. */
  readonly output: ReaderOutput
  /** Once for each bind. */
  bound(state: SessionState): void
  /** One of several binds is refused or lost, and the others go on. */
  unbound(state: SessionState): void
  part(part: SentPart): void
  receipt(receipt: PartReceipt): void
  /** A message or notification that is no receipt; it was accepted, so it must be shown. */
  incoming(pdu: DecodedPdu): void
}

/** Above this what comes early is told as a message. */
const mostHeld = 1000
const statusOk = statusValue('ESME_ROK')
/** Temporary: the SMSC keeps the message and offers it again. */
const statusTryLater = statusValue('ESME_RX_T_APPN')

/** Binds, submits every part, waits for the answers and, for `waitSeconds`, for the receipts; unbinds. */
export class SendRun {
  readonly #connection: ConnectionSettings
  readonly #clock = new SystemClock()
  readonly #binds: ConnectionBinds
  readonly #listener: SendListener
  readonly #waitSeconds: number | null
  readonly #joiner: ReceiptJoiner
  readonly #joined: ReceiptLink<number>
  /** By their numbers. */
  readonly #parts = new Map<number, SentPart>()
  readonly #held: { readonly pdu: DecodedPdu; readonly receipt: Receipt }[] = []
  #unanswered = 0
  #receipts = 0
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
    this.#connection = connection
    this.#listener = listener
    this.#waitSeconds = waitSeconds
    this.#joiner = new ReceiptJoiner({
      clock: this.#clock,
      // Its parts are told before their receipts, and each receipt is compared with the ids of all.
      holdsAll: true,
      onOrphan: ({ receipt }) => this.#told({ receipt, part: null, rule: null }),
    })
    this.#joined = this.#joiner.register<number>({
      attach: (number, joined) => this.#attach(number, joined),
    })
    this.#binds = new ConnectionBinds({
      connection,
      clock: this.#clock,
      hooks: {
        onState: (state) => this.#stateChanged(state),
        ...(onNote !== undefined && { onNote }),
      },
    })
    this.#binds.onDeliver = (pdu) => this.#arrived(pdu)
  }

  async run(submits: readonly OutgoingRequest[]): Promise<SendOutcome> {
    this.#unanswered = submits.length
    const { signalled, release } = firstSignal(this.#listener.output)
    void signalled.then(() => this.#binds.closeWithin(unbindPatienceMs))
    try {
      await this.#binds.open()
      // Without its receiver a pair would send parts and get no receipts.
      const failure = await this.#binds.missingHalf()
      if (failure !== null) throw failure
      for (const session of this.#binds.sessions) {
        if (session.phase === 'bound') this.#listener.bound(session.state())
      }
      this.#isOpen = true
      for (const session of this.#binds.sessions) this.#stateChanged(session.state())
      await Promise.all(submits.map((submit, index) => this.#submit(submit, index + 1)))
      this.#joiner.close()
      if (this.#waitSeconds !== null) await this.#waitForReceipts(this.#waitSeconds)
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      this.#fault = problem
    } finally {
      release()
      this.#sortHeld()
      this.#joiner.close()
      // A loss is told with the next state, which may be later than the requests that it failed.
      for (const session of this.#binds.sessions) this.#stateChanged(session.state())
      await this.#binds.close('unbind')
    }
    return { parts: [...this.#parts.values()], receipts: this.#receipts, fault: this.#fault }
  }

  /** Resolves when the part has ended. */
  #submit(submit: OutgoingRequest, number: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    let repeatOf: number | null = null
    sendRequest(
      (pdu, settle, onSent) => this.#binds.send(pdu, settle, onSent),
      submit,
      {
        onSent: ({ firstTry }) => {
          repeatOf = firstTry?.sequenceNumber ?? null
        },
        onOutcome: (outcome) => {
          this.#partEnded(sentPart(number, outcome, repeatOf))
          resolve()
        },
      },
      null,
    )
    return promise
  }

  #partEnded(part: SentPart): void {
    this.#parts.set(part.number, part)
    this.#listener.part(part)
    this.#unanswered--
    if (this.#unanswered === 0) this.#sortHeld()
    const { state, messageId } = part
    if (state !== 'accepted' || messageId === null) return
    const { connectionId, profileId } = this.#connection
    const about = { connectionId, profileId, destination: null, createdAt: 0 }
    this.#joined.answered({ ref: part.number, messageId, ...about })
  }

  async #waitForReceipts(seconds: number): Promise<void> {
    const timer = setTimeout(() => this.#over.resolve(), seconds * 1000)
    this.#endWhenComplete()
    await this.#over.promise
    clearTimeout(timer)
  }

  async #arrived(pdu: DecodedPdu): Promise<number> {
    const receipt = readReceiptPdu(pdu)
    const unannounced = receipt === null ? readUnannouncedReceipt(pdu) : null
    if (receipt !== null) this.#join(receipt)
    else if (unannounced === null) this.#listener.incoming(pdu)
    else if (this.#isOurs(unannounced)) this.#join(unannounced)
    else if (this.#unanswered > 0 && this.#held.length < mostHeld) {
      this.#held.push({ pdu, receipt: unannounced })
    } else this.#listener.incoming(pdu)
    // What is not read must not be taken from the account.
    return (await this.#listener.output.handOver(() => '')) ? statusOk : statusTryLater
  }

  /** A receipt without its esm_class counts where it has the id of a part: anybody can type such a text. */
  #isOurs({ id }: Receipt): boolean {
    const ids = [...this.#parts.values()].flatMap(({ messageId }) => messageId ?? [])
    return id !== null && ids.some((messageId) => matchIds(messageId, id) !== null)
  }

  /** Messages that are receipts without saying so, and came before the last answer. */
  #sortHeld(): void {
    for (const { pdu, receipt } of this.#held.splice(0)) {
      if (this.#isOurs(receipt)) this.#join(receipt)
      else this.#listener.incoming(pdu)
    }
  }

  #join(receipt: Receipt): void {
    const { connectionId, profileId, name } = this.#connection
    const session = { sessionId: '', connectionId, profileId, name }
    this.#joiner.arrive({ receipt, session, about: '', at: this.#clock.now(), captureSeq: null })
  }

  #attach(number: number, { receipt, rule }: JoinedReceipt): boolean {
    const before = this.#parts.get(number)
    if (before === undefined) return false
    const part = { ...before, state: partStateAfter(before.state, receiptEvent(receipt)) }
    this.#parts.set(number, part)
    this.#told({ receipt, part, rule })
    return true
  }

  #told(receipt: PartReceipt): void {
    this.#receipts++
    this.#listener.receipt(receipt)
    this.#endWhenComplete()
  }

  /** No part is left that was accepted and of which nothing final is known. */
  #endWhenComplete(): void {
    if ([...this.#parts.values()].every(({ state }) => state !== 'accepted')) this.#over.resolve()
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

function sentPart(number: number, outcome: DeliveryOutcome, repeatOf: number | null): SentPart {
  const state = partStateAfter('sent', partEventOf(outcome, 'failed'))
  if (outcome.kind !== 'answered') {
    const { fault } = outcome
    const none = {
      command: null,
      commandStatus: null,
      messageId: null,
      latencyMs: null,
      refusal: noRefusalDetail,
    }
    return { number, state, ...none, repeatOf, fault }
  }
  const { command, commandStatus, messageId, latencyMs, pdu } = outcome.answer
  const refusal = refusalDetail(pdu)
  return { number, state, command, commandStatus, messageId, latencyMs, refusal, repeatOf, fault: null }
}
