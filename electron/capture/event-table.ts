import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import { type CaptureEvent, captureEventSchema } from '../../shared/contract/capture-events.ts'

/** Events of one capture; a connection that comes and goes without a PDU would make them without end. */
const mostKept = 20_000
const minute = 60_000

type Row = Record<string, SQLOutputValue>

/** What happened between the captured PDUs, on disk. All that writes runs inside the caller's transaction. */
export class EventTable {
  readonly #database: DatabaseSync
  readonly #insert
  readonly #between
  readonly #newest
  readonly #trimPlaces
  readonly #trimAge
  readonly #trimNumbers
  #trimmedSince = 0
  #count = 0
  #last = 0

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#insert = database.prepare('INSERT OR REPLACE INTO capture_events VALUES (?, ?, ?, ?)')
    this.#between = database.prepare(
      'SELECT * FROM capture_events WHERE after_seq BETWEEN ? AND ? ORDER BY event_id DESC LIMIT ?',
    )
    this.#newest = database.prepare('SELECT * FROM capture_events ORDER BY event_id DESC LIMIT ?')
    this.#trimPlaces = database.prepare('DELETE FROM capture_events WHERE after_seq < ?')
    this.#trimAge = database.prepare('DELETE FROM capture_events WHERE at < ?')
    this.#trimNumbers = database.prepare('DELETE FROM capture_events WHERE event_id <= ?')
    this.reread()
  }

  /** The highest number given so far; 0 when there was none. */
  get last(): number {
    return this.#last
  }

  append(events: readonly CaptureEvent[]): void {
    for (const event of events) {
      const { eventId, afterSeq, at, ...rest } = event
      this.#insert.run(eventId, afterSeq, at, JSON.stringify(rest))
      this.#last = Math.max(this.#last, eventId)
    }
    this.#count += events.length
    if (this.#count > mostKept) this.#drop(this.#trimNumbers, this.#last - mostKept)
  }

  /** Those that stand after the PDUs `from` to `to`, oldest first; of more than `limit` the newest. */
  between(from: number, to: number, limit: number): CaptureEvent[] {
    return eventsOf(this.#between.all(from, to, limit))
  }

  /** Oldest first. */
  newest(limit: number): CaptureEvent[] {
    return eventsOf(this.#newest.all(limit))
  }

  /** Drops what stands before the PDU `firstSeq`, the oldest kept. What stands right before it says how its link began. */
  trim(firstSeq: number): void {
    if (this.#count > 0) this.#drop(this.#trimPlaces, firstSeq - 1)
  }

  /** Drops what is older than `since`, epoch ms, a minute more or less; 0: nothing is. Cheap: asked at each write. */
  trimAge(since: number): void {
    if (since - this.#trimmedSince < minute || this.#count === 0) return
    this.#trimmedSince = since
    this.#drop(this.#trimAge, since)
  }

  clear(): void {
    this.#database.exec('DELETE FROM capture_events')
    this.#count = 0
  }

  /** Counts again, after a transaction was rolled back. */
  reread(): void {
    const row = this.#database
      .prepare('SELECT count(*) AS events, max(event_id) AS last FROM capture_events')
      .get()
    this.#count = Number(row?.['events'] ?? 0)
    this.#last = Math.max(this.#last, Number(row?.['last'] ?? 0))
  }

  #drop(statement: StatementSync, bound: number): void {
    this.#count -= Number(statement.run(bound).changes)
  }
}

/** Written by this release or a later one: what does not read is left out. */
function eventsOf(rows: readonly Row[]): CaptureEvent[] {
  return rows.toReversed().flatMap((row) => {
    const event = { eventId: row['event_id'], afterSeq: row['after_seq'], at: row['at'] }
    return captureEventSchema.safeParse({ ...restOf(row['event']), ...event }).data ?? []
  })
}

function restOf(stored: SQLOutputValue | undefined): object {
  try {
    const value: unknown = JSON.parse(String(stored))
    return typeof value === 'object' && value !== null ? value : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}
