import type { DatabaseSync } from 'node:sqlite'
import { Pattern } from '../../shared/filter/pattern.ts'
import { statusText } from '../../shared/filter/row-match.ts'
import type { CardSort } from '../../shared/message/card-sort.ts'
import { CardOrder } from './card-order.ts'
import type { Sql } from './card-sql.ts'

/** Words of a search by which cards are chosen; the others are looked for in the cards that remain. */
const chosenBy = 8

/** State of a sent part that no row is kept of, and of a message that came in: in no column. */
const statesOfNoColumn = ['waiting', 'received']

/**
 * Condition of columns that may hold the word, without case as JavaScript has it: SQLite's lower knows ASCII alone and
 * ends at a NUL, which its length shows too.
 */
function holds(columns: readonly string[], isAscii: boolean): string {
  const tests = columns.map((column) => {
    const other = `length(${column}) <> octet_length(${column}) AND instr(lower_text(${column}), :word)`
    return isAscii ? `instr(lower(${column}), :word) OR (${other})` : `(${other})`
  })
  return `(${tests.join(' OR ')})`
}

/** Cards in which the word may stand, of one range of numbers; each table is read by itself, without a join. */
function candidates(isAscii: boolean): string {
  const range = 'WHERE message >= :low AND message < :high AND'
  const status =
    'CASE WHEN command_status IS NULL THEN 0 WHEN command_status = 0 THEN :isInOk ' +
    'ELSE instr(status_text(command_status), :word) > 0 END'
  return [
    `SELECT message FROM messages ${range} (:isInState OR ${holds(['source_addr', 'dest_addr', 'text'], isAscii)}`,
    `OR session_key IN (SELECT session_key FROM message_sessions WHERE ${holds(['name'], isAscii)}))`,
    `UNION ALL SELECT message FROM message_parts ${range}`,
    `(${holds(['text', 'state', 'smsc_message_id'], isAscii)} OR ${status})`,
    `UNION ALL SELECT message FROM message_receipts ${range} ${holds(['received_id', 'stat', 'err'], isAscii)}`,
  ].join(' ')
}

/** Cards of which the columns do not tell all: rare fields, or a text over several parts in which a word may be cut. */
const unclearCards =
  'SELECT message FROM messages WHERE message >= :low AND message < :high AND text IS NULL AND parts <> 1 ' +
  'UNION ALL SELECT message FROM message_parts WHERE message >= :low AND message < :high AND rare IS NOT NULL'

/** A choice of the message cards that a filter may find, from their columns. */
export class CardSearch {
  readonly #database: DatabaseSync
  readonly #lowest
  readonly #count
  readonly #all
  readonly #unclear
  readonly #ascii
  readonly #other

  constructor(database: DatabaseSync) {
    this.#database = database
    const isPure = { deterministic: true }
    database.function('lower_text', isPure, (text) => String(text).toLowerCase())
    database.function('status_text', isPure, (status) => searchedStatus(Number(status)))
    database.function('fits_pattern', isPure, fitsPattern())
    this.#lowest = database.prepare(
      'SELECT message FROM messages WHERE message < ? ORDER BY message DESC LIMIT 1 OFFSET ?',
    )
    this.#count = database.prepare('SELECT count(*) AS cards FROM messages WHERE message < ?')
    this.#all = database.prepare(numbersWhere('1'))
    this.#unclear = database.prepare(unclearCards)
    this.#ascii = database.prepare(candidates(true))
    this.#other = database.prepare(candidates(false))
  }

  /** The `limit` cards below this number: the number of the last one, 0 when there is no other, and how many they are. */
  slice(message: number, limit: number): { low: number; cards: number } {
    const lowest = this.#lowest.get(message, limit - 1)?.['message']
    if (typeof lowest === 'number') return { low: lowest, cards: limit }
    return { low: 0, cards: Number(this.#count.get(message)?.['cards']) }
  }

  /** Numbers in [low, high), newest first. */
  all(low: number, high: number): number[] {
    return [...numbersOf(this.#all.all(low, high))]
  }

  /** Those of them that fit. */
  choosing({ text, values }: Sql): (low: number, high: number) => number[] {
    const statement = this.#database.prepare(numbersWhere(text))
    return (low, high) => [...numbersOf(statement.all(low, high, ...values))]
  }

  /** How many of them fit. */
  counting({ text, values }: Sql): (low: number, high: number) => number {
    const statement = this.#database.prepare(
      `SELECT count(*) AS cards FROM messages m WHERE message >= ? AND message < ? AND (${text})`,
    )
    return (low, high) => Number(statement.get(low, high, ...values)?.['cards'])
  }

  /** An order of those that fit; null: of all. */
  ordering(sort: CardSort, may: Sql | null): CardOrder {
    return new CardOrder(this.#database, sort, may)
  }

  /** Numbers in [low, high), newest first: all that hold every word, and a few that may not. */
  mayHold(low: number, high: number, words: readonly string[]): number[] {
    const range = { low, high }
    const unclear = numbersOf(this.#unclear.all(range))
    let found: Set<number> | null = null
    for (const word of [...words].sort((a, b) => b.length - a.length).slice(0, chosenBy)) {
      const holding = this.#holding(range, word)
      found = found === null ? holding : intersection(found, holding)
      if (found.size === 0) break
    }
    const all = new Set([...(found ?? []), ...unclear])
    return [...all].sort((a, b) => b - a)
  }

  #holding(range: { readonly low: number; readonly high: number }, word: string): Set<number> {
    const statement = isAscii(word) ? this.#ascii : this.#other
    const isInState = statesOfNoColumn.some((state) => state.includes(word)) ? 1 : 0
    const isInOk = searchedStatus(0).includes(word) ? 1 : 0
    return numbersOf(statement.all({ ...range, word, isInState, isInOk }))
  }
}

/** Patterns read at a time; a search has few. */
const keptPatterns = 100

/** 1 for a text that a pattern of the language fits; nothing is known of NULL. */
function fitsPattern(): (pattern: unknown, text: unknown) => number | null {
  const known = new Map<string, Pattern | null>()
  return (pattern, text) => {
    if (text === null) return null
    const written = String(pattern)
    let read = known.get(written)
    if (read === undefined) {
      const tried = Pattern.read(written)
      read = 'reason' in tried ? null : tried
      if (known.size >= keptPatterns) known.clear()
      known.set(written, read)
    }
    return read?.isIn(String(text)) === true ? 1 : 0
  }
}

function numbersWhere(condition: string): string {
  return `SELECT message FROM messages m WHERE message >= ? AND message < ? AND (${condition}) ORDER BY message DESC`
}

function searchedStatus(status: number): string {
  return statusText(status).toLowerCase()
}

function numbersOf(rows: readonly Record<string, unknown>[]): Set<number> {
  return new Set(rows.map((row) => Number(row['message'])))
}

function intersection(one: ReadonlySet<number>, other: ReadonlySet<number>): Set<number> {
  return new Set([...one].filter((value) => other.has(value)))
}

function isAscii(word: string): boolean {
  return [...word].every((character) => character < '\x80')
}
