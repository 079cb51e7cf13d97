import type { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { transact } from '../storage/transact.ts'
import type { MessageKey } from './message-keys.ts'

/** Keys lie by their highest octet, so that a question reads one part of 256. */
const buckets = 256
/** Keys that wait in memory to be written together, 8 octets each. */
const mostWaiting = 1 << 16
/** Rows that are looked through before others have a turn. */
const rowsAtOnce = 64

/** The keys of the PDUs of a file, by which those of one message are found. */
export class KeyTable {
  readonly #database: DatabaseSync
  readonly #put
  readonly #after
  /** The number of a PDU, then its key, ascending by number. */
  readonly #waiting = new Uint32Array(2 * mostWaiting)
  #waitingLength = 0

  /** Makes its table: the database is a new one. */
  constructor(database: DatabaseSync) {
    this.#database = database
    database.exec(
      'CREATE TABLE message_keys (bucket INTEGER, first_seq INTEGER, keys BLOB NOT NULL, ' +
        'PRIMARY KEY (bucket, first_seq)) WITHOUT ROWID',
    )
    this.#put = database.prepare('INSERT INTO message_keys VALUES (?, ?, ?)')
    this.#after = database.prepare(
      'SELECT first_seq, keys FROM message_keys WHERE bucket = ? AND first_seq > ? ORDER BY first_seq LIMIT ?',
    )
  }

  /** PDUs come in the order of their numbers. */
  add(seq: number, key: MessageKey): void {
    this.#waiting.set([seq, key], this.#waitingLength)
    this.#waitingLength += 2
    if (this.#waitingLength === this.#waiting.length) this.#write()
  }

  /** Numbers of the PDUs with any of the keys, ascending: the nearest to `near`, half of `most` at either side of it. */
  async find(keys: ReadonlySet<MessageKey>, near: number, most: number): Promise<number[]> {
    const found = new Set<number>()
    for (const bucket of new Set([...keys].map(bucketOf))) {
      for (const seq of await this.#findIn(bucket, keys, near, most)) found.add(seq)
    }
    const seqs = [...found].sort((one, other) => one - other)
    const before = seqs.filter((seq) => seq <= near)
    return [...before.slice(-most / 2), ...seqs.slice(before.length).slice(0, most / 2)]
  }

  async #findIn(bucket: number, keys: ReadonlySet<MessageKey>, near: number, most: number) {
    const before: number[] = []
    const after: number[] = []
    const look = (columns: Uint32Array) => {
      for (let at = 0; at < columns.length && after.length < most; at += 2) {
        const seq = columns[at] ?? 0
        if (keys.has(columns[at + 1] ?? 0)) (seq > near ? after : before).push(seq)
        if (before.length > 2 * most) before.splice(0, before.length - most)
      }
    }
    let last = 0
    for (;;) {
      const rows = this.#after.all(bucket, last, rowsAtOnce)
      for (const row of rows) {
        last = Number(row['first_seq'])
        look(columnsOf(row['keys']))
      }
      if (rows.length < rowsAtOnce || after.length >= most) break
      await setImmediate()
    }
    look(this.#waiting.subarray(0, this.#waitingLength))
    return [...before, ...after]
  }

  #write(): void {
    const waiting = this.#waiting.subarray(0, this.#waitingLength)
    const lengths = new Uint32Array(buckets)
    for (let at = 1; at < waiting.length; at += 2) add(lengths, bucketOf(waiting[at] ?? 0))
    const columns = Array.from(lengths, (length) => new Uint32Array(length))
    const written = new Uint32Array(buckets)
    for (let at = 0; at < waiting.length; at += 2) {
      const bucket = bucketOf(waiting[at + 1] ?? 0)
      columns[bucket]?.set(waiting.subarray(at, at + 2), written[bucket])
      add(written, bucket)
    }
    transact(this.#database, () => {
      for (const [bucket, { buffer, length, [0]: firstSeq = 0 }] of columns.entries()) {
        if (length > 0) this.#put.run(bucket, firstSeq, new Uint8Array(buffer))
      }
    })
    this.#waitingLength = 0
  }
}

/** Room for one number and one key more. */
function add(lengths: Uint32Array, bucket: number): void {
  lengths[bucket] = (lengths[bucket] ?? 0) + 2
}

function bucketOf(key: MessageKey): number {
  return key >>> 24
}

function columnsOf(stored: unknown): Uint32Array {
  if (!(stored instanceof Uint8Array)) return new Uint32Array(0)
  const { buffer, byteOffset, length } = stored
  return byteOffset % 4 === 0
    ? new Uint32Array(buffer, byteOffset, length >> 2)
    : new Uint32Array(buffer.slice(byteOffset, byteOffset + length))
}
