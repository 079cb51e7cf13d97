import type { BoundKind, BrokenReason, CaptureSink, UnreadReason } from './capture-event.ts'
import { CaptureFile } from './capture-file.ts'
import { ConnectionTable } from './connection-table.ts'
import { IpFragments } from './ip-fragments.ts'
import { TcpSegment } from './tcp-segment.ts'
import { WaitingOctets } from './waiting-octets.ts'

/** What was in a file, told when it ends. */
export interface CaptureSummary {
  readonly frames: number
  readonly pdus: number
  /** Frames without a TCP segment that could be read, by reason; a fragment that was joined later counts here as well. */
  readonly unread: Readonly<Partial<Record<UnreadReason, number>>>
}

export interface CaptureBounds {
  /** Connections followed at once; more than the larger half of these are never forgotten. */
  readonly connections: number
  /** Octets kept by all streams together while they wait for others. */
  readonly waitingOctets: number
}

export interface ReaderOptions extends Partial<CaptureBounds> {
  /** Ports whose streams are SMPP, also those in which no PDU that is known begins. */
  readonly smppPorts?: ReadonlySet<number>
}

export const captureBounds: CaptureBounds = { connections: 8192, waitingOctets: 1 << 26 }

/**
 * Reads a capture (pcap or pcapng), given in chunks of any size, as the PDUs of all its TCP connections, whatever their
 * ports. Never throws of its own; what is missing, unread or given up is told as events. Memory is bounded whatever the
 * file: see `CaptureBounds`, and the largest frame.
 */
export class CaptureReader {
  readonly #sink: CaptureSink
  readonly #file: CaptureFile
  readonly #connections: ConnectionTable
  readonly #fragments: IpFragments
  readonly #waiting: WaitingOctets
  readonly #segment = new TcpSegment()
  readonly #unread: Partial<Record<UnreadReason, number>> = {}
  #frames = 0
  #pdus = 0
  #at: number | null = null

  constructor(sink: CaptureSink, options: ReaderOptions = {}) {
    const bounds = { ...captureBounds, ...options }
    this.#sink = sink
    const counting: CaptureSink = {
      pdu: (pdu) => {
        this.#pdus += 1
        sink.pdu(pdu)
      },
      event: (event) => sink.event(event),
    }
    const bound = (what: BoundKind, count: number) =>
      sink.event({ kind: 'bound', frame: this.#frames, what, count })
    this.#waiting = new WaitingOctets(bounds.waitingOctets)
    this.#fragments = new IpFragments(() => bound('fragments', 1))
    const parts = { sink: counting, waiting: this.#waiting, smppPorts: options.smppPorts ?? new Set() }
    this.#connections = new ConnectionTable(bounds.connections, parts, (count) => bound('connections', count))
    this.#file = new CaptureFile({
      record: (bytes, start, end, linkType, at) => this.#record(bytes, start, end, linkType, at),
      comment: (text) => sink.event({ kind: 'comment', frame: this.#frames + 1, text }),
      bound,
      broken: (offset: number, why: BrokenReason) => sink.event({ kind: 'broken', offset, why }),
    })
  }

  /** Frames read so far. */
  get frames(): number {
    return this.#frames
  }

  /** The next octets of the file; they may be used again after the call. */
  push(chunk: Uint8Array): void {
    this.#file.push(chunk)
  }

  /** The file has no more octets; nothing may be pushed after this. */
  end(): CaptureSummary {
    this.#file.end()
    this.#connections.end({ frame: this.#frames, at: this.#at })
    return { frames: this.#frames, pdus: this.#pdus, unread: { ...this.#unread } }
  }

  #record(bytes: Uint8Array, start: number, end: number, linkType: number, at: number | null): void {
    this.#frames += 1
    this.#at = at
    const seen = { frame: this.#frames, at }
    const why = this.#segment.read(linkType, bytes, start, end, this.#fragments)
    if (why === null) this.#connections.receive(this.#segment, seen)
    else this.#countUnread(why, linkType)
    if (!this.#waiting.isOver) return
    this.#sink.event({ kind: 'bound', frame: this.#frames, what: 'waiting', count: this.#waiting.octets })
    this.#connections.stopWaiting(seen)
  }

  #countUnread(why: UnreadReason, linkType: number): void {
    const count = this.#unread[why] ?? 0
    this.#unread[why] = count + 1
    if (count === 0) this.#sink.event({ kind: 'unread', frame: this.#frames, at: this.#at, why, linkType })
  }
}
