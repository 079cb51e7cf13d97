import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { mostUnread } from '../../shared/contract/conversations.ts'
import type { NumberPair } from '../../shared/message/number-pair.ts'
import { flagUnread } from './card-columns.ts'
import { numberBefore } from './card-numbers.ts'

/** What is counted of a message. */
interface Counted {
  readonly isReceived: boolean
  readonly isUnread: boolean
}

export interface ConversationQuery {
  /** Number of a message; null: from the newest. */
  readonly before: string | null
  readonly limit: number
  /** Characters that one of the two numbers holds, in either case. */
  readonly number: string
  readonly only: 'all' | 'answered' | 'unread'
}

export interface ConversationRow extends NumberPair {
  readonly lastMessage: number
  readonly messages: number
  readonly received: number
  readonly unread: number
}

/** Each has an index of its own by the last message. */
const conditions = { all: '1', answered: 'received > 0', unread: 'unread > 0' } as const

/** Who writes with whom, with counts: kept beside the messages, so that a list of them reads none. */
export class ConversationTable {
  readonly #database: DatabaseSync
  readonly #add
  readonly #shift
  readonly #remove
  readonly #find
  readonly #page
  readonly #unread
  readonly #lists

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#add = database.prepare(
      'INSERT INTO conversations (own, peer, last_message, messages, received, unread) VALUES (?, ?, ?, 1, ?, ?) ' +
        'ON CONFLICT DO UPDATE SET last_message = max(last_message, excluded.last_message), messages = messages + 1, ' +
        'received = received + excluded.received, unread = unread + excluded.unread RETURNING conversation',
    )
    this.#shift = database.prepare('UPDATE conversations SET unread = unread + ? WHERE conversation = ?')
    this.#remove = database.prepare(
      'UPDATE conversations SET messages = messages - 1, received = received - ?, unread = unread - ? WHERE conversation = ?',
    )
    this.#find = database.prepare('SELECT conversation FROM conversations WHERE own = ? AND peer = ?')
    this.#page = database.prepare(
      'SELECT message FROM messages WHERE conversation = ? AND message < ? ORDER BY message DESC LIMIT ?',
    )
    this.#unread = database.prepare(
      `SELECT count(*) AS unread FROM (SELECT 1 FROM messages WHERE flags = ${flagUnread} LIMIT ${mostUnread})`,
    )
    const list = (only: keyof typeof conditions) =>
      database.prepare(
        `SELECT * FROM conversations WHERE last_message < :before AND ${conditions[only]} AND ` +
          "(:number = '' OR instr(lower(peer), :number) OR instr(lower(own), :number)) ORDER BY last_message DESC LIMIT :limit",
      )
    this.#lists = { all: list('all'), answered: list('answered'), unread: list('unread') }
  }

  /** A new message; the number of its conversation. */
  add({ own, peer }: NumberPair, message: number, { isReceived, isUnread }: Counted): number {
    const row = this.#add.get(own, peer, message, isReceived ? 1 : 0, isUnread ? 1 : 0)
    return Number(row?.['conversation'])
  }

  /** One of its messages became unread or read. */
  shift(conversation: number, by: 1 | -1): void {
    this.#shift.run(by, conversation)
  }

  /** One of its messages is dropped; without any it goes. */
  remove(conversation: number, { isReceived, isUnread }: Counted): void {
    this.#remove.run(isReceived ? 1 : 0, isUnread ? 1 : 0, conversation)
    this.#database
      .prepare('DELETE FROM conversations WHERE conversation = ? AND messages <= 0')
      .run(conversation)
  }

  list({ before, limit, number, only }: ConversationQuery): ConversationRow[] {
    const from = numberBefore(before)
    return this.#lists[only].all({ before: from, limit, number: number.toLowerCase() }).map(rowOf)
  }

  /** Numbers of its messages below this one, newest first. */
  page({ own, peer }: NumberPair, before: number, limit: number): number[] {
    const conversation = this.#find.get(own, peer)?.['conversation']
    if (typeof conversation !== 'number') return []
    return this.#page.all(conversation, before, limit).map(({ message }) => Number(message))
  }

  /** All messages, or those of a pair, are read. Inside the caller's transaction. */
  readAll(pair: NumberPair | null): void {
    if (pair === null) {
      this.#database.exec(
        `UPDATE messages SET flags = 0 WHERE flags = ${flagUnread}; UPDATE conversations SET unread = 0 WHERE unread > 0`,
      )
      return
    }
    const conversation = this.#find.get(pair.own, pair.peer)?.['conversation']
    if (typeof conversation !== 'number') return
    const where = 'WHERE conversation = ?'
    this.#database
      .prepare(`UPDATE messages SET flags = 0 ${where} AND +flags = ${flagUnread}`)
      .run(conversation)
    this.#database.prepare(`UPDATE conversations SET unread = 0 ${where}`).run(conversation)
  }

  /** How many messages are unread, at most `mostUnread`. */
  countUnread(): number {
    return Number(this.#unread.get()?.['unread'])
  }

  clear(): void {
    this.#database.exec('DELETE FROM conversations')
  }
}

function rowOf(row: Record<string, SQLOutputValue>): ConversationRow {
  return {
    own: String(row['own']),
    peer: String(row['peer']),
    lastMessage: Number(row['last_message']),
    messages: Number(row['messages']),
    received: Number(row['received']),
    unread: Number(row['unread']),
  }
}
