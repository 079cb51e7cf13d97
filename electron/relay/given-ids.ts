import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { canonicalId } from '../../shared/receipts/id-rules.ts'
import { IdIndex } from './id-index.ts'

export interface GivenId {
  readonly messageId: string
  readonly account: string
  /** destination_addr of the message; '' where it has several. */
  readonly destination: string
}

/** Ids of one row of the table at most. */
const mostInRow = 64
/** message_id, account and destination_addr, one id after the other. */
const columns = 3
/** Rows that are kept as they were read or written: receipts come for ids that were given together. */
const mostRead = 64
/** Ids between two looks for those that are too many or too old. */
const sweepEvery = 1_000
/** Messages with one id, the newest, that are compared with a receipt. */
const mostAlike = 8

/**
 * Which application each message_id belongs to. Ids that were given in one turn of the loop are one row of the table, and
 * an index in memory finds them: a row and an entry of an index on disk for each id is half of what a relay would do.
 */
export class GivenIds {
  readonly #database: DatabaseSync
  readonly #most: number
  readonly #insert: StatementSync
  readonly #select: StatementSync
  readonly #oldest: StatementSync
  readonly #forget: StatementSync
  readonly #index: IdIndex
  readonly #read = new Map<number, readonly string[]>()
  #pending: string[] = []
  #count = 0
  #sinceSweep = 0

  /** `most`: ids that are kept, a row more at times. Reads the whole table. */
  constructor(database: DatabaseSync, most: number) {
    this.#database = database
    this.#most = most
    this.#insert = database.prepare('INSERT INTO given (at, many, ids) VALUES (?, ?, ?)')
    this.#select = database.prepare('SELECT ids FROM given WHERE id = ?')
    this.#oldest = database.prepare('SELECT id, at, many FROM given ORDER BY id')
    this.#forget = database.prepare('DELETE FROM given WHERE id <= ?')
    this.#index = new IdIndex(most + sweepEvery + mostInRow)
    for (const { id, ids } of database.prepare('SELECT id, ids FROM given ORDER BY id').iterate())
      this.#indexRow(Number(id), idsOf(ids))
    this.#recount()
  }

  /** Known once it is written. */
  add({ messageId, account, destination }: GivenId): void {
    this.#pending.push(messageId, account, destination)
  }

  /** Writes what was added, in the transaction that the caller has begun; `at` in epoch ms. */
  write(at: number): void {
    const pending = this.#pending
    if (pending.length === 0) return
    this.#pending = []
    const length = mostInRow * columns
    for (let from = 0; from < pending.length; from += length) {
      this.#writeRow(pending.length <= length ? pending : pending.slice(from, from + length), at)
    }
  }

  /** The transaction failed: nothing that was written in it is there. */
  rolledBack(): void {
    this.#read.clear()
    this.#recount()
  }

  /** True when so many were written since the last sweep that the next is due. */
  get isSweepDue(): boolean {
    return this.#sinceSweep >= sweepEvery
  }

  /** Forgets what is too many, and what was given before `oldest`, epoch ms: rows as a whole. */
  sweep(oldest: number): void {
    this.#sinceSweep = 0
    let last = 0
    let kept = this.#count
    for (const row of this.#oldest.iterate()) {
      const many = Number(row['many'])
      if (kept - many < this.#most && Number(row['at']) >= oldest) break
      kept -= many
      last = Number(row['id'])
    }
    if (last === 0) return
    this.#forget.run(last)
    this.#count = kept
    for (const id of this.#read.keys()) if (id <= last) this.#read.delete(id)
  }

  /** Of those that were given an id with this canonical spelling the newest, the newest first. */
  alike(canonical: string): GivenId[] {
    const found = new Map<number, GivenId>()
    for (const place of this.#index.places(canonical)) {
      // Of a row that is gone, whose number another has.
      if (found.has(place)) continue
      const row = this.#rowOf(Math.floor(place / mostInRow))
      const from = (place % mostInRow) * columns
      const [messageId, account, destination] = row.slice(from, from + columns)
      if (messageId === undefined || account === undefined || destination === undefined) continue
      if (canonicalId(messageId) !== canonical) continue
      found.set(place, { messageId, account, destination })
      if (found.size === mostAlike) break
    }
    return [...found.values()]
  }

  #writeRow(ids: readonly string[], at: number): void {
    const many = ids.length / columns
    const id = Number(this.#insert.run(at, many, JSON.stringify(ids)).lastInsertRowid)
    this.#count += many
    this.#sinceSweep += many
    this.#indexRow(id, ids)
    this.#keepRead(id, ids)
  }

  #indexRow(id: number, ids: readonly string[]): void {
    for (let at = 0; at < ids.length; at += columns)
      this.#index.add(canonicalId(ids[at] ?? ''), id * mostInRow + at / columns)
  }

  #rowOf(id: number): readonly string[] {
    const read = this.#read.get(id)
    if (read !== undefined) return read
    const row = idsOf(this.#select.get(id)?.['ids'])
    this.#keepRead(id, row)
    return row
  }

  #keepRead(id: number, ids: readonly string[]): void {
    this.#read.set(id, ids)
    if (this.#read.size <= mostRead) return
    for (const oldest of this.#read.keys()) {
      this.#read.delete(oldest)
      return
    }
  }

  #recount(): void {
    const row = this.#database.prepare('SELECT coalesce(sum(many), 0) AS many FROM given').get()
    this.#count = Number(row?.['many'] ?? 0)
  }
}

/** The ids of a row; none of one that is not there, or that somebody else wrote. */
function idsOf(ids: unknown): readonly string[] {
  if (typeof ids !== 'string') return []
  try {
    const read: unknown = JSON.parse(ids)
    return Array.isArray(read) && read.every((one) => typeof one === 'string') ? read : []
  } catch {
    return []
  }
}
