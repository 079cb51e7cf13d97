import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { type CaptureContext, captureContextSchema } from '../../shared/contract/capture.ts'
import type { CaptureRecord, PackedPdus, SessionKeyRow, SessionLabel } from './capture-record.ts'
import type { FoundPdu, StatusCount } from './capture-source.ts'
import { type UnpackedPdu, unpackPdus } from './pack-pdus.ts'

type Row = Record<string, SQLOutputValue>

const columns =
  'seq, at, sent, session_key, request_seq, request_command_id, latency_ms, message_id, sealed_password, octets, ' +
  'is_late, repeat_of'
/** PDUs looked through between two looks at the queue: a search over a million must not hold up the writes. */
const searchSlice = 20_000
/** PDUs in one INSERT: measured, a statement of 16 rows takes half the time of 16 statements. */
const insertRows = 16
const rowPlaces = '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'
/** Rows dropped in one transaction at most. */
const trimSlice = 20_000

const noLabel: SessionLabel = { sessionId: '', sessionName: '', profileId: '', context: null }

/** Stored by this release or a later one; what cannot be read is not known. */
function contextOf(stored: SQLOutputValue | undefined): CaptureContext | null {
  if (typeof stored !== 'string') return null
  try {
    return captureContextSchema.safeParse(JSON.parse(stored)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The captured PDUs on disk. `searchTextOf` is the text in which a search looks. */
export class CaptureTable {
  readonly #database: DatabaseSync
  readonly #searchTextOf: (record: CaptureRecord) => string
  readonly #labels = new Map<number, SessionLabel>()
  #firstSeq: number
  #lastSeq: number
  #octets: number
  #limit = Number.POSITIVE_INFINITY
  readonly #insertOne
  readonly #insertMany
  readonly #insertSession

  constructor(database: DatabaseSync, searchTextOf: (record: CaptureRecord) => string) {
    this.#database = database
    this.#searchTextOf = searchTextOf
    for (const row of database.prepare('SELECT * FROM capture_sessions').all()) {
      this.#labels.set(Number(row['session_key']), {
        sessionId: String(row['session_id']),
        sessionName: String(row['name']),
        profileId: String(row['profile_id']),
        context: contextOf(row['context']),
      })
    }
    const range = database.prepare('SELECT min(seq) AS first, max(seq) AS last FROM capture').get()
    // The numbering goes on after a clear: cards keep pointing at the PDUs they meant.
    this.#lastSeq = Math.max(Number(range?.['last'] ?? 0), this.#meta('capture.lastSeq'))
    this.#firstSeq = Number(range?.['first'] ?? this.#lastSeq + 1)
    this.#octets = this.#meta('capture.octets')
    this.#insertOne = database.prepare(`INSERT OR REPLACE INTO capture VALUES ${rowPlaces}`)
    this.#insertMany = database.prepare(
      `INSERT OR REPLACE INTO capture VALUES ${Array(insertRows).fill(rowPlaces).join(', ')}`,
    )
    this.#insertSession = database.prepare('INSERT OR REPLACE INTO capture_sessions VALUES (?, ?, ?, ?, ?)')
  }

  get lastSeq(): number {
    return this.#lastSeq
  }

  get count(): number {
    return this.#lastSeq - this.#firstSeq + 1
  }

  get octets(): number {
    return this.#octets
  }

  get lastSessionKey(): number {
    return Math.max(0, ...this.#labels.keys())
  }

  setLimit(limit: number): void {
    this.#limit = limit
  }

  /** The sessions known so far, for a store that takes this one's place. */
  sessions(): SessionKeyRow[] {
    return [...this.#labels].map(([sessionKey, label]) => ({ sessionKey, label }))
  }

  /** Inside the caller's transaction. */
  putSessions(sessions: readonly SessionKeyRow[]): void {
    for (const { sessionKey, label } of sessions) {
      this.#labels.set(sessionKey, label)
      const { sessionId, sessionName, profileId, context } = label
      const kept = context === null ? null : JSON.stringify(context)
      this.#insertSession.run(sessionKey, sessionId, sessionName, profileId, kept)
    }
  }

  /** Inside the caller's transaction. */
  append(pdus: PackedPdus): void {
    let rows: SQLInputValue[][] = []
    for (const pdu of unpackPdus(pdus)) {
      rows.push(this.#rowOf(pdu))
      if (rows.length === insertRows) {
        this.#insertMany.run(...rows.flat())
        rows = []
      }
      this.#firstSeq = Math.min(this.#firstSeq, pdu.seq)
      this.#lastSeq = Math.max(this.#lastSeq, pdu.seq)
      this.#octets += pdu.octets.length
    }
    for (const row of rows) this.#insertOne.run(...row)
    this.#trim()
    this.#putMeta()
  }

  link(seq: number, messageId: string): void {
    this.#database.prepare('UPDATE capture SET message_id = ? WHERE seq = ?').run(messageId, seq)
  }

  /** After a transaction was rolled back the totals are read again. */
  reread(): void {
    const range = this.#database.prepare('SELECT min(seq) AS first, max(seq) AS last FROM capture').get()
    this.#lastSeq = Math.max(Number(range?.['last'] ?? 0), this.#meta('capture.lastSeq'))
    this.#firstSeq = Number(range?.['first'] ?? this.#lastSeq + 1)
    this.#octets = this.#meta('capture.octets')
  }

  async page(
    before: number | null,
    limit: number,
    words: readonly string[],
  ): Promise<{ records: CaptureRecord[]; more: boolean }> {
    const holds = words.map(() => ' AND instr(search, ?) > 0').join('')
    const statement = this.#database.prepare(
      `SELECT ${columns} FROM capture WHERE seq >= ? AND seq < ?${holds} ORDER BY seq DESC LIMIT ?`,
    )
    const records: CaptureRecord[] = []
    let end = Math.min(before ?? Number.POSITIVE_INFINITY, this.#lastSeq + 1)
    while (end > this.#firstSeq && records.length <= limit) {
      const start = Math.max(this.#firstSeq, end - searchSlice)
      const rows = statement.all(start, end, ...words, limit + 1 - records.length)
      for (const row of rows) records.push(this.#record(row))
      end = start
      await setImmediate()
    }
    return { records: records.slice(0, limit), more: records.length > limit }
  }

  range(from: number, to: number, limit: number): CaptureRecord[] {
    return this.#database
      .prepare(`SELECT ${columns} FROM capture WHERE seq >= ? AND seq <= ? ORDER BY seq LIMIT ?`)
      .all(from, to, limit)
      .map((row) => this.#record(row))
  }

  get(seq: number): FoundPdu | null {
    const row = this.#database.prepare(`SELECT ${columns} FROM capture WHERE seq = ?`).get(seq)
    return row === undefined ? null : { record: this.#record(row), responseSeq: this.findResponse(seq) }
  }

  findResponse(seq: number): number | null {
    const row = this.#database
      .prepare('SELECT seq FROM capture WHERE request_seq = ? ORDER BY seq LIMIT 1')
      .get(seq)
    return row === undefined ? null : Number(row['seq'])
  }

  /** Inside the caller's transaction. */
  clear(): void {
    this.#database.exec('DELETE FROM capture')
    this.#firstSeq = this.#lastSeq + 1
    this.#octets = 0
    this.#putMeta()
  }

  countStatuses(): StatusCount[] {
    return this.#database
      .prepare(
        'SELECT command_id, command_status, count(*) AS count FROM capture INDEXED BY capture_statuses ' +
          'WHERE sent = 0 AND command_id >= 2147483648 GROUP BY command_id, command_status',
      )
      .all()
      .map((row) => ({
        commandId: Number(row['command_id']),
        commandStatus: Number(row['command_status']),
        count: Number(row['count']),
      }))
  }

  /** In the order of the table's columns. */
  #rowOf(pdu: UnpackedPdu): SQLInputValue[] {
    const { octets } = pdu
    const header = new DataView(octets.buffer, octets.byteOffset, octets.byteLength)
    return [
      pdu.seq,
      pdu.at,
      pdu.direction === 'sent' ? 1 : 0,
      pdu.sessionKey,
      header.byteLength >= 8 ? header.getUint32(4) : 0,
      header.byteLength >= 12 ? header.getUint32(8) : 0,
      pdu.requestSeq,
      pdu.requestCommandId,
      pdu.latencyMs,
      pdu.messageId,
      this.#searchTextOf({ ...pdu, label: this.#labelOf(pdu.sessionKey) }),
      pdu.sealedPassword,
      octets,
      pdu.isLate ? 1 : null,
      pdu.repeatOf,
    ]
  }

  #trim(): void {
    // A little slack, so that not every write deletes.
    if (this.count <= this.#limit + Math.max(100, this.#limit / 100)) return
    const end = Math.min(this.#lastSeq - this.#limit + 1, this.#firstSeq + trimSlice)
    const dropped = this.#database
      .prepare('SELECT total(length(octets)) AS octets FROM capture WHERE seq < ?')
      .get(end)
    this.#database.prepare('DELETE FROM capture WHERE seq < ?').run(end)
    this.#octets -= Number(dropped?.['octets'] ?? 0)
    this.#firstSeq = end
  }

  #record(row: Row): CaptureRecord {
    const nullable = (value: SQLOutputValue | undefined) => (value == null ? null : Number(value))
    const octets = row['octets']
    return {
      seq: Number(row['seq']),
      at: Number(row['at']),
      direction: row['sent'] === 1 ? 'sent' : 'received',
      label: this.#labelOf(Number(row['session_key'])),
      requestSeq: nullable(row['request_seq']),
      requestCommandId: nullable(row['request_command_id']),
      latencyMs: nullable(row['latency_ms']),
      isLate: row['is_late'] === 1,
      repeatOf: nullable(row['repeat_of']),
      messageId: row['message_id'] == null ? null : String(row['message_id']),
      sealedPassword: row['sealed_password'] == null ? null : String(row['sealed_password']),
      octets: octets instanceof Uint8Array ? new Uint8Array(octets) : new Uint8Array(),
    }
  }

  #labelOf(sessionKey: number): SessionLabel {
    return this.#labels.get(sessionKey) ?? noLabel
  }

  #meta(name: string): number {
    const row = this.#database.prepare('SELECT value FROM settings WHERE name = ?').get(name)
    return Number(row?.['value'] ?? 0)
  }

  #putMeta(): void {
    const put = this.#database.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)')
    put.run('capture.lastSeq', String(this.#lastSeq))
    put.run('capture.octets', String(this.#octets))
  }
}
