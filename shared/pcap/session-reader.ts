import { genericNackId, isResponseId, responseBit } from '../smpp/command-id.ts'
import { readUint32 } from '../smpp/frame.ts'
import type { CapturedPdu, CaptureEvent, Flow } from './capture-event.ts'
import { type CapturedRow, endpointText } from './captured-row.ts'
import { CapturedSession } from './captured-session.ts'
import { RecentEntries } from './recent-entries.ts'
import { type WaitingRequest, WaitingRequests } from './waiting-requests.ts'

export interface SessionSink {
  /** `octets` is valid until the call returns. */
  pdu(row: CapturedRow): void
  event(event: CaptureEvent): void
}

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
  readonly #waiting = new WaitingRequests()
  readonly #comments = new RecentEntries<number, string[]>(maxComments)
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
      comments: this.#comments.isEmpty ? none : frames.flatMap((frame) => this.#comments.get(frame) ?? none),
    })
    if (!isResponseId(commandId))
      this.#waiting.set(flowNumber(flow), sequence, { number: this.#number, at, commandId })
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
    return this.#waiting.take(
      flowNumber(flow.reverse),
      sequence,
      (requestId) => commandId === genericNackId || commandId === requestId + responseBit,
    )
  }

  #keepComment(frame: number, text: string): void {
    const known = this.#comments.get(frame)
    if (known === undefined) this.#comments.set(frame, [text])
    else known.push(text)
  }
}

/** One number for connection and direction. */
function flowNumber({ connection, isForward }: Flow): number {
  return 2 * connection + (isForward ? 1 : 0)
}
