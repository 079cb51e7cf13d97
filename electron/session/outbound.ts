import type { RequestWay } from '../../shared/inspect/session-note-table.ts'
import { genericNackId, isAcceptance, responseBit } from '../../shared/smpp/command-id.ts'
import { encodePduInto } from '../../shared/smpp/encode.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { CommandName } from '../../shared/smpp/pdu-table.ts'
import type { Output } from '../wire/output.ts'
import type { Clock, ClockTimer } from './clock.ts'
import { Fifo } from './fifo.ts'
import type { Pacer } from './pacer.ts'
import { type AnswerOf, makeMark, type PduObserver } from './pdu-observer.ts'
import { PendingRequest, PendingRequests, type Settle } from './pending-requests.ts'
import type { OutgoingRequest } from './request.ts'
import type { PduMark } from './session-hooks.ts'

/**
 * Told when a request is encoded and counted, with its number; not told when it never leaves. `repeatOf` is its first
 * try on an earlier link, which the peer may have taken as well.
 */
export type OnSent = (mark: PduMark, repeatOf?: PduMark) => void

export interface Waiting {
  readonly pdu: OutgoingRequest
  readonly settle: Settle
  readonly onSent: OnSent | undefined
}

export interface OutboundOptions {
  /** Open requests at most, those sent with `dispatch` aside. */
  readonly window: number
  readonly clock: Clock
  /** Holds segments back before they take room in the window; null: none of them. */
  readonly pacer: Pacer | null
}

/** Requests that carry a segment: what providers count when they limit a rate. */
export const segmentCommands: ReadonlySet<CommandName> = new Set([
  'submit_sm',
  'submit_multi',
  'data_sm',
  'broadcast_sm',
])

/** Numbers of requests sent as raw octets that are remembered: their answers are expected, though joined to nothing. */
const rememberedRaw = 1000

/** SMPP 3.4 §3.2: a side's own sequence_numbers run from 1 to this. */
const maxSequence = 0x7fffffff

/** Our requests on one link: sequence numbers, the window and its queue, and each settled exactly once. */
export class Outbound {
  readonly #output: Output
  readonly #observer: PduObserver
  readonly #window: number
  readonly #clock: Clock
  readonly #pacer: Pacer | null
  readonly #pending = new PendingRequests()
  readonly #queue = new Fifo<Waiting>()
  readonly #rawNumbers = new Set<number>()
  /** Octets of this link up to the last request that was answered: the peer has read as far. */
  #answeredOctets = 0
  #sequence = 0
  #hasWrapped = false
  #isAccepting = false
  #paceTimer: ClockTimer | null = null
  /** Monotonic ms of the last request that took room in the window. */
  #sentAt = 0

  constructor(output: Output, observer: PduObserver, { window, clock, pacer }: OutboundOptions) {
    this.#output = output
    this.#observer = observer
    this.#window = window
    this.#clock = clock
    this.#pacer = pacer
  }

  /** The request that has waited longest for its answer, bind and keep-alive among them. */
  get oldest(): PendingRequest | undefined {
    return this.#pending.oldest
  }

  /** Monotonic ms of the last request that took room in the window; 0 before. */
  get sentAt(): number {
    return this.#sentAt
  }

  /** Open requests that count against the window. */
  get inFlight(): number {
    return this.#pending.inWindow
  }

  /** Open requests with a message that have left: at the end of the link the peer may have taken them. */
  get inDoubt(): number {
    const left = this.#output.handedOver
    let count = 0
    for (let request = this.#pending.oldest ?? null; request !== null; request = request.after) {
      if (segmentCommands.has(request.command) && request.endPosition <= left) count++
    }
    return count
  }

  /** Requests waiting for room in the window. */
  get queued(): number {
    return this.#queue.size
  }

  accept(): void {
    this.#isAccepting = true
  }

  /** Nothing new is taken; what waits in the queue will never leave. */
  refuse(): void {
    this.#isAccepting = false
    if (this.#paceTimer !== null) this.#clock.clearTimeout(this.#paceTimer)
    this.#paceTimer = null
    for (const { settle } of this.#queue.takeAll()) settle({ kind: 'never-sent', error: null })
  }

  /** Sends as soon as the window has room. */
  request(pdu: OutgoingRequest, settle: Settle, onSent?: OnSent): void {
    if (!this.#isAccepting) settle({ kind: 'never-sent', error: null })
    else if (this.#queue.size === 0 && this.#pending.inWindow < this.#window && this.#mayLeave(pdu)) {
      this.#send(pdu, settle, true, null, onSent)
    } else this.#queue.push({ pdu, settle, onSent })
  }

  /** Sends past the window, bound or not: bind, enquire_link, unbind. `timeoutMs` null: the link's own. */
  dispatch(pdu: OutgoingRequest, settle: Settle, timeoutMs: number | null): void {
    this.#send(pdu, settle, false, timeoutMs, undefined)
  }

  /** A request was sent as raw octets. */
  sentRaw(sequenceNumber: number): void {
    this.#rawNumbers.add(sequenceNumber)
    if (this.#rawNumbers.size <= rememberedRaw) return
    for (const oldest of this.#rawNumbers) {
      this.#rawNumbers.delete(oldest)
      return
    }
  }

  /** A response or generic_nack has come: joins it to its request and settles that. */
  receive(pdu: DecodedPdu, bytes: Uint8Array, start: number, end: number): void {
    const observer = this.#observer
    const request = this.#pending.take(pdu.sequence_number)
    if (request === undefined) {
      this.#receiveStray(pdu, bytes, start, end)
      return
    }
    if (request.endPosition > this.#answeredOctets) this.#answeredOctets = request.endPosition
    const latencyMs = observer.monotonic - request.sentAt
    let captureSeq = 0
    if (isAcceptance(pdu.command_id, pdu.command_status) && segmentCommands.has(request.command))
      observer.countAccepted()
    if (observer.isWatched)
      captureSeq = this.#show(pdu, bytes, start, end, { request, latencyMs, answer: 'in-time' })
    const isMismatch = pdu.command_id !== request.commandId + responseBit && pdu.command_id !== genericNackId
    if (isMismatch) {
      observer.note({
        kind: 'response-mismatch',
        sequenceNumber: pdu.sequence_number,
        commandId: pdu.command_id,
      })
    }
    if (this.#pacer !== null && (pdu.command_status !== 0 || pdu.tlvs.length > 0)) {
      this.#heed(this.#pacer, pdu, request)
    }
    request.settle({ kind: 'answered', response: { pdu, latencyMs, request, captureSeq } })
    if (this.#queue.size > 0) this.#pump()
  }

  /** Settles what has waited longer than its timeout; `defaultTimeoutMs` for requests without one of their own. */
  expire(monotonic: number, defaultTimeoutMs: number): PendingRequest[] {
    const expired = this.#pending.takeExpired(monotonic, defaultTimeoutMs)
    for (const request of expired) {
      this.#observer.note({
        kind: 'request-timed-out',
        sequenceNumber: request.sequenceNumber,
        commandId: request.commandId,
        way: this.#wayOf(request),
      })
      const seconds = (request.timeoutMs ?? defaultTimeoutMs) / 1000
      request.settle({ kind: 'timed-out', request, seconds })
    }
    if (this.#queue.size > 0) this.#pump()
    return expired
  }

  /** No answer can come any more: what left is in doubt, what did not leave never will. */
  lose(): void {
    const left = this.#output.handedOver
    for (const request of this.#pending.takeAll()) {
      if (request.endPosition > left) request.settle({ kind: 'never-sent', error: null })
      else request.settle({ kind: 'lost', request })
    }
    this.refuse()
  }

  /** How far the octets of a request came. A stream is read in order: who answers a later request has this one. */
  #wayOf({ endPosition }: PendingRequest): RequestWay {
    if (endPosition <= this.#answeredOctets) return 'read'
    return endPosition <= this.#output.takenOctets ? 'left' : 'held'
  }

  #pump(): void {
    while (this.#pending.inWindow < this.#window) {
      const next = this.#queue.peek()
      if (next === undefined || !this.#mayLeave(next.pdu)) return
      this.#queue.shift()
      this.#send(next.pdu, next.settle, true, null, next.onSent)
    }
  }

  /** True when the pace allows sending now; otherwise the queue resumes by itself when it does. */
  #mayLeave({ command, isPaced }: OutgoingRequest): boolean {
    const pacer = this.#pacer
    if (pacer === null || pacer.isFree || !(isPaced || segmentCommands.has(command))) return true
    const delayMs = pacer.take()
    if (delayMs === 0) return true
    this.#paceTimer ??= this.#clock.setTimeout(() => {
      this.#paceTimer = null
      this.#pump()
    }, Math.ceil(delayMs))
    return false
  }

  #heed(pacer: Pacer, pdu: DecodedPdu, { sentAt }: PendingRequest): void {
    if (!pacer.heed(pdu, sentAt)) return
    const { sequence_number: sequenceNumber, command_status: commandStatus } = pdu
    this.#observer.note({ kind: 'slowed', sequenceNumber, commandStatus })
  }

  #send(
    pdu: OutgoingRequest,
    settle: Settle,
    usesWindow: boolean,
    timeoutMs: number | null,
    onSent: OnSent | undefined,
  ): void {
    const { writer } = this.#output
    const start = writer.length
    const sequenceNumber = this.#nextSequence()
    try {
      encodePduInto<CommandName>(writer, {
        command: pdu.command,
        command_status: pdu.command_status ?? 0,
        sequence_number: sequenceNumber,
        fields: pdu.fields ?? {},
        tlvs: pdu.tlvs ?? [],
        body: pdu.body ?? null,
      })
    } catch (error) {
      settle({ kind: 'never-sent', error: error instanceof Error ? error : new Error(String(error)) })
      return
    }
    const observer = this.#observer
    observer.readClocks()
    const request = new PendingRequest(pdu.command, sequenceNumber, observer, settle, usesWindow, timeoutMs)
    request.endPosition = this.#output.position
    this.#pending.add(request)
    if (usesWindow) this.#sentAt = observer.monotonic
    observer.countSent()
    if (observer.isWatched)
      observer.showSent(writer.bytes.subarray(start, writer.length), request, null, pdu.repeatOf ?? null)
    this.#output.schedule()
    onSent?.(request)
  }

  #receiveStray(pdu: DecodedPdu, bytes: Uint8Array, start: number, end: number): void {
    const observer = this.#observer
    const sequenceNumber = pdu.sequence_number
    const late = this.#pending.takeGivenUp(sequenceNumber)
    if (late === undefined) {
      this.#show(pdu, bytes, start, end, { request: null, latencyMs: null, answer: 'orphan' })
      this.#noteStray(pdu)
      return
    }
    const lateMs = observer.monotonic - late.sentAt
    this.#show(pdu, bytes, start, end, { request: late, latencyMs: lateMs, answer: 'late' })
    observer.note({ kind: 'late-response', sequenceNumber, lateMs })
  }

  #noteStray({ command_id: commandId, command_status: commandStatus, sequence_number }: DecodedPdu): void {
    const sequenceNumber = sequence_number
    if (this.#rawNumbers.delete(sequenceNumber)) return
    if (commandId === genericNackId && sequenceNumber === 0) {
      this.#observer.note({ kind: 'stream-nack', commandStatus })
      return
    }
    const wasSent = sequenceNumber > 0 && (this.#hasWrapped || sequenceNumber <= this.#sequence)
    const kind = wasSent && sequenceNumber <= maxSequence ? 'repeated-response' : 'orphan-response'
    this.#observer.note({ kind, sequenceNumber, commandId })
  }

  #show(pdu: DecodedPdu, bytes: Uint8Array, start: number, end: number, answer: AnswerOf): number {
    if (!this.#observer.isWatched) return 0
    const mark = makeMark(this.#observer.at, 'received', pdu.command_id, pdu.sequence_number)
    this.#observer.showReceived(bytes.subarray(start, end), pdu, mark, answer)
    return mark.captureSeq
  }

  #nextSequence(): number {
    do {
      if (this.#sequence === maxSequence) {
        this.#sequence = 0
        this.#hasWrapped = true
      }
      this.#sequence++
    } while (this.#hasWrapped && this.#pending.has(this.#sequence))
    return this.#sequence
  }
}
