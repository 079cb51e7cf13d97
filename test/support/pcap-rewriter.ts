import type { Chance } from '../fuzz/chance.ts'

/** A frame of a pcap file: its time, its octets, and how many it had before it was cut. */
interface PcapRecord {
  readonly seconds: number
  readonly fraction: number
  readonly frame: Uint8Array
  readonly length: number
}

/** Frames of a pcap file to be written again in another way. Every change gives a new one. */
export class PcapFrames {
  readonly #head: Uint8Array
  readonly #records: readonly PcapRecord[]
  readonly #isLittle: boolean

  private constructor(head: Uint8Array, records: readonly PcapRecord[], isLittle: boolean) {
    this.#head = head
    this.#records = records
    this.#isLittle = isLittle
  }

  /** Throws for what is no pcap file of microseconds. */
  static of(given: Uint8Array): PcapFrames {
    // A Buffer's slices are views; these are copies.
    const file = Uint8Array.from(given)
    const view = new DataView(file.buffer)
    const isLittle = view.getUint32(0, true) === 0xa1b2c3d4
    if (!isLittle && view.getUint32(0) !== 0xa1b2c3d4) throw new Error('no pcap file of microseconds')
    const records: PcapRecord[] = []
    for (let at = 24; at + 16 <= file.length; ) {
      const [seconds = 0, fraction = 0, kept = 0, length = 0] = [0, 4, 8, 12].map((offset) =>
        view.getUint32(at + offset, isLittle),
      )
      records.push({ seconds, fraction, length, frame: file.slice(at + 16, at + 16 + kept) })
      at += 16 + kept
    }
    return new PcapFrames(file.slice(0, 24), records, isLittle)
  }

  get count(): number {
    return this.#records.length
  }

  octets(): Uint8Array {
    const parts = [this.#head]
    for (const { seconds, fraction, frame, length } of this.#records) {
      const head = new DataView(new ArrayBuffer(16))
      for (const [index, value] of [seconds, fraction, frame.length, length].entries()) {
        head.setUint32(4 * index, value, this.#isLittle)
      }
      parts.push(new Uint8Array(head.buffer), frame)
    }
    return Buffer.concat(parts)
  }

  /** Frames of the handshake and the end stay; between them each changes places with the next one now and then. */
  shuffled(chance: Chance): PcapFrames {
    const order = [...this.#records]
    for (let at = 3; at + 5 < order.length; at += 2) {
      const [one, other] = [order[at], order[at + 1]]
      if (one === undefined || other === undefined || chance.below(2) === 0) continue
      order[at] = { ...other, seconds: one.seconds, fraction: one.fraction }
      order[at + 1] = { ...one, seconds: other.seconds, fraction: other.fraction }
    }
    return this.#with(order)
  }

  /** Each frame comes again at once, or after the next one. */
  doubled(chance: Chance): PcapFrames {
    const records: PcapRecord[] = []
    for (const [index, record] of this.#records.entries()) {
      const next = this.#records[index + 1]
      if (next === undefined || chance.below(2) === 0) records.push(record, record)
      else records.push(record, { ...next }, record)
    }
    return this.#with(records)
  }

  /** So many octets of each frame are kept. */
  cut(octets: number): PcapFrames {
    return this.#with(this.#records.map((record) => ({ ...record, frame: record.frame.subarray(0, octets) })))
  }

  /** Without the frames of these numbers, from 1. */
  without(numbers: readonly number[]): PcapFrames {
    return this.#with(this.#records.filter((_record, index) => !numbers.includes(index + 1)))
  }

  /** Of VLAN 100, for Ethernet. */
  tagged(): PcapFrames {
    const tag = [0x81, 0x00, 0x00, 0x64]
    return this.#with(
      this.#records.map((record) => ({
        ...record,
        length: record.length + tag.length,
        frame: Uint8Array.from([...record.frame.subarray(0, 12), ...tag, ...record.frame.subarray(12)]),
      })),
    )
  }

  /**
   * Between other addresses, of IP right behind Ethernet: 127.0.0.1 becomes 127.0.`net`.1, ::1 becomes `net`::1. Checksums stay
   * what they were.
   */
  moved(net: number): PcapFrames {
    return this.#with(
      this.#records.map((record) => {
        const frame = record.frame.slice()
        const isIp6 = (frame[14] ?? 0) >> 4 === 6
        for (const at of isIp6 ? [14 + 8 + 1, 14 + 24 + 1] : [14 + 12 + 2, 14 + 16 + 2]) frame[at] = net
        return { ...record, frame }
      }),
    )
  }

  /** All of these, one after the other; of the same file. */
  static joined(changes: readonly PcapFrames[]): PcapFrames {
    const [first] = changes
    if (first === undefined) throw new Error('nothing to join')
    return first.#with(changes.flatMap((change) => change.#records))
  }

  #with(records: readonly PcapRecord[]): PcapFrames {
    return new PcapFrames(this.#head, records, this.#isLittle)
  }
}
