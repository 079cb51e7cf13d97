import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { candidateIds, canonicalId, matchIds } from '../../shared/receipts/id-rules.ts'
import type { Clock } from '../session/clock.ts'
import { isSqliteError, problemOf } from '../storage/sqlite-problem.ts'
import { transact } from '../storage/transact.ts'

/** What a relay keeps at most, in number and in octets of what waits. */
export interface MemoryBounds {
  readonly ids: number
  readonly waiting: number
  readonly waitingOctets: number
}

const usualBounds: MemoryBounds = { ids: 500_000, waiting: 100_000, waitingOctets: 64 << 20 }
/** Messages with one id, the newest, that are compared with a receipt. */
const mostAlike = 8
/** Ids that one statement adds: each run of one costs as much as three rows. */
const idsAtOnce = 16
const idColumns = 5
/** Ids between two looks for those that are too many or too old. */
const sweepEvery = 1_000

export interface GivenId {
  readonly messageId: string
  readonly account: string
  /** destination_addr of the message; '' where it has several. */
  readonly destination: string
}

/** A PDU of the provider's that waits for its application. */
export interface WaitingPdu {
  readonly id: number
  /** The whole PDU as it came. */
  readonly octets: Uint8Array
}

interface Options {
  readonly database: DatabaseSync
  readonly clock: Clock
  readonly keepMs: number
  /** So many had waited too long. */
  readonly onGivenUp: (account: string, count: number) => void
  /** The disk refuses: nothing of that turn is kept. */
  readonly onFailed: (reason: string) => void
  readonly bounds?: Partial<MemoryBounds>
}

/**
 * Which application each message_id belongs to, and what waits for applications that are not bound. What is written in one
 * turn of the loop is one transaction; whoever wrote it hears when it is kept.
 */
export class RelayMemory {
  readonly #options: Options
  readonly #bounds: MemoryBounds
  readonly #add: StatementSync
  readonly #addMany: StatementSync
  readonly #find: StatementSync
  readonly #hold: StatementSync
  readonly #next: StatementSync
  readonly #drop: StatementSync
  readonly #forget: StatementSync
  /** Rows of `ids` that are to be added, their columns one after the other. */
  #given: (string | number)[] = []
  #pending: (() => void)[] = []
  /** What is written in this turn of the loop, for all who wrote it. */
  #turn: PromiseWithResolvers<boolean> | null = null
  #flush: NodeJS.Immediate | null = null
  /** By canonicalId, those who wait for an id to be given. */
  readonly #awaited = new Map<string, Set<() => void>>()
  #added = 0
  #isClosed = false
  #waiting = 0
  #waitingOctets = 0

  constructor(options: Options) {
    const { database, bounds } = options
    this.#options = options
    this.#bounds = { ...usualBounds, ...bounds }
    const row = `(${Array(idColumns).fill('?').join(', ')})`
    const add = (rows: number) =>
      database.prepare(
        `INSERT INTO ids (canonical, message_id, account, destination, at) VALUES ${Array(rows).fill(row).join(', ')}`,
      )
    this.#add = add(1)
    this.#addMany = add(idsAtOnce)
    this.#find = database.prepare(
      `SELECT message_id, account, destination FROM ids WHERE canonical = ? ORDER BY id DESC LIMIT ${mostAlike}`,
    )
    this.#hold = database.prepare('INSERT INTO waiting (account, at, octets) VALUES (?, ?, ?)')
    this.#next = database.prepare(
      'SELECT id, octets FROM waiting WHERE account = ? AND id > ? ORDER BY id LIMIT ?',
    )
    this.#drop = database.prepare('DELETE FROM waiting WHERE id = ?')
    this.#forget = database.prepare(
      `DELETE FROM ids WHERE id <= max(
         (SELECT max(id) FROM ids) - ?,
         coalesce((SELECT id - 1 FROM ids WHERE at >= ? ORDER BY id LIMIT 1), (SELECT max(id) FROM ids)))`,
    )
    this.#count()
    this.sweep()
  }

  /** PDUs that wait, of all applications. */
  get waiting(): number {
    return this.#waiting
  }

  /** Resolves to whether the id is kept, once it is. */
  give({ messageId, account, destination }: GivenId): Promise<boolean> {
    const at = this.#options.clock.now()
    this.#added++
    if (this.#added % sweepEvery === 0) this.#pending.push(() => this.#sweepIds())
    const canonical = canonicalId(messageId)
    if (!this.#isClosed) this.#given.push(canonical, messageId, account, destination, at)
    const kept = this.#written()
    for (const found of this.#awaited.get(canonical) ?? []) found()
    return kept
  }

  /** Resolves when an id is given that the receipt may be about, or after `ms`. */
  awaitId(received: string, ms: number): Promise<void> {
    const { clock } = this.#options
    const canonicals = canonicalsOf(received)
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = clock.setTimeout(resolve, ms)
    for (const canonical of canonicals) {
      const waiting = this.#awaited.get(canonical)
      if (waiting === undefined) this.#awaited.set(canonical, new Set([resolve]))
      else waiting.add(resolve)
    }
    return promise.finally(() => {
      clock.clearTimeout(timer)
      for (const canonical of canonicals) {
        const waiting = this.#awaited.get(canonical)
        waiting?.delete(resolve)
        if (waiting?.size === 0) this.#awaited.delete(canonical)
      }
    })
  }

  /** Of the messages that were given this id, the one to the address, else the newest; null when it is not known. */
  find(received: string, address: string | null): GivenId | null {
    if (this.#isClosed) return null
    this.#flushNow()
    for (const canonical of canonicalsOf(received)) {
      const alike = this.#find.all(canonical).map(givenOf)
      const fitting = alike.filter(({ messageId }) => matchIds(messageId, received) !== null)
      const found = fitting.find(({ destination }) => destination === address) ?? fitting[0]
      if (found !== undefined) return found
    }
    return null
  }

  /** Whether there is room for one more PDU of so many octets. */
  hasRoom(octets: number): boolean {
    const { waiting, waitingOctets } = this.#bounds
    return this.#waiting < waiting && this.#waitingOctets + octets <= waitingOctets
  }

  /** Resolves to whether it is kept, once it is. */
  hold(account: string, octets: Uint8Array): Promise<boolean> {
    this.#waiting++
    this.#waitingOctets += octets.length
    const at = this.#options.clock.now()
    return this.#write(() => void this.#hold.run(account, at, octets))
  }

  /** What waits for the application, the oldest first, after the one with this id. */
  held(account: string, after: number, limit: number): WaitingPdu[] {
    if (this.#isClosed) return []
    this.#flushNow()
    return this.#next.all(account, after, limit).map(({ id, octets }) => ({
      id: Number(id),
      octets: octets instanceof Uint8Array ? octets : new Uint8Array(0),
    }))
  }

  /** It has been taken, or never will be. */
  drop({ id, octets }: WaitingPdu): void {
    this.#waiting--
    this.#waitingOctets -= octets.length
    void this.#write(() => void this.#drop.run(id))
  }

  /** Forgets what is too many or too old, and tells of PDUs that nobody took. */
  sweep(): void {
    this.#sweepIds()
    const { database, clock, keepMs, onGivenUp } = this.#options
    const oldest = clock.now() - keepMs
    const stale = database
      .prepare('SELECT account, count(*) AS many FROM waiting WHERE at < ? GROUP BY account')
      .all(oldest)
    if (stale.length === 0) return
    database.prepare('DELETE FROM waiting WHERE at < ?').run(oldest)
    this.#count()
    for (const { account, many } of stale) onGivenUp(String(account), Number(many))
  }

  /** The oldest have the lowest numbers, so that it looks at no others but the first that stays. */
  #sweepIds(): void {
    const { clock, keepMs } = this.#options
    this.#forget.run(this.#bounds.ids, clock.now() - keepMs)
  }

  /** Writes what is pending; nothing is kept or known from here on. */
  close(): void {
    this.#flushNow()
    this.#isClosed = true
    for (const waiting of [...this.#awaited.values()]) for (const found of waiting) found()
    this.#options.database.close()
  }

  #count(): void {
    const row = this.#options.database
      .prepare('SELECT count(*) AS many, coalesce(sum(length(octets)), 0) AS octets FROM waiting')
      .get()
    this.#waiting = Number(row?.['many'] ?? 0)
    this.#waitingOctets = Number(row?.['octets'] ?? 0)
  }

  #write(run: () => void): Promise<boolean> {
    if (!this.#isClosed) this.#pending.push(run)
    return this.#written()
  }

  /** Resolves to whether what waits is kept, once it is. */
  #written(): Promise<boolean> {
    if (this.#isClosed) return Promise.resolve(false)
    this.#flush ??= setImmediate(() => this.#flushNow())
    this.#turn ??= Promise.withResolvers<boolean>()
    return this.#turn.promise
  }

  #flushNow(): void {
    if (this.#flush !== null) clearImmediate(this.#flush)
    this.#flush = null
    const [given, pending, turn] = [this.#given, this.#pending, this.#turn]
    if (turn === null) return
    this.#given = []
    this.#pending = []
    this.#turn = null
    turn.resolve(this.#transact(given, pending))
  }

  #addIds(given: readonly (string | number)[]): void {
    const many = idsAtOnce * idColumns
    let at = 0
    for (; given.length - at >= many; at += many) this.#addMany.run(...given.slice(at, at + many))
    for (; at < given.length; at += idColumns) this.#add.run(...given.slice(at, at + idColumns))
  }

  #transact(given: readonly (string | number)[], pending: readonly (() => void)[]): boolean {
    const { database, onFailed } = this.#options
    try {
      transact(database, () => {
        this.#addIds(given)
        for (const run of pending) run()
      })
      return true
    } catch (error) {
      if (!isSqliteError(error)) throw error
      onFailed(problemOf(error))
      this.#count()
      return false
    }
  }
}

/** What an index of canonicalId() knows the ids by that a receipt may mean. */
function canonicalsOf(received: string): ReadonlySet<string> {
  return new Set(candidateIds(received).map(({ id }) => canonicalId(id)))
}

function givenOf(row: Record<string, unknown>): GivenId {
  const text = (name: string) => String(row[name] ?? '')
  return { messageId: text('message_id'), account: text('account'), destination: text('destination') }
}
