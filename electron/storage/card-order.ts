import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { CardSort, CardSortKey } from '../../shared/message/card-sort.ts'
import { worstFirst } from '../../shared/message/part-state.ts'
import { addressColumn, flagSent } from './card-columns.ts'
import { messageColumn } from './card-columns-asked.ts'
import { joined, type Sql, sql } from './card-sql.ts'

/** A card with what it is sorted by; null where it has nothing. */
export interface CardKey {
  readonly message: number
  readonly value: number | string | null
}

/** SQL of `m`, the row of `messages`, unless another table is named. */
interface Order {
  /** What the card is sorted by. */
  readonly value: string
  /**
   * Values of which a card has one that comes before a bound wherever its own does: of its parts `p`, of its receipts `r`,
   * and of the message `m` whatever it has of these. A scan for them is quick where few come before the bound.
   */
  readonly ofPart?: string
  readonly alone?: string
  readonly ofReceipt?: string
}

/** Letters of a text that are compared. */
const comparedLetters = 100

const text = (column: string): Order => ({ value: `substr(lower(${column}), 1, ${comparedLetters})` })
const address = (side: 'source' | 'dest' | 'peer'): Order => text(`ltrim(${addressColumn(side)}, '+')`)
const column = (name: Parameters<typeof messageColumn>[0]): Order => ({ value: messageColumn(name) })

/** The place of a state, the worst first; of one of another release that of `sent`. */
const stateRank = `CASE p.state ${worstFirst
  .map((state, rank) => `WHEN '${state}' THEN ${rank}`)
  .join(' ')} ELSE ${worstFirst.indexOf('sent')} END`
const waitingRank = worstFirst.indexOf('waiting')
const receivedRank = worstFirst.length
const isSent = `m.flags & ${flagSent}`

const answered = 'p.responded_at - p.submitted_at'

function ofParts(value: string, from = 'message_parts p WHERE p.message = m.message'): string {
  return `(SELECT ${value} FROM ${from})`
}

/** The receipt that decided about a part; none where it overtook the response. */
const decided =
  '(SELECT CASE WHEN r.at >= p.responded_at THEN r.at - p.responded_at END FROM message_receipts r ' +
  'WHERE r.message = p.message AND r.part = p.part AND r.final ORDER BY r.receipt LIMIT 1)'

const orders: Readonly<Record<CardSortKey, Order>> = {
  time: column('time'),
  direction: column('direction'),
  source_addr: address('source'),
  destination_addr: address('dest'),
  peer: address('peer'),
  session: text(messageColumn('session')),
  profile: text(messageColumn('profile')),
  state: {
    value: `CASE WHEN ${isSent} THEN coalesce(${ofParts(`min(${stateRank})`)}, ${waitingRank}) ELSE ${receivedRank} END`,
    ofPart: stateRank,
    // Of a part that waits there may be no row.
    alone: `CASE WHEN ${isSent} THEN CASE WHEN m.flags & 2 THEN ${waitingRank} END ELSE ${receivedRank} END`,
  },
  command_status: { value: ofParts('max(p.command_status)'), ofPart: 'p.command_status' },
  'parts.total': column('parts.total'),
  latency: {
    value: ofParts(`CASE WHEN count(${answered}) >= m.parts THEN max(0, max(${answered})) END`),
    ofPart: `max(0, ${answered})`,
  },
  'receipt.latency': {
    value: ofParts(
      'CASE WHEN count(took) >= m.parts THEN max(took) END',
      `(SELECT ${decided} AS took FROM message_parts p WHERE p.message = m.message)`,
    ),
    ofReceipt: 'r.at - p.responded_at',
  },
  'text.encoding': column('text.encoding'),
  data_coding: column('data_coding'),
  registered_delivery: column('registered_delivery'),
  run: column('run'),
  'run.row': column('run.row'),
}

export interface OrderedRange {
  /** Numbers in [low, high). */
  readonly low: number
  readonly high: number
  /** Those behind it in the order; null: from its beginning. */
  readonly after: CardKey | null
  /** Those that come before a card of a higher number; null: all. */
  readonly before: CardKey | null
  readonly limit: number
}

/** Cards in an order, a range of their numbers at a time. */
export class CardOrder {
  readonly #database: DatabaseSync
  readonly #order: Order
  readonly #isUp: boolean
  readonly #may: Sql | null
  readonly #statements = new Map<string, StatementSync>()

  /** `may`: those that it is about; null: all. */
  constructor(database: DatabaseSync, sort: CardSort, may: Sql | null) {
    this.#database = database
    this.#order = orders[sort.by]
    this.#isUp = sort.order === 'ascending'
    this.#may = may
  }

  /** The first `limit` of them, in the order. */
  first(range: OrderedRange): CardKey[] {
    const { after, before, limit } = range
    const valued = this.#valued(range)
    const places = [
      ...(after === null ? [] : [this.#behind(after)]),
      ...(before === null ? [] : [this.#ahead(before)]),
    ]
    const where = places.length === 0 ? sql('1') : joined('AND', places)
    const order = `value IS NULL, value ${this.#isUp ? 'ASC' : 'DESC'}, message DESC`
    return this.#run({
      text: `SELECT message, value FROM (${valued.text}) WHERE ${where.text} ORDER BY ${order} LIMIT ?`,
      values: [...valued.values, ...where.values, limit],
    })
  }

  /** Both in one list, the first `limit` of it. */
  merged(one: readonly CardKey[], other: readonly CardKey[], limit: number): CardKey[] {
    if (other.length === 0) return [...one]
    return [...one, ...other].sort((a, b) => this.#compare(a, b)).slice(0, limit)
  }

  #run({ text: written, values }: Sql): CardKey[] {
    const statement = this.#statements.get(written) ?? this.#database.prepare(written)
    this.#statements.set(written, statement)
    return statement.all(...values).map(({ message, value }) => ({
      message: Number(message),
      value: typeof value === 'number' || typeof value === 'string' ? value : null,
    }))
  }

  /** The LIMIT keeps SQLite from working the value out anew wherever it is named. */
  #valued({ low, high, before }: OrderedRange): Sql {
    const may = this.#may ?? sql('1')
    const from = this.#candidates(low, high, before)
    return {
      text:
        `SELECT m.message AS message, ${this.#order.value} AS value FROM ${from.text} ` +
        `WHERE m.message >= ? AND m.message < ? AND (${may.text}) LIMIT -1`,
      values: [...from.values, low, high, ...may.values],
    }
  }

  /** The tables that cards before the bound are in. */
  #candidates(low: number, high: number, before: CardKey | null): Sql {
    const bound = before?.value ?? null
    const { ofPart, alone, ofReceipt } = this.#order
    const range = (table: string) => `${table}.message >= ? AND ${table}.message < ?`
    const found: Sql[] = []
    const find = (tables: string, table: string, value: string) =>
      found.push({
        text: `SELECT ${table}.message AS message FROM ${tables} WHERE ${range(table)} AND ${value} ${this.#sign} ?`,
        values: [low, high, bound],
      })
    if (bound === null) return sql('messages m')
    if (ofPart !== undefined) find('message_parts p', 'p', ofPart)
    if (alone !== undefined) find('messages m', 'm', alone)
    if (ofReceipt !== undefined)
      find(
        'message_receipts r CROSS JOIN message_parts p ON p.message = r.message AND p.part = r.part',
        'r',
        ofReceipt,
      )
    if (found.length === 0) return sql('messages m')
    const all = found.map((one) => one.text).join(' UNION ')
    return {
      text: `(SELECT DISTINCT message FROM (${all})) c CROSS JOIN messages m ON m.message = c.message`,
      values: found.flatMap(({ values }) => values),
    }
  }

  /** Of a value that comes before another one. */
  get #sign(): '<' | '>' {
    return this.#isUp ? '<' : '>'
  }

  #behind({ value, message }: CardKey): Sql {
    if (value === null) return sql('(value IS NULL AND message < ?)', [message])
    const sign = this.#isUp ? '>' : '<'
    return sql(`(value ${sign} ? OR value IS NULL OR (value = ? AND message < ?))`, [value, value, message])
  }

  #ahead({ value }: CardKey): Sql {
    return value === null ? sql('value IS NOT NULL') : sql(`value ${this.#sign} ?`, [value])
  }

  #compare(one: CardKey, other: CardKey): number {
    const rest = other.message - one.message
    if (one.value === null || other.value === null)
      return Number(one.value === null) - Number(other.value === null) || rest
    const up = compareValues(one.value, other.value)
    return (this.#isUp ? up : -up) || rest
  }
}

/** As SQLite does: texts by their octets. */
function compareValues(one: number | string, other: number | string): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)))
}
