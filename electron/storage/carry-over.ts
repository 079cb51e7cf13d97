import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { type MessageCard, messageCardSchema } from '../../shared/contract/message.ts'
import { idsOf } from '../../shared/message/part-ids.ts'
import { canonicalId } from '../../shared/receipts/id-rules.ts'
import type { CaptureRecord, SessionLabel } from '../capture/capture-record.ts'
import { packPdus } from '../capture/pdu-block.ts'
import { keptReceipts } from './card-parts.ts'
import { olderFileName } from './open-saved.ts'
import { readJson } from './read-json.ts'
import { isSqliteError } from './sqlite-problem.ts'
import type { TrafficStore } from './traffic-store.ts'
import { transact } from './transact.ts'
import { cardWrite } from './write-queue.ts'

/** PDUs and cards brought over in one transaction. */
const slicePdus = 1024
const sliceCards = 500
/** The newest open cards, brought over before the store is ready; older ones follow. */
const openCards = 2_000

/** What the file of 0.1.0 has of columns that came later. */
const laterColumns = { capture: ['is_late', 'repeat_of'], capture_sessions: ['context'] }

/** Progress of bringing over, in PDUs and cards. */
export interface CarryProgress {
  readonly done: number
  readonly total: number
}

/**
 * Brings the traffic of 0.1.0 over, which kept it as a row a PDU and a JSON text a card, the newest first, in slices:
 * the store is in use meanwhile. Where it is interrupted it goes on at the next start. The older file is only read.
 */
export class CarryOver {
  readonly #database: DatabaseSync
  readonly #traffic: TrafficStore
  readonly #labels = new Map<number, SessionLabel>()
  readonly #keys = new Map<SessionLabel, number>()
  readonly #numberOf

  /** null when there is nothing to bring over, or no longer; 'unreadable': damaged, or no file of ours. It stays as it is. */
  static begin(traffic: TrafficStore, dataDir: string): CarryOver | 'unreadable' | null {
    const { database } = traffic
    const path = join(dataDir, olderFileName)
    if (!existsSync(path) || meta(database, 'carry') === 'done') return null
    try {
      database.prepare('ATTACH ? AS older').run(path)
      if (meta(database, 'carry') === null) transact(database, () => prepare(traffic))
      traffic.reread()
      return new CarryOver(traffic)
    } catch (error) {
      if (!isSqliteError(error)) throw error
      return 'unreadable'
    }
  }

  private constructor(traffic: TrafficStore) {
    this.#database = traffic.database
    this.#traffic = traffic
    for (const { sessionKey, label } of traffic.capture.sessions()) {
      this.#labels.set(sessionKey, label)
      this.#keys.set(label, sessionKey)
    }
    this.#numberOf = this.#database.prepare('SELECT message FROM carried_cards WHERE message_id = ?')
  }

  progress(): CarryProgress {
    const left = this.#left('carry.seq') + this.#left('carry.message')
    const total = Math.max(left, this.#left('carry.total'))
    return { done: total - left, total }
  }

  /** Brings the next slice over; false when all is done. Throws what SQLite says of the older file. */
  step(): boolean {
    return transact(this.#database, () => {
      if (this.#carryCards() || this.#carryPdus()) return true
      this.#finish()
      return false
    })
  }

  /** Gives up what is left, which cannot be read. */
  giveUp(): void {
    transact(this.#database, () => this.#finish())
  }

  detach(): void {
    this.#database.exec('DETACH older')
  }

  #carryCards(): boolean {
    const from = this.#left('carry.message')
    if (from <= 0) return false
    const rows = this.#database
      .prepare(
        'SELECT message, card FROM carried_cards JOIN older.messages USING (message_id) WHERE message <= ? ' +
          'ORDER BY message DESC LIMIT ?',
      )
      .all(from, sliceCards)
    for (const row of rows) putCard(this.#traffic, row)
    setMeta(this.#database, 'carry.message', rows.length === 0 ? 0 : Number(rows.at(-1)?.['message']) - 1)
    return true
  }

  #carryPdus(): boolean {
    const from = this.#left('carry.seq')
    if (from <= 0 || this.#traffic.capture.count >= this.#traffic.limits.pdus) return false
    const rows = this.#database
      .prepare(
        `SELECT ${columnsOf(this.#database, 'capture')} FROM older.capture WHERE seq <= ? ORDER BY seq DESC LIMIT ?`,
      )
      .all(from, slicePdus)
    const records = rows.reverse().map((row) => this.#record(row))
    this.#traffic.capture.putOlder(packPdus(records, (label) => this.#keys.get(label) ?? 0))
    setMeta(this.#database, 'carry.seq', (records[0]?.seq ?? 1) - 1)
    return true
  }

  #finish(): void {
    this.#database.exec('DROP TABLE carried_cards')
    for (const name of ['carry.seq', 'carry.message']) setMeta(this.#database, name, 0)
    setMeta(this.#database, 'carry', 'done')
  }

  #left(name: string): number {
    return Number(meta(this.#database, name) ?? 0)
  }

  #record(row: Record<string, SQLOutputValue>): CaptureRecord {
    const nullable = (value: SQLOutputValue | undefined) => (value == null ? null : Number(value))
    const octets = row['octets']
    const messageId = row['message_id']
    const card = messageId == null ? undefined : this.#numberOf.get(messageId)
    return {
      seq: Number(row['seq']),
      at: Number(row['at']),
      direction: row['sent'] === 1 ? 'sent' : 'received',
      label: this.#labels.get(Number(row['session_key'])) ?? noLabel,
      requestSeq: nullable(row['request_seq']),
      requestCommandId: nullable(row['request_command_id']),
      latencyMs: nullable(row['latency_ms']),
      isLate: row['is_late'] === 1,
      repeatOf: nullable(row['repeat_of']),
      messageId: card === undefined ? null : String(card['message']),
      sealedPassword: row['sealed_password'] == null ? null : String(row['sealed_password']),
      octets: octets instanceof Uint8Array ? new Uint8Array(octets) : new Uint8Array(),
    }
  }
}

const noLabel: SessionLabel = { sessionId: '', sessionName: '', profileId: '', context: null }

/** Numbers the cards in their order, and takes over at once what the start of the engine asks for. */
function prepare(traffic: TrafficStore): void {
  const { database } = traffic
  database.exec(
    'CREATE TABLE carried_cards (message_id TEXT PRIMARY KEY, message INTEGER NOT NULL) WITHOUT ROWID; ' +
      'INSERT INTO carried_cards SELECT message_id, row_number() OVER (ORDER BY created_at, message_id) ' +
      'FROM older.messages; CREATE UNIQUE INDEX carried_by_number ON carried_cards (message);',
  )
  const sessions = columnsOf(database, 'capture_sessions')
  database.exec(`INSERT OR REPLACE INTO capture_sessions SELECT ${sessions} FROM older.capture_sessions`)
  // The counts of rows follow by themselves.
  for (const table of ['bulk_runs', 'bulk_rows', 'bulk_parts']) {
    if (hasTable(database, table)) {
      const names = namesOf(database, table)
      database.exec(`INSERT OR IGNORE INTO ${table} (${names}) SELECT ${names} FROM older.${table}`)
    }
  }
  const one = (sql: string) => Number(Object.values(database.prepare(sql).get() ?? {})[0] ?? 0)
  const lastSeq = Math.max(
    one('SELECT max(seq) FROM older.capture'),
    one("SELECT CAST(value AS INTEGER) FROM older.settings WHERE name = 'capture.lastSeq'"),
  )
  const cards = one('SELECT count(*) FROM carried_cards')
  setMeta(database, 'capture.lastSeq', lastSeq)
  setMeta(database, 'messages.last', cards)
  setMeta(database, 'carry.seq', lastSeq)
  setMeta(database, 'carry.message', cards)
  setMeta(database, 'carry.total', lastSeq + cards)
  setMeta(database, 'carry', 'begun')
  traffic.reread()
  const doubtful = hasColumn(database, 'messages', 'doubtful') ? ' OR doubtful = 1' : ''
  const open = database
    .prepare(
      'SELECT message, card FROM carried_cards JOIN older.messages USING (message_id) ' +
        `WHERE unsettled = 1${doubtful} ORDER BY message DESC LIMIT ?`,
    )
    .all(openCards)
  for (const row of open) putCard(traffic, row)
}

/** Writes the card unless it is there, and passes over one that does not read. */
function putCard({ cards }: TrafficStore, row: Record<string, SQLOutputValue>): void {
  const read = messageCardSchema.safeParse(readJson(String(row['card'])))
  const messageId = String(row['message'])
  if (!read.success || cards.get(messageId) !== null) return
  const card: MessageCard = {
    ...read.data,
    messageId,
    parts: read.data.parts.map((part) => ({
      ...part,
      receipts: part.receipts.slice(-keptReceipts),
      ...(part.receipts.length > keptReceipts ? { receiptCount: part.receipts.length } : {}),
    })),
  }
  const ids = card.parts.flatMap((part) =>
    idsOf(part).map((id) => ({ canonicalId: canonicalId(id), messageId, part: part.number })),
  )
  cards.write([cardWrite(card, card.parts)], ids)
}

function columnsOf(database: DatabaseSync, table: 'capture' | 'capture_sessions'): string {
  const columns = {
    capture:
      'seq, at, sent, session_key, request_seq, request_command_id, latency_ms, message_id, sealed_password, octets',
    capture_sessions: 'session_key, session_id, name, profile_id',
  }
  const later = laterColumns[table].map((name) =>
    hasColumn(database, table, name) ? name : `NULL AS ${name}`,
  )
  return [columns[table], ...later].join(', ')
}

function hasColumn(database: DatabaseSync, table: string, name: string): boolean {
  return database
    .prepare(`PRAGMA older.table_info(${table})`)
    .all()
    .some((row) => row['name'] === name)
}

/** The columns of a table of the older file, as they are named there. */
function namesOf(database: DatabaseSync, table: string): string {
  const columns = database.prepare(`PRAGMA older.table_info(${table})`).all()
  return columns.map((column) => String(column['name'])).join(', ')
}

function hasTable(database: DatabaseSync, table: string): boolean {
  return database.prepare(`PRAGMA older.table_info(${table})`).all().length > 0
}

function meta(database: DatabaseSync, name: string): SQLOutputValue {
  return database.prepare('SELECT value FROM meta WHERE name = ?').get(name)?.['value'] ?? null
}

function setMeta(database: DatabaseSync, name: string, value: number | string): void {
  database.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(name, value)
}
