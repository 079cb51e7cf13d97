import { genericNackId, isResponseId, responseBit } from '../smpp/command-id.ts'
import { readUint32 } from '../smpp/frame.ts'
import type { CapturedPdu, CaptureEvent, Flow } from './capture-event.ts'
import { type CapturedRow, endpointText } from './captured-row.ts'
import { CapturedSession } from './captured-session.ts'

interface WaitingRequest {
  readonly number: number
  readonly at: number | null
  readonly commandId: number
}

export interface SessionSink {
  /** `octets` is valid until the call returns. */
  pdu(row: CapturedRow): void
  event(event: CaptureEvent): void
}

/** Requests of a whole capture that may wait for their responses; the oldest is given up for one more. */
const maxWaiting = 100_000
/** Comments kept until the PDUs of their frames are whole. */
const maxComments = 1000
const none: readonly string[] = []

/**
 * Gives each captured PDU its number, side, session and request; made for the sink of a CaptureReader. Requests are
 * joined to responses by the sequence_number and the command, in the order of the capture.
 */
export class SessionReader {
  readonly #sink: SessionSink
  readonly #sessions = new WeakMap<Flow, CapturedSession>()
  readonly #waiting = new Map<number, WaitingRequest>()
  readonly #comments = new Map<number, string[]>()
  #number = 0

  constructor(sink: SessionSink) {
    this.#sink = sink
  }

  pdu({ octets, flow, at, frames }: CapturedPdu): void {
    this.#number += 1
    const commandId = readUint32(octets, 4)
    const sequence = readUint32(octets, 12)
    const session = this.#sessionOf(flow)
    session.lookAtSender(flow, commandId)
    const request = isResponseId(commandId) ? this.#answered(flow, commandId, sequence) : null
    const requestAt = request?.at ?? null
    this.#sink.pdu({
      number: this.#number,
      at,
      from: endpointText(flow.source),
      to: endpointText(flow.destination),
      session: String(flow.connection),
      systemId: session.systemId,
      sender: session.senderOf(flow),
      state: session.state,
      interfaceVersion: session.interfaceVersion,
      frames,
      octets,
      request: request?.number ?? null,
      requestCommandId: request?.commandId ?? null,
      latency: requestAt === null || at === null ? null : at - requestAt,
      comments:
        this.#comments.size === 0 ? none : frames.flatMap((frame) => this.#comments.get(frame) ?? none),
    })
    if (!isResponseId(commandId)) this.#wait(flow, sequence, { number: this.#number, at, commandId })
    session.follow(octets, request?.commandId ?? null)
  }

  event(event: CaptureEvent): void {
    if (event.kind === 'comment') this.#keepComment(event.frame, event.text)
    this.#sink.event(event)
  }

  #sessionOf(flow: Flow): CapturedSession {
    const key = flow.isForward ? flow : flow.reverse
    let session = this.#sessions.get(key)
    if (session === undefined) {
      session = new CapturedSession()
      this.#sessions.set(key, session)
    }
    return session
  }

  #answered(flow: Flow, commandId: number, sequence: number): WaitingRequest | null {
    const key = waitingKey(flow.reverse, sequence)
    const request = this.#waiting.get(key)
    if (request === undefined) return null
    if (commandId !== genericNackId && commandId !== request.commandId + responseBit) return null
    this.#waiting.delete(key)
    return request
  }

  #wait(flow: Flow, sequence: number, request: WaitingRequest): void {
    const key = waitingKey(flow, sequence)
    this.#waiting.delete(key)
    this.#waiting.set(key, request)
    if (this.#waiting.size > maxWaiting) dropOldest(this.#waiting)
  }

  #keepComment(frame: number, text: string): void {
    const known = this.#comments.get(frame)
    if (known === undefined) this.#comments.set(frame, [text])
    else known.push(text)
    if (this.#comments.size > maxComments) dropOldest(this.#comments)
  }
}

/** One number for connection, direction and sequence_number: the connection's is kept to 20 bits, so that it is exact. */
function waitingKey({ connection, isForward }: Flow, sequence: number): number {
  return ((connection % 0x10_0000) * 2 + (isForward ? 1 : 0)) * 0x1_0000_0000 + sequence
}

function dropOldest(map: Map<number, unknown>): void {
  for (const key of map.keys()) {
    map.delete(key)
    return
  }
}
