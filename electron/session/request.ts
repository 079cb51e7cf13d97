import type { DecodedPdu, FieldValue, Tlv } from '../../shared/smpp/pdu.ts'
import type { CommandName, PduBody } from '../../shared/smpp/pdu-table.ts'
import type { PduMark } from './session-hooks.ts'

/** A request to be sent; the session gives the sequence_number. Missing fields take their null default. */
export type OutgoingRequest =
  | {
      readonly [C in CommandName]: {
        readonly command: C
        readonly command_status?: number
        readonly fields?: Partial<PduBody<C>> | Readonly<Record<string, FieldValue>>
        readonly tlvs?: readonly Tlv[]
        readonly repeatOf?: number
        readonly isPaced?: boolean
        readonly body?: Uint8Array | null
      }
    }[CommandName]
  | AnyRequest

/** A request whose command is known only at run time. */
interface AnyRequest {
  readonly command: CommandName
  readonly command_status?: number
  readonly fields?: Readonly<Record<string, FieldValue>>
  readonly tlvs?: readonly Tlv[]
  /** Capture number of the first try of the same request, which the peer may have taken; not sent, only shown. */
  readonly repeatOf?: number
  /** True for one that keeps the pace of segments though it carries none. */
  readonly isPaced?: boolean
  /** The octets behind the header as they are: fields and TLVs are then not looked at. Not to be written to until it left. */
  readonly body?: Uint8Array | null
}

/** A request's answer: its response, or the generic_nack that came in its place. */
export interface Response {
  readonly pdu: DecodedPdu
  readonly latencyMs: number
  readonly request: PduMark
  /** The recorder's number of the response; 0 when nothing records. */
  readonly captureSeq: number
}

/** How a request ended. Every request ends in exactly one of these, once. */
export type RequestOutcome =
  | { readonly kind: 'answered'; readonly response: Response }
  /** No answer in time; one may still come and is then noted as late. */
  | { readonly kind: 'timed-out'; readonly request: PduMark; readonly seconds: number }
  /** The link died after octets went out: whether the peer took it is in doubt. */
  | { readonly kind: 'lost'; readonly request: PduMark }
  /**
   * It never left: the link was not bound, or died while the request waited. `error` is set when the request itself
   * could not be encoded.
   */
  | { readonly kind: 'never-sent'; readonly error: Error | null }

/**
 * Answer to a request: `status` and body of its response, or `nack` for a generic_nack with that status. A request
 * without a response gets its `status` in a generic_nack. null leaves the request unanswered, on purpose.
 */
export type ReplySpec =
  | {
      readonly status: number
      /** Fields of the response, under their wire names. */
      readonly fields?: Readonly<Record<string, FieldValue>>
      readonly tlvs?: readonly Tlv[]
      readonly departure?: Departure
    }
  | { readonly nack: number; readonly departure?: Departure }
  | null

/** What befalls an answer as it leaves: a peer may be tested with what no SMSC should send. */
export interface Departure {
  /** The octets that leave in place of those of the answer; they need be no PDU. Without any none leave. */
  readonly octets?: (pdu: Uint8Array) => Uint8Array
  /** Called once they are in the output. */
  readonly afterwards?: () => void
}

/** The command_status of an answer; null for none. */
export function replyStatus(reply: ReplySpec): number | null {
  if (reply === null) return null
  return 'nack' in reply ? reply.nack : reply.status
}

/** What decides an answer later: a promise, or for what has thousands in flight something lighter. */
export type Reply = ReplySpec | Promise<ReplySpec> | LateReply

/** An answer that is decided later, once. A promise and what is joined to it cost more than the rest of an answer. */
export class LateReply {
  #reply: ReplySpec | undefined
  #take: ((reply: ReplySpec) => void) | null = null

  /** Decides it; whoever waits for it is called at once. */
  give(reply: ReplySpec): void {
    if (this.#take === null) this.#reply = reply
    else this.#take(reply)
  }

  /** `take` is called once, now where it is decided already. */
  whenGiven(take: (reply: ReplySpec) => void): void {
    if (this.#reply === undefined) this.#take = take
    else take(this.#reply)
  }
}
