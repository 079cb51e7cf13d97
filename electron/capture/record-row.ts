import { noTime } from '../../shared/contract/no-time.ts'
import type { CapturedRow, OwnFacts } from '../../shared/pcap/captured-row.ts'
import type { WireState } from '../../shared/smpp/pdu-table.ts'
import type { Sender } from '../../shared/smpp/session-rules.ts'
import type { CaptureRecord } from './capture-record.ts'

const nothing: readonly never[] = []

/** A captured PDU as filters, exports and comparisons read it, whatever it was read from; made up as it is asked for. */
export class RecordRow implements CapturedRow {
  readonly #record: CaptureRecord

  constructor(record: CaptureRecord) {
    this.#record = record
  }

  get number(): number {
    return this.#record.seq
  }

  get at(): number | null {
    return this.#record.at === noTime ? null : Math.round(1000 * this.#record.at)
  }

  get octets(): Uint8Array {
    return this.#record.octets
  }

  get from(): string | null {
    return this.#end(this.#record.direction === 'sent')
  }
  get to(): string | null {
    return this.#end(this.#record.direction === 'received')
  }

  #end(isOurs: boolean): string | null {
    const { local, remote } = this.#record.label.context ?? {}
    return (isOurs ? local : remote) ?? null
  }

  get session(): string {
    return this.#record.label.sessionId
  }

  get systemId(): string | null {
    return null
  }

  get sender(): Sender | null {
    const { direction, label } = this.#record
    if (label.context === null || label.context.state === null) return null
    return (direction === 'sent') === (label.context.role === 'esme') ? 'esme' : 'smsc'
  }

  get state(): WireState | null {
    return this.#record.label.context?.state ?? null
  }

  get interfaceVersion(): number | null {
    return this.#record.label.context?.interfaceVersion ?? null
  }

  get frames(): readonly number[] {
    return nothing
  }

  get request(): number | null {
    return this.#record.requestSeq
  }

  get requestCommandId(): number | null {
    return this.#record.requestCommandId
  }

  get latency(): number | null {
    const { latencyMs } = this.#record
    return latencyMs === null ? null : Math.round(1000 * latencyMs)
  }

  get comments(): readonly string[] {
    return nothing
  }

  get own(): OwnFacts {
    const { direction, label, repeatOf, isLate } = this.#record
    const { sessionName, profileId } = label
    return { direction, sessionName, profileId, repeatOf, isLate }
  }
}

/** The same with every property of its own, to be kept and spread. */
export function capturedRowOf(record: CaptureRecord): CapturedRow & { readonly own: OwnFacts } {
  const row = new RecordRow(record)
  return {
    number: row.number,
    at: row.at,
    from: row.from,
    to: row.to,
    session: row.session,
    systemId: row.systemId,
    sender: row.sender,
    state: row.state,
    interfaceVersion: row.interfaceVersion,
    frames: row.frames,
    octets: row.octets,
    request: row.request,
    requestCommandId: row.requestCommandId,
    latency: row.latency,
    comments: row.comments,
    own: row.own,
  }
}
