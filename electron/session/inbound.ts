import { encodePduInto } from '../../shared/smpp/encode.ts'
import type { DecodedPdu, FieldValue, Tlv } from '../../shared/smpp/pdu.ts'
import { type CommandName, pduTable } from '../../shared/smpp/pdu-table.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { Output } from '../wire/output.ts'
import type { Owed } from './backlog.ts'
import { responseTo } from './bind-rules.ts'
import { type AnswerOf, makeMark, type PduObserver } from './pdu-observer.ts'
import { reportDefect } from './report-defect.ts'
import { LateReply, type Reply, type ReplySpec } from './request.ts'
import { RequestNumbers } from './request-numbers.ts'
import type { PduMark } from './session-hooks.ts'
import { showOctets } from './show-octets.ts'

/** What leaves of an answer that was decided. */
export type Leaving = (pdu: DecodedPdu, reply: ReplySpec) => ReplySpec | Promise<ReplySpec>

/** Decides the answers to the peer's requests. */
export interface Answerer {
  /** A value is the fast path: a promise costs more than the rest of the answer. */
  answer(pdu: DecodedPdu, mark: PduMark): Reply
  /**
   * The answer to the request with this mark is in the output: what is sent from here on comes after it. null: none
   * was given.
   */
  answered(command: CommandName | null, mark: PduMark, reply: ReplySpec): void
  /**
   * What leaves of an answer that was decided: with a departure of its own, later, or null for none. The octets of the
   * request are valid during the call. null or absent: every answer leaves as it is.
   */
  readonly leaving?: Leaving | null
}

const nothing = {}
const noTlvs: readonly Tlv[] = []
const statusSystemError = statusValue('ESME_RSYSERR')
const statusUnknown = statusValue('ESME_RINVCMDID')

/** The peer's requests on one link: each with a readable header gets exactly one answer. */
export class Inbound implements Owed {
  readonly #output: Output
  readonly #observer: PduObserver
  readonly #answerer: Answerer
  readonly #numbers = new RequestNumbers()
  #owed = 0
  #owedOctets = 0

  constructor(output: Output, observer: PduObserver, answerer: Answerer) {
    this.#output = output
    this.#observer = observer
    this.#answerer = answerer
  }

  /** Requests that are not answered yet. */
  get owed(): number {
    return this.#owed
  }

  get owedOctets(): number {
    return this.#owedOctets
  }

  receive(pdu: DecodedPdu, bytes: Uint8Array, start: number, end: number): void {
    const observer = this.#observer
    const mark = makeMark(observer.at, 'received', pdu.command_id, pdu.sequence_number)
    if (observer.isWatched) observer.showReceived(bytes.subarray(start, end), pdu, mark, null)
    if (this.#numbers.isReused(pdu.sequence_number)) {
      observer.note({
        kind: 'sequence-reused',
        sequenceNumber: pdu.sequence_number,
        commandId: pdu.command_id,
      })
    }
    this.#owed++
    this.#owedOctets += pdu.length
    const reply = this.#leaving(pdu, pdu.error === null ? this.#ask(pdu, mark) : this.#replyToFault(pdu))
    if (reply instanceof Promise || reply instanceof LateReply)
      this.#replyLater(pdu.command, mark, pdu.length, reply)
    else this.#reply(pdu.command, mark, pdu.length, reply)
  }

  /** generic_nack for octets that are no PDU: their header cannot be trusted, so no number in it can. */
  nackStream(status: number): void {
    this.#write('generic_nack', status, 0, null, null)
  }

  #ask(pdu: DecodedPdu, mark: PduMark): Reply {
    try {
      return this.#answerer.answer(pdu, mark)
    } catch (error) {
      reportDefect(error)
      return { status: statusSystemError }
    }
  }

  #leaving(pdu: DecodedPdu, reply: Reply): Reply {
    const leaving = this.#answerer.leaving ?? null
    if (leaving === null) return reply
    if (reply instanceof LateReply)
      return new Promise<ReplySpec>((resolve) => reply.whenGiven((late) => resolve(leaving(pdu, late))))
    if (reply instanceof Promise) return reply.then((late) => leaving(pdu, late))
    try {
      return leaving(pdu, reply)
    } catch (error) {
      reportDefect(error)
      return reply
    }
  }

  #replyToFault(pdu: DecodedPdu): ReplySpec {
    const respond = pdu.error?.respond ?? null
    if (respond === null) return null
    return respond.command === 'generic_nack' ? { nack: respond.status } : { status: respond.status }
  }

  /** Apart from `receive`, so that what waits does not keep the PDU and the octets it was read from. */
  #replyLater(
    command: CommandName | null,
    mark: PduMark,
    octets: number,
    reply: Promise<ReplySpec> | LateReply,
  ): void {
    if (reply instanceof LateReply) {
      reply.whenGiven((late) => this.#reply(command, mark, octets, late))
      return
    }
    reply.then(
      (late) => this.#reply(command, mark, octets, late),
      (error: unknown) => {
        this.#reply(command, mark, octets, { status: statusSystemError })
        reportDefect(error)
      },
    )
  }

  /** The one place where a request stops being owed an answer. */
  #reply(command: CommandName | null, mark: PduMark, octets: number, reply: ReplySpec): void {
    this.#owed--
    this.#owedOctets -= octets
    const { sequenceNumber } = mark
    if (reply !== null) {
      const response = command === null ? undefined : responseTo(command)
      if ('nack' in reply) this.#write('generic_nack', reply.nack, sequenceNumber, reply, mark)
      else if (response !== undefined) this.#write(response, reply.status, sequenceNumber, reply, mark)
      // alert_notification and outbind have no response, and a generic_nack cannot say that all is well.
      else this.#write('generic_nack', reply.status || statusUnknown, sequenceNumber, null, mark)
    }
    this.#answerer.answered(command, mark, reply)
    reply?.departure?.afterwards?.()
  }

  #write(
    command: CommandName,
    status: number,
    sequenceNumber: number,
    reply: ReplySpec,
    request: PduMark | null,
  ): void {
    const output = this.#output
    if (output.isClosed) return
    const { writer } = output
    const observer = this.#observer
    const start = writer.length
    try {
      encodePduInto(writer, {
        command,
        command_status: status,
        sequence_number: sequenceNumber,
        ...bodyOf(reply),
      })
    } catch (error) {
      // The peer is owed an answer even when the handler fails.
      reportDefect(error)
      const head = { command, command_status: statusSystemError, sequence_number: sequenceNumber }
      encodePduInto(writer, { ...head, hasBody: false })
    }
    const change = reply?.departure?.octets
    if (change !== undefined) {
      const octets = change(writer.bytes.slice(start, writer.length))
      writer.length = start
      output.append(octets)
      if (octets.length > 0) showOctets(observer, octets, this.#answerTo(request))
      return
    }
    observer.countSent()
    output.schedule()
    if (!observer.isWatched) return
    const answer = this.#answerTo(request)
    const mark = makeMark(observer.at, 'sent', pduTable[command].id, sequenceNumber)
    observer.showSent(writer.bytes.subarray(start, writer.length), mark, answer)
  }

  #answerTo(request: PduMark | null): AnswerOf {
    const observer = this.#observer
    observer.readClocks()
    if (request === null) return { request, latencyMs: null, answer: 'orphan' }
    return { request, latencyMs: observer.at - request.at, answer: 'in-time' }
  }
}

function bodyOf(reply: ReplySpec): { fields: Readonly<Record<string, FieldValue>>; tlvs: readonly Tlv[] } {
  if (reply === null || 'nack' in reply) return { fields: nothing, tlvs: noTlvs }
  return { fields: reply.fields ?? nothing, tlvs: reply.tlvs ?? noTlvs }
}
