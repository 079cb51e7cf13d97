import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { rowReference } from '../../shared/bulk/plan-row.ts'
import {
  type MessageCard,
  type MessagePart,
  messageCardSchema,
  messagePartSchema,
} from '../../shared/contract/message.ts'
import { worstPartState } from '../../shared/message/part-state.ts'
import {
  addressOf,
  flagSent,
  flagUnread,
  nullableNumber,
  nullableText,
  partStateOf,
  type Row,
  receiptColumns,
  receiptOf,
  runOf,
  textOf,
} from './card-columns.ts'
import { blankPart, keptReceipts, receiptCount } from './card-parts.ts'
import { ConversationTable } from './conversation-table.ts'
import { readJson } from './read-json.ts'
import type { CardWrite } from './store-protocol.ts'

const messageColumns =
  'message, created_at, session_id, connection_id, name, profile_id, intent_key, source_ton, source_npi, source_addr, ' +
  'dest_ton, dest_npi, dest_addr, encoding, data_coding, registered_delivery, parts, text, flags, run_id, run_row, ussd'
const fromMessages = `SELECT ${messageColumns} FROM messages JOIN message_sessions USING (session_key)`
/** Sessions and intents whose keys are remembered. */
const keptKeys = 1_000
/** Cards with a part under way or in doubt that are read at the start. */
const flaggedCards = 20_000

/** Parts of a row that are rare, as JSON. */
const rareSchema = messagePartSchema
  .pick({
    ...{ attempts: true, earlier: true, isLeft: true, isCut: true, lastQuery: true },
    ...{ copies: true, isReferenceReused: true },
    ...{ earlierQueries: true, queryCount: true, poll: true },
  })
  .partial()
const intentSchema = messageCardSchema.shape.intent
const ussdSchema = messageCardSchema.shape.ussd

/** Message cards as rows: one of the message, one for each part that something happened to, one for each receipt kept. */
export class CardRows {
  readonly #database: DatabaseSync
  readonly #sessionKeys = new Map<string, number>()
  readonly #intentKeys = new Map<string, number>()
  readonly #intents = new Map<number, MessageCard['intent']>()
  readonly conversations: ConversationTable
  readonly #before
  readonly #putMessage
  readonly #putFlags
  readonly #putPart
  readonly #putReceipt
  readonly #dropReceipts
  readonly #parts
  readonly #receipts
  readonly #one

  constructor(database: DatabaseSync) {
    this.#database = database
    this.conversations = new ConversationTable(database)
    this.#before = database.prepare('SELECT conversation, flags FROM messages WHERE message = ?')
    this.#putMessage = database.prepare(`INSERT OR REPLACE INTO messages VALUES (${places(20)})`)
    this.#putFlags = database.prepare('UPDATE messages SET flags = ? WHERE message = ? AND flags <> ?')
    this.#putPart = database.prepare(`INSERT OR REPLACE INTO message_parts VALUES (${places(14)})`)
    this.#putReceipt = database.prepare(`INSERT OR IGNORE INTO message_receipts VALUES (${places(12)})`)
    this.#dropReceipts = database.prepare(
      'DELETE FROM message_receipts WHERE message = ? AND part = ? AND receipt <= ?',
    )
    this.#parts = database.prepare('SELECT * FROM message_parts WHERE message = ? ORDER BY part')
    this.#receipts = database.prepare(
      'SELECT * FROM message_receipts WHERE message = ? AND part = ? ORDER BY receipt',
    )
    this.#one = database.prepare(`${fromMessages} WHERE message = ?`)
  }

  count(): number {
    return Number(this.#database.prepare('SELECT count(*) AS cards FROM messages').get()?.['cards'] ?? 0)
  }

  /** The highest number given to a card so far. */
  last(): number {
    const highest = this.#database.prepare('SELECT max(message) AS last FROM messages').get()?.['last']
    const told = this.#database.prepare("SELECT value FROM meta WHERE name = 'messages.last'").get()?.[
      'value'
    ]
    return Math.max(Number(highest ?? 0), Number.isSafeInteger(told) ? Number(told) : 0)
  }

  putLast(last: number): void {
    this.#database.prepare("INSERT OR REPLACE INTO meta VALUES ('messages.last', ?)").run(last)
  }

  /** Writes the message and its changed parts; true when it was not there before. `last`: the highest number so far. */
  put(message: number, write: CardWrite, last: number): boolean {
    const { flags, parts } = write
    const before = message > last ? undefined : this.#before.get(message)
    // Of a sent message nothing else changes.
    if (before !== undefined && (flags & flagSent) !== 0) this.#putFlags.run(flags, message, flags)
    else this.#putWhole(message, write, this.#conversationOf(message, write, before))
    for (const part of parts) this.#putPartRows(message, part)
    return before === undefined
  }

  /** Counts a new message, or the change of one, in its conversation; null where it belongs to none. */
  #conversationOf(message: number, { pair, flags }: CardWrite, before: Row | undefined): number | null {
    const isUnread = flags === flagUnread
    if (before === undefined) {
      const counted = { isReceived: (flags & flagSent) === 0, isUnread }
      return pair === null ? null : this.conversations.add(pair, message, counted)
    }
    const conversation = nullableNumber(before['conversation'])
    const wasUnread = before['flags'] === flagUnread
    if (conversation !== null && wasUnread !== isUnread)
      this.conversations.shift(conversation, isUnread ? 1 : -1)
    return conversation
  }

  #putWhole(message: number, write: CardWrite, conversation: number | null): void {
    const { card, partCount, flags, intent } = write
    const { source, destination } = card
    this.#putMessage.run(
      message,
      card.createdAt,
      this.#sessionKeyOf(card),
      this.#intentKeyOf(intent),
      source.ton,
      source.npi,
      source.addr,
      destination.ton,
      destination.npi,
      destination.addr,
      card.encoding,
      card.dataCoding,
      card.registeredDelivery,
      partCount,
      card.text,
      flags,
      card.run?.runId ?? null,
      card.run?.row ?? null,
      conversation,
      card.ussd === undefined ? null : JSON.stringify(card.ussd),
    )
  }

  get(message: number): MessageCard | null {
    const row = this.#one.get(message)
    return row === undefined ? null : this.#card(row)
  }

  /** The newest cards with a part under way, with one that waits for a decision, or with one that is polled. */
  flagged(condition: 'flags & 2' | 'flags & 4' | 'flags & 8'): MessageCard[] {
    return this.#database
      .prepare(
        `${fromMessages} WHERE flags > 1 AND flags < 16 AND ${condition} ORDER BY message DESC LIMIT ?`,
      )
      .all(flaggedCards)
      .map((row) => this.#card(row))
  }

  oldest(limit: number): { readonly message: number; readonly createdAt: number }[] {
    return this.#database
      .prepare('SELECT message, created_at FROM messages ORDER BY message LIMIT ?')
      .all(limit)
      .map((row) => ({ message: Number(row['message']), createdAt: Number(row['created_at']) }))
  }

  drop(message: number): void {
    const before = this.#before.get(message)
    const conversation = nullableNumber(before?.['conversation'])
    if (conversation !== null) {
      const flags = Number(before?.['flags'])
      const counted = { isReceived: (flags & flagSent) === 0, isUnread: flags === flagUnread }
      this.conversations.remove(conversation, counted)
    }
    for (const table of ['messages', 'message_parts', 'message_receipts']) {
      this.#database.prepare(`DELETE FROM ${table} WHERE message = ?`).run(message)
    }
  }

  clear(): void {
    this.conversations.clear()
    for (const table of [
      'messages',
      'message_parts',
      'message_receipts',
      'message_intents',
      'message_sessions',
    ]) {
      this.#database.exec(`DELETE FROM ${table}`)
    }
    this.forgetKeys()
  }

  /** Drops intents and sessions that no message refers to. */
  dropUnused(): void {
    this.#database.exec(
      'DELETE FROM message_intents WHERE intent_key NOT IN (SELECT intent_key FROM messages WHERE intent_key NOT NULL); ' +
        'DELETE FROM message_sessions WHERE session_key NOT IN (SELECT session_key FROM messages)',
    )
    this.forgetKeys()
  }

  /** Looks keys up again: those given in a transaction that was rolled back are of nothing. */
  forgetKeys(): void {
    this.#sessionKeys.clear()
    this.#intentKeys.clear()
    this.#intents.clear()
  }

  #putPartRows(message: number, part: MessagePart): void {
    const rare = rareOf(part)
    const count = receiptCount(part)
    // A part that nothing has happened to yet.
    if (part.state === 'waiting' && part.text === '' && rare === null) return
    this.#putPart.run(
      message,
      part.number,
      part.state,
      part.text,
      part.sequenceNumber,
      part.submitSeq,
      part.submittedAt,
      part.responseSeq,
      part.respondedAt,
      part.commandStatus,
      part.responseCommand,
      part.smscMessageId,
      rare,
      count,
    )
    if (count === 0) return
    const first = count - part.receipts.length + 1
    for (const [index, receipt] of part.receipts.entries()) {
      this.#putReceipt.run(message, part.number, first + index, ...receiptColumns(receipt))
    }
    if (count > keptReceipts) this.#dropReceipts.run(message, part.number, count - keptReceipts)
  }

  #card(row: Row): MessageCard {
    const message = Number(row['message'])
    const parts = this.#partsOf(message, Number(row['parts']))
    const isSent = (Number(row['flags']) & flagSent) !== 0
    const source = addressOf(row, 'source')
    const destination = addressOf(row, 'dest')
    const run = runOf(row)
    const intent = this.#intentOf(row['intent_key'], run)
    const ussd = row['ussd'] === null ? undefined : ussdSchema.safeParse(readJson(textOf(row['ussd']))).data
    return {
      messageId: String(message),
      direction: isSent ? 'sent' : 'received',
      sessionId: textOf(row['session_id']),
      connectionId: nullableText(row['connection_id']),
      sessionName: textOf(row['name']),
      profileId: textOf(row['profile_id']),
      createdAt: Number(row['created_at']),
      source,
      destination,
      text: nullableText(row['text']) ?? parts.map(({ text }) => text).join(''),
      encoding: textOf(row['encoding']),
      dataCoding: Number(row['data_coding']),
      registeredDelivery: Number(row['registered_delivery']),
      parts,
      ...(intent === undefined ? {} : { intent: { ...intent, source, destination } }),
      ...(run === undefined ? {} : { run }),
      ...(ussd === undefined ? {} : { ussd }),
      ...(Number(row['flags']) === flagUnread ? { isUnread: true } : {}),
      state: isSent ? worstPartState(parts) : 'received',
    }
  }

  #partsOf(message: number, count: number): MessagePart[] {
    const parts = Array.from({ length: Math.min(count, 255) }, (_, index) => blankPart(index + 1, ''))
    for (const row of this.#parts.all(message)) {
      const number = Number(row['part'])
      if (number >= 1 && number <= parts.length) parts[number - 1] = this.#part(message, number, row)
    }
    return parts
  }

  #part(message: number, number: number, row: Row): MessagePart {
    const receipts = Number(row['receipts'])
    const rare = row['rare'] === null ? {} : (rareSchema.safeParse(readJson(textOf(row['rare']))).data ?? {})
    const found = receipts === 0 ? [] : this.#receipts.all(message, number).map(receiptOf)
    return {
      ...blankPart(number, textOf(row['text'])),
      state: partStateOf(row['state']),
      sequenceNumber: nullableNumber(row['sequence_number']),
      submitSeq: nullableNumber(row['submit_seq']),
      submittedAt: nullableNumber(row['submitted_at']),
      responseSeq: nullableNumber(row['response_seq']),
      respondedAt: nullableNumber(row['responded_at']),
      commandStatus: nullableNumber(row['command_status']),
      responseCommand: nullableText(row['response_command']),
      smscMessageId: nullableText(row['smsc_message_id']),
      receipts: found,
      ...(receipts > found.length ? { receiptCount: receipts } : {}),
      ...rare,
      lastQuery: rare.lastQuery ?? null,
    }
  }

  #sessionKeyOf(card: CardWrite['card']): number {
    const { sessionId, connectionId, sessionName, profileId } = card
    const columns = [sessionId, connectionId, sessionName, profileId]
    return this.#keyOf(this.#sessionKeys, JSON.stringify(columns), () => {
      const found = this.#database
        .prepare(
          'SELECT session_key FROM message_sessions WHERE session_id = ? AND connection_id IS ? AND name = ? AND profile_id = ?',
        )
        .get(...columns)
      if (found !== undefined) return Number(found['session_key'])
      const added = this.#database
        .prepare('INSERT INTO message_sessions VALUES (NULL, ?, ?, ?, ?)')
        .run(...columns)
      return Number(added.lastInsertRowid)
    })
  }

  #intentKeyOf(json: string | null): number | null {
    if (json === null) return null
    return this.#keyOf(this.#intentKeys, json, () => {
      const found = this.#database
        .prepare('SELECT intent_key FROM message_intents WHERE intent = ?')
        .get(json)
      if (found !== undefined) return Number(found['intent_key'])
      const added = this.#database.prepare('INSERT INTO message_intents VALUES (NULL, ?)').run(json)
      return Number(added.lastInsertRowid)
    })
  }

  #keyOf(known: Map<string, number>, name: string, find: () => number): number {
    const before = known.get(name)
    if (before !== undefined) return before
    if (known.size >= keptKeys) known.clear()
    const key = find()
    known.set(name, key)
    return key
  }

  /** Undefined for a message that came in, and for an intent that no longer reads as one. */
  #intentOf(key: SQLOutputValue | undefined, run: MessageCard['run']): MessageCard['intent'] {
    const intent = this.#storedIntent(key)
    if (intent === undefined || run === undefined) return intent
    return { ...intent, reference: rowReference(intent.method, run.row) }
  }

  #storedIntent(key: SQLOutputValue | undefined): MessageCard['intent'] {
    if (typeof key !== 'number') return undefined
    if (this.#intents.has(key)) return this.#intents.get(key)
    if (this.#intents.size >= keptKeys) this.#intents.clear()
    const row = this.#database.prepare('SELECT intent FROM message_intents WHERE intent_key = ?').get(key)
    const stored = readJson(textOf(row?.['intent']))
    const noAddress = { ton: 0, npi: 0, addr: '' }
    const whole =
      typeof stored === 'object' ? { ...stored, source: noAddress, destination: noAddress } : stored
    const intent = intentSchema.safeParse(whole).data
    this.#intents.set(key, intent)
    return intent
  }
}

/** JSON of the fields that few parts have; null when it has none. */
function rareOf(part: MessagePart): string | null {
  const { attempts, earlier, isLeft, isCut, copies, isReferenceReused } = part
  const { lastQuery, earlierQueries, queryCount, poll } = part
  const incoming = { isCut, copies, isReferenceReused }
  const queries = { lastQuery: lastQuery ?? undefined, earlierQueries, queryCount, poll }
  const fields = { attempts, earlier, isLeft, ...incoming, ...queries }
  const isPlain = Object.values(fields).every((value) => value === undefined)
  return isPlain ? null : JSON.stringify(fields)
}

function places(count: number): string {
  return Array(count).fill('?').join(', ')
}
