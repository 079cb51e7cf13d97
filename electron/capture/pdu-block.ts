import type { CaptureRecord, SessionLabel } from './capture-record.ts'

/** Octets of the numbers of one PDU: `at`, latency, session, distance to its request, its command, length, card, flags. */
const width = 37
const flagSent = 1
const flagLate = 2
/** Its latency is known. */
const flagLatency = 4

/** PDUs and octets of one block at most; a PDU larger than that stands alone. */
const blockPdus = 1024
const blockOctets = 512 * 1024

/** Rare columns: index of the PDU in the block, value. */
export interface RareColumns {
  readonly sealedPasswords: readonly (readonly [number, string])[]
  /** Of requests sent again: number of their first try. */
  readonly repeats: readonly (readonly [number, number])[]
}

/** Consecutive PDUs as they cross to the store's thread and as they lie on disk: two buffers in place of objects. */
export interface PduBlock {
  readonly firstSeq: number
  readonly pdus: number
  /** `width` octets a PDU, little endian. */
  readonly numbers: Uint8Array<ArrayBuffer>
  /** The PDUs, one behind the other. */
  readonly octets: Uint8Array<ArrayBuffer>
  readonly rare: RareColumns | null
}

/** Packs records, whose numbers ascend, into as few blocks as they need; `keyOf` numbers their session labels. */
export function packPdus(
  records: readonly CaptureRecord[],
  keyOf: (label: SessionLabel) => number,
): PduBlock[] {
  const blocks: PduBlock[] = []
  let start = 0
  let octets = 0
  for (const [index, record] of records.entries()) {
    const before = records[index - 1]
    const isFull = index - start === blockPdus || octets + record.octets.length > blockOctets
    if (before !== undefined && index > start && (isFull || record.seq !== before.seq + 1)) {
      blocks.push(packBlock(records, start, index, octets, keyOf))
      start = index
      octets = 0
    }
    octets += record.octets.length
  }
  if (start < records.length) blocks.push(packBlock(records, start, records.length, octets, keyOf))
  return blocks
}

function packBlock(
  records: readonly CaptureRecord[],
  start: number,
  end: number,
  total: number,
  keyOf: (label: SessionLabel) => number,
): PduBlock {
  const numbers = new Uint8Array((end - start) * width)
  const view = new DataView(numbers.buffer)
  const octets = new Uint8Array(total)
  const sealedPasswords: [number, string][] = []
  const repeats: [number, number][] = []
  let written = 0
  for (let index = start; index < end; index++) {
    const record = records[index]
    if (record === undefined) break
    octets.set(record.octets, written)
    written += record.octets.length
    writeNumbers(view, (index - start) * width, record, keyOf(record.label))
    if (record.sealedPassword !== null) sealedPasswords.push([index - start, record.sealedPassword])
    if (record.repeatOf !== null) repeats.push([index - start, record.repeatOf])
  }
  const isPlain = sealedPasswords.length + repeats.length === 0
  const firstSeq = records[start]?.seq ?? 0
  return { firstSeq, pdus: end - start, numbers, octets, rare: isPlain ? null : { sealedPasswords, repeats } }
}

function writeNumbers(view: DataView, at: number, record: CaptureRecord, sessionKey: number): void {
  const { requestSeq, latencyMs } = record
  const isSent = record.direction === 'sent' ? flagSent : 0
  view.setFloat64(at, record.at, true)
  view.setFloat64(at + 8, latencyMs ?? 0, true)
  view.setUint32(at + 16, sessionKey, true)
  // As a distance it fits 32 bits however far the numbering has come; 0 is none.
  view.setUint32(at + 20, requestSeq === null ? 0 : Math.min(record.seq - requestSeq, 0xffffffff), true)
  view.setUint32(at + 24, record.requestCommandId ?? 0, true)
  view.setUint32(at + 28, record.octets.length, true)
  view.setUint32(at + 32, record.messageId === null ? 0 : Number(record.messageId), true)
  view.setUint8(at + 36, isSent | (record.isLate ? flagLate : 0) | (latencyMs === null ? 0 : flagLatency))
}

/** The PDUs of one block by their place in it. */
export class BlockReader {
  readonly block: PduBlock
  readonly #view: DataView
  readonly #ends: Uint32Array
  readonly #sealedPasswords: ReadonlyMap<number, string>
  readonly #repeats: ReadonlyMap<number, number>

  constructor(block: PduBlock) {
    this.block = block
    const { numbers, pdus, rare } = block
    this.#view = new DataView(numbers.buffer, numbers.byteOffset, numbers.byteLength)
    this.#sealedPasswords = new Map(rare?.sealedPasswords)
    this.#repeats = new Map(rare?.repeats)
    this.#ends = new Uint32Array(pdus)
    let end = 0
    for (let index = 0; index < pdus; index++) {
      end += this.#view.getUint32(index * width + 28, true)
      this.#ends[index] = end
    }
  }

  /** A view of the PDU at this place; `labelOf` knows its session by number. */
  at(index: number, labelOf: (sessionKey: number) => SessionLabel): CaptureRecord {
    return {
      seq: this.block.firstSeq + index,
      at: this.timeAt(index),
      direction: this.isSentAt(index) ? 'sent' : 'received',
      label: labelOf(this.sessionKeyAt(index)),
      requestSeq: this.requestSeqAt(index),
      requestCommandId: this.requestCommandIdAt(index),
      latencyMs: this.latencyAt(index),
      isLate: this.isLateAt(index),
      repeatOf: this.repeatOfAt(index),
      messageId: this.messageIdAt(index),
      sealedPassword: this.sealedPasswordAt(index),
      octets: this.octetsAt(index),
    }
  }

  octetsAt(index: number): Uint8Array<ArrayBuffer> {
    return this.block.octets.subarray(index === 0 ? 0 : this.#ends[index - 1], this.#ends[index])
  }

  /** Epoch ms. */
  timeAt(index: number): number {
    return this.#view.getFloat64(index * width, true)
  }

  latencyAt(index: number): number | null {
    return (this.#flagsAt(index) & flagLatency) === 0 ? null : this.#view.getFloat64(index * width + 8, true)
  }

  sessionKeyAt(index: number): number {
    return this.#view.getUint32(index * width + 16, true)
  }

  requestSeqAt(index: number): number | null {
    const distance = this.#view.getUint32(index * width + 20, true)
    return distance === 0 ? null : this.block.firstSeq + index - distance
  }

  requestCommandIdAt(index: number): number | null {
    return this.#view.getUint32(index * width + 24, true) || null
  }

  messageIdAt(index: number): string | null {
    const number = this.#view.getUint32(index * width + 32, true)
    return number === 0 ? null : String(number)
  }

  isSentAt(index: number): boolean {
    return (this.#flagsAt(index) & flagSent) !== 0
  }

  isLateAt(index: number): boolean {
    return (this.#flagsAt(index) & flagLate) !== 0
  }

  repeatOfAt(index: number): number | null {
    return this.#repeats.get(index) ?? null
  }

  sealedPasswordAt(index: number): string | null {
    return this.#sealedPasswords.get(index) ?? null
  }

  #flagsAt(index: number): number {
    return this.#view.getUint8(index * width + 36)
  }
}

/** Keys of the sessions of a block's PDUs, in their order. */
export function* sessionKeysOf(numbers: Uint8Array): Generator<number> {
  const view = new DataView(numbers.buffer, numbers.byteOffset, numbers.byteLength)
  for (let at = 0; at + width <= numbers.length; at += width) yield view.getUint32(at + 16, true)
}

/** Numbers of the requests that PDUs of a block answer. */
export function* requestSeqsOf(firstSeq: number, numbers: Uint8Array): Generator<number> {
  const view = new DataView(numbers.buffer, numbers.byteOffset, numbers.byteLength)
  for (let at = 0; at + width <= numbers.length; at += width) {
    const distance = view.getUint32(at + 20, true)
    if (distance !== 0) yield firstSeq + at / width - distance
  }
}

/** Writes into the numbers of a block that the PDU at `index` belongs to the card. */
export function linkInBlock(numbers: Uint8Array, index: number, messageId: string): void {
  const at = index * width + 32
  if (at + 4 <= numbers.length) {
    new DataView(numbers.buffer, numbers.byteOffset).setUint32(at, Number(messageId), true)
  }
}

/** One block of several that follow one another. */
export function joinBlocks(blocks: readonly PduBlock[]): PduBlock {
  const sealedPasswords: [number, string][] = []
  const repeats: [number, number][] = []
  let pdus = 0
  for (const block of blocks) {
    for (const [index, text] of block.rare?.sealedPasswords ?? []) sealedPasswords.push([pdus + index, text])
    for (const [index, seq] of block.rare?.repeats ?? []) repeats.push([pdus + index, seq])
    pdus += block.pdus
  }
  return {
    firstSeq: blocks[0]?.firstSeq ?? 0,
    pdus,
    numbers: concatenate(blocks.map(({ numbers }) => numbers)),
    octets: concatenate(blocks.map(({ octets }) => octets)),
    rare: sealedPasswords.length + repeats.length === 0 ? null : { sealedPasswords, repeats },
  }
}

function concatenate(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const piece of pieces) {
    whole.set(piece, end)
    end += piece.length
  }
  return whole
}
