import type { DatabaseSync } from 'node:sqlite'
import { statusText } from '../../shared/filter/row-match.ts'

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

/** A choice of the message cards that may hold words, from their columns. */
export class CardSearch {
  readonly #lowest
  readonly #unclear
  readonly #ascii
  readonly #other

  constructor(database: DatabaseSync) {
    const isPure = { deterministic: true }
    database.function('lower_text', isPure, (text) => String(text).toLowerCase())
    database.function('status_text', isPure, (status) => searchedStatus(Number(status)))
    this.#lowest = database.prepare(
      'SELECT message FROM messages WHERE message < ? ORDER BY message DESC LIMIT 1 OFFSET ?',
    )
    this.#unclear = database.prepare(unclearCards)
    this.#ascii = database.prepare(candidates(true))
    this.#other = database.prepare(candidates(false))
  }

  /**
   * Numbers of up to `limit` cards older than that of this number, newest first: all that hold every word, and a few that
   * may not. `last` is the number of the last one looked at; 0: there is no other.
   */
  mayHold(message: number, limit: number, words: readonly string[]): { found: number[]; last: number } {
    const lowest = this.#lowest.get(message, limit - 1)?.['message']
    const low = typeof lowest === 'number' ? lowest : 0
    const range = { low, high: message }
    const unclear = numbersOf(this.#unclear.all(range))
    let found: Set<number> | null = null
    for (const word of [...words].sort((a, b) => b.length - a.length).slice(0, chosenBy)) {
      const holding = this.#holding(range, word)
      found = found === null ? holding : intersection(found, holding)
      if (found.size === 0) break
    }
    const all = new Set([...(found ?? []), ...unclear])
    return { found: [...all].sort((a, b) => b - a), last: low }
  }

  #holding(range: { readonly low: number; readonly high: number }, word: string): Set<number> {
    const statement = isAscii(word) ? this.#ascii : this.#other
    const isInState = statesOfNoColumn.some((state) => state.includes(word)) ? 1 : 0
    const isInOk = searchedStatus(0).includes(word) ? 1 : 0
    return numbersOf(statement.all({ ...range, word, isInState, isInOk }))
  }
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
