import type { CaptureRecord, SessionLabel } from './capture-record.ts'
import type { BlockReader } from './pdu-block.ts'

/** A PDU of a block as a record whose values are read as they are asked for: a filter mostly asks for few. */
export class BlockRecord implements CaptureRecord {
  readonly #reader: BlockReader
  readonly #index: number
  readonly #labelOf: (sessionKey: number) => SessionLabel

  constructor(reader: BlockReader, index: number, labelOf: (sessionKey: number) => SessionLabel) {
    this.#reader = reader
    this.#index = index
    this.#labelOf = labelOf
  }

  get seq(): number {
    return this.#reader.block.firstSeq + this.#index
  }

  get at(): number {
    return this.#reader.timeAt(this.#index)
  }

  get direction(): CaptureRecord['direction'] {
    return this.#reader.isSentAt(this.#index) ? 'sent' : 'received'
  }

  get label(): SessionLabel {
    return this.#labelOf(this.#reader.sessionKeyAt(this.#index))
  }

  get requestSeq(): number | null {
    return this.#reader.requestSeqAt(this.#index)
  }

  get requestCommandId(): number | null {
    return this.#reader.requestCommandIdAt(this.#index)
  }

  get latencyMs(): number | null {
    return this.#reader.latencyAt(this.#index)
  }

  get isLate(): boolean {
    return this.#reader.isLateAt(this.#index)
  }

  get repeatOf(): number | null {
    return this.#reader.repeatOfAt(this.#index)
  }

  get messageId(): string | null {
    return this.#reader.messageIdAt(this.#index)
  }

  get sealedPassword(): string | null {
    return this.#reader.sealedPasswordAt(this.#index)
  }

  get octets(): Uint8Array<ArrayBuffer> {
    return this.#reader.octetsAt(this.#index)
  }
}
