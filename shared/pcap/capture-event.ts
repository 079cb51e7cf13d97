/** One end of a TCP connection. */
export interface Endpoint {
  /** 10.0.0.1, or 2001:db8::1 as RFC 5952 writes it. */
  readonly address: string
  readonly port: number
}

/** One direction of one TCP connection: the same object for all its PDUs and events, another one after a port is reused. */
export interface Flow {
  /** Connections are numbered from 1 as they appear; both directions of one have its number. */
  readonly connection: number
  /** True for the direction of the first segment that the capture has of the connection. */
  readonly isForward: boolean
  readonly source: Endpoint
  readonly destination: Endpoint
  /** The other direction. */
  readonly reverse: Flow
}

/** A PDU as the receiver could have read it. */
export interface CapturedPdu {
  /** µs since 1970, when its last missing octet was seen; null when the file has no times (Simple Packet Block). */
  readonly at: number | null
  readonly flow: Flow
  /** Frames that carried it, in the order of its octets, numbered from 1 as Wireshark does. */
  readonly frames: readonly number[]
  /** Valid until the call returns: a copy is to be made of what is kept. */
  readonly octets: Uint8Array
}

/**
 * Why octets of a stream are not there: `lost`, not in the file although later ones are; `cut`, the capture kept only the
 * beginning of each frame; `jump`, the sequence numbers go on elsewhere; `late`, before those the reading began with;
 * `ended`, the connection or the file ends inside a PDU; `bound`, no more could be kept while waiting for them.
 */
export type GapReason = 'lost' | 'cut' | 'jump' | 'late' | 'ended' | 'bound'

/** Why the TCP segment of a frame could not be read. `cut`: the capture kept less than its headers. */
export type UnreadReason = 'link-type' | 'interface' | 'not-ip' | 'not-tcp' | 'cut' | 'malformed' | 'fragment'

/** Why nothing is read from an offset of the file on. */
export type BrokenReason =
  | 'not-a-capture'
  | 'byte-order'
  | 'version'
  | 'record-length'
  | 'block-length'
  | 'truncated'

/** What had to be given up so that memory stays bounded. */
export type BoundKind = 'connections' | 'waiting' | 'fragments' | 'interfaces' | 'block'

export type CaptureEvent =
  | {
      readonly kind: 'gap'
      readonly at: number | null
      readonly frame: number
      readonly flow: Flow
      readonly why: GapReason
      /** Octets of the stream that are missing; null when nobody can tell. */
      readonly octets: number | null
      /** What there is of the PDU that the gap broke; empty when it lies between PDUs. */
      readonly head: Uint8Array
      /** command_length of that PDU; null when its first four octets are not there. */
      readonly length: number | null
    }
  /** Octets in which no PDU begins, passed over until one did or the stream ended. */
  | {
      readonly kind: 'skipped'
      readonly at: number | null
      readonly frame: number
      readonly flow: Flow
      readonly octets: number
      /** The first of them, and which octet of the stream the first is, counted from 0 where the capture of it begins. */
      readonly head: Uint8Array
      readonly offset: number
    }
  /** A stream in which no PDU was found; `head` is what it begins with. */
  | {
      readonly kind: 'not-smpp'
      readonly at: number | null
      readonly frame: number
      readonly flow: Flow
      readonly head: Uint8Array
    }
  /** The first frame unread for this reason; the summary counts the others. */
  | {
      readonly kind: 'unread'
      readonly at: number | null
      readonly frame: number
      readonly why: UnreadReason
      readonly linkType: number
    }
  /** One side ended the connection (FIN or RST). */
  | { readonly kind: 'closed'; readonly at: number | null; readonly frame: number; readonly flow: Flow }
  /** What somebody wrote beside a frame (opt_comment of pcapng); told before what the frame carries. */
  | { readonly kind: 'comment'; readonly frame: number; readonly text: string }
  | { readonly kind: 'bound'; readonly frame: number; readonly what: BoundKind; readonly count: number }
  /** `offset` is that of the record or block in the file. */
  | { readonly kind: 'broken'; readonly offset: number; readonly why: BrokenReason }

/** Takes what is found: each direction in the order of its stream, the directions as the file has them. */
export interface CaptureSink {
  pdu(pdu: CapturedPdu): void
  event(event: CaptureEvent): void
}
