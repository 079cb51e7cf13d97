import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { candidateIds, canonicalId, matchIds } from '../../shared/receipts/id-rules.ts'
import type { Clock } from '../session/clock.ts'
import { reportDefect } from '../session/report-defect.ts'
import { isSqliteError, problemOf } from '../storage/sqlite-problem.ts'
import { transact } from '../storage/transact.ts'
import { type GivenId, GivenIds } from './given-ids.ts'

/** What a relay keeps at most, in number and in octets of what waits. */
export interface MemoryBounds {
  readonly ids: number
  readonly waiting: number
  readonly waitingOctets: number
}

const usualBounds: MemoryBounds = { ids: 500_000, waiting: 100_000, waitingOctets: 64 << 20 }

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
  readonly #ids: GivenIds
  readonly #hold: StatementSync
  readonly #next: StatementSync
  readonly #drop: StatementSync
  #pending: (() => void)[] = []
  /** Told whether the ids of this turn are kept. */
  #told: ((isKept: boolean) => void)[] = []
  /** What is written in this turn of the loop, for all who wrote it. */
  #turn: PromiseWithResolvers<boolean> | null = null
  #flush: NodeJS.Immediate | null = null
  /** By canonicalId, those who wait for an id to be given. */
  readonly #awaited = new Map<string, Set<() => void>>()
  #isClosed = false
  #waiting = 0
  #waitingOctets = 0

  constructor(options: Options) {
    const { database, bounds } = options
    this.#options = options
    this.#bounds = { ...usualBounds, ...bounds }
    this.#ids = new GivenIds(database, this.#bounds.ids)
    this.#hold = database.prepare('INSERT INTO waiting (account, at, octets) VALUES (?, ?, ?)')
    this.#next = database.prepare(
      'SELECT id, octets FROM waiting WHERE account = ? AND id > ? ORDER BY id LIMIT ?',
    )
    this.#drop = database.prepare('DELETE FROM waiting WHERE id = ?')
    this.#count()
    this.sweep()
  }

  /** PDUs that wait, of all applications. */
  get waiting(): number {
    return this.#waiting
  }

  /** `told`, if any, is called with whether the id is kept, once it is. */
  give(given: GivenId, told: ((isKept: boolean) => void) | null = null): void {
    if (this.#isClosed) {
      told?.(false)
      return
    }
    this.#ids.add(given)
    if (told !== null) this.#told.push(told)
    this.#flushLater()
    if (this.#awaited.size === 0) return
    for (const found of this.#awaited.get(canonicalId(given.messageId)) ?? []) found()
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
      const fitting = this.#ids
        .alike(canonical)
        .filter(({ messageId }) => matchIds(messageId, received) !== null)
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
    const { database, clock, keepMs, onGivenUp } = this.#options
    const oldest = clock.now() - keepMs
    this.#ids.sweep(oldest)
    const stale = database
      .prepare('SELECT account, count(*) AS many FROM waiting WHERE at < ? GROUP BY account')
      .all(oldest)
    if (stale.length === 0) return
    database.prepare('DELETE FROM waiting WHERE at < ?').run(oldest)
    this.#count()
    for (const { account, many } of stale) onGivenUp(String(account), Number(many))
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

  /** Resolves to whether it is kept, once it is. */
  #write(run: () => void): Promise<boolean> {
    if (this.#isClosed) return Promise.resolve(false)
    this.#pending.push(run)
    this.#flushLater()
    this.#turn ??= Promise.withResolvers<boolean>()
    return this.#turn.promise
  }

  #flushLater(): void {
    this.#flush ??= setImmediate(() => this.#flushNow())
  }

  #flushNow(): void {
    if (this.#flush === null) return
    clearImmediate(this.#flush)
    this.#flush = null
    const [pending, told, turn] = [this.#pending, this.#told, this.#turn]
    this.#pending = []
    this.#told = []
    this.#turn = null
    const isKept = this.#transact(pending)
    turn?.resolve(isKept)
    for (const tell of told) {
      try {
        tell(isKept)
      } catch (error) {
        // The others of this turn wait for theirs.
        reportDefect(error)
      }
    }
  }

  #transact(pending: readonly (() => void)[]): boolean {
    const { database, clock, keepMs, onFailed } = this.#options
    try {
      transact(database, () => {
        this.#ids.write(clock.now())
        for (const run of pending) run()
        if (this.#ids.isSweepDue) this.#ids.sweep(clock.now() - keepMs)
      })
      return true
    } catch (error) {
      if (!isSqliteError(error)) throw error
      onFailed(problemOf(error))
      this.#ids.rolledBack()
      this.#count()
      return false
    }
  }
}

/** What an index of canonicalId() knows the ids by that a receipt may mean. */
function canonicalsOf(received: string): ReadonlySet<string> {
  return new Set(candidateIds(received).map(({ id }) => canonicalId(id)))
}
