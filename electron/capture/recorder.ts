import type { BindTrace } from '../../shared/smpp/password-ranges.ts'
import { maskPassword } from './bind-password.ts'
import type { CaptureRecord, SessionLabel } from './capture-record.ts'
import type { CaptureArchive } from './capture-source.ts'
import { OctetPool } from './octet-pool.ts'
import { RecordRing } from './record-ring.ts'

/** One PDU that passed, as it is recorded. `bytes` are copied. */
export interface PassedPdu {
  readonly at: number
  readonly direction: 'sent' | 'received'
  readonly bytes: Uint8Array
  /** Where a password may stand in them; absent: as their header says. */
  readonly bindTrace?: BindTrace
  readonly requestSeq: number | null
  readonly requestCommandId: number | null
  readonly latencyMs: number | null
  /** A response to a request that had been given up. */
  readonly isLate: boolean
  /** On a request sent again: number of its first try. */
  readonly repeatOf: number | null
}

interface Options {
  readonly archive: Pick<CaptureArchive, 'appendPdu' | 'linkPdu'>
  readonly seal: (text: string) => string
  /** Number of the first PDU of this run. */
  readonly nextSeq: number
  readonly maxRecords?: number
  readonly maxOctets?: number
}

/** A record whose card and response may become known a moment after it passed. */
type OpenRecord = Omit<CaptureRecord, 'messageId'> & { messageId: string | null; isAnswered: boolean }

/**
 * The capture: numbers every PDU, keeps the newest in memory and hands all to the store. What a window sees of a PDU is
 * read from its octets when it is looked at, so that recording costs a copy and a push.
 */
export class Recorder {
  readonly #archive: Options['archive']
  readonly #seal: (text: string) => string
  readonly #ring: RecordRing<OpenRecord>
  readonly #octets = new OctetPool()
  readonly #listeners = new Set<() => void>()

  constructor({ archive, seal, nextSeq, maxRecords = 50_000, maxOctets = 32 * 1024 * 1024 }: Options) {
    this.#archive = archive
    this.#seal = seal
    this.#ring = new RecordRing<OpenRecord>({ nextSeq, maxRecords, maxOctets })
  }

  /** Number the next PDU will get. */
  get nextSeq(): number {
    return this.#ring.nextSeq
  }

  /** Number of the oldest PDU in memory; older ones are in the store. */
  get firstSeqInMemory(): number {
    return this.#ring.firstSeq
  }

  /** Returns the PDU's capture number. Bind passwords are masked and sealed before anything keeps them. */
  record(label: SessionLabel, pdu: PassedPdu): number {
    const octets = this.#octets.copy(pdu.bytes)
    const password = maskPassword(octets, pdu.bindTrace)
    const request = pdu.requestSeq === null ? undefined : this.#ring.get(pdu.requestSeq)
    if (request !== undefined) request.isAnswered = true
    const record: OpenRecord = {
      seq: this.#ring.nextSeq,
      at: pdu.at,
      direction: pdu.direction,
      label,
      requestSeq: pdu.requestSeq,
      requestCommandId: pdu.requestCommandId,
      latencyMs: pdu.latencyMs,
      isLate: pdu.isLate,
      repeatOf: pdu.repeatOf,
      // A response belongs to the card of its request.
      messageId: request?.messageId ?? null,
      isAnswered: false,
      sealedPassword: password === null ? null : this.#seal(password),
      octets,
    }
    this.#ring.push(record)
    this.#archive.appendPdu(record)
    for (const listener of this.#listeners) listener()
    return record.seq
  }

  /** Joins a recorded PDU to its message card. */
  link(seq: number, messageId: string): void {
    const record = this.#ring.get(seq)
    if (record !== undefined) record.messageId = messageId
    this.#archive.linkPdu(seq, messageId)
  }

  /** A PDU in memory; undefined when it has left the memory. */
  get(seq: number): CaptureRecord | undefined {
    return this.#ring.get(seq)
  }

  /** True when a response to this request, which is in memory, has passed. */
  isAnswered(seq: number): boolean {
    return this.#ring.get(seq)?.isAnswered ?? false
  }

  /** `listener` is called on each new PDU, synchronously; the returned function ends that. */
  onAppend(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  clear(): void {
    this.#ring.clear()
  }
}
