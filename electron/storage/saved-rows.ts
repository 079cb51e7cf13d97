import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite'
import { isSqliteError } from './sqlite-problem.ts'

type Row = Readonly<Record<string, SQLOutputValue>>

/** The tables of what a user cannot get again: the key of each, and the columns that are texts. */
const savedTables = {
  settings: { key: 'name', texts: ['name', 'value'], others: [] },
  connections: {
    key: 'connection_id',
    texts: ['connection_id', 'draft'],
    others: ['position', 'sealed_password'],
  },
  templates: { key: 'template_id', texts: ['template_id', 'body'], others: [] },
  profiles: { key: 'profile_id', texts: ['profile_id', 'body'], others: [] },
} as const

export type SavedTable = keyof typeof savedTables
export const savedTableNames = [
  'settings',
  'connections',
  'templates',
  'profiles',
] as const satisfies readonly SavedTable[]

/** Rows of each table by their key. */
export type SavedRows = Readonly<Record<SavedTable, ReadonlyMap<string, Row>>>

export interface ReadRows {
  readonly rows: SavedRows
  /** Whether every row of every table could be read. */
  readonly isWhole: boolean
}

/** Ranges in which a damaged table is read: those that throw are passed over, the others kept. */
const maxRanges = 4096
/** Largest rowid that is looked for when the end of a table is what is damaged. */
const lastRowid = 65_536

/** Everything of the saved tables that can be read, whichever release wrote the file. */
export function readSavedRows(database: DatabaseSync): ReadRows {
  let isWhole = true
  const readOne = (table: SavedTable) => {
    const read = readTable(database, table)
    isWhole &&= read.isWhole
    return read.rows
  }
  return {
    rows: {
      settings: readOne('settings'),
      connections: readOne('connections'),
      templates: readOne('templates'),
      profiles: readOne('profiles'),
    },
    isWhole,
  }
}

export function countRows(rows: SavedRows): number {
  return savedTableNames.reduce((sum, table) => sum + rows[table].size, 0)
}

/** Rows of `first`, and those of `second` whose keys it lacks. */
export function joinRows(first: SavedRows, second: SavedRows): SavedRows {
  return {
    settings: new Map([...second.settings, ...first.settings]),
    connections: new Map([...second.connections, ...first.connections]),
    templates: new Map([...second.templates, ...first.templates]),
    profiles: new Map([...second.profiles, ...first.profiles]),
  }
}

/** Inside the caller's transaction. Rows that are there already stay. */
export function insertSavedRows(database: DatabaseSync, rows: SavedRows): void {
  for (const table of savedTableNames) {
    const { texts, others } = savedTables[table]
    const columns = [...texts, ...others]
    const insert = database.prepare(
      `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    for (const row of rows[table].values()) insert.run(...columns.map((column) => row[column] ?? null))
  }
}

/** Makes `database` hold the value of `row` under its key. */
export function replaceSavedRow(database: DatabaseSync, table: SavedTable, row: Row): void {
  const { key, texts } = savedTables[table]
  const value = texts[1]
  database
    .prepare(`UPDATE ${table} SET ${value} = ? WHERE ${key} = ?`)
    .run(row[value] ?? null, row[key] ?? null)
}

/** The text that a row keeps under its key. */
export function textOf(table: SavedTable, row: Row): string {
  return String(row[savedTables[table].texts[1]])
}

function readTable(
  database: DatabaseSync,
  table: SavedTable,
): { rows: ReadonlyMap<string, Row>; isWhole: boolean } {
  const { key } = savedTables[table]
  const rows = new Map<string, Row>()
  const presence = presenceOf(database, table)
  if (presence !== 'present') return { rows, isWhole: presence === 'absent' }
  let isWhole = true
  const keep = (row: Row) => {
    if (isSound(table, row)) rows.set(String(row[key]), row)
    else isWhole = false
  }
  const all = `SELECT * FROM ${table} NOT INDEXED`
  if (eachRow(database, all, [], keep)) return { rows, isWhole }
  const column = hasRowid(database, table) ? 'rowid' : key
  for (const [from, to] of column === 'rowid' ? rowidRanges(database, table) : textRanges()) {
    const bounds = to === null ? [from] : [from, to]
    const range = `${all} WHERE ${column} >= ?${to === null ? '' : ` AND ${column} < ?`} ORDER BY ${column}`
    // What stands behind the damage in a range is reached from its end.
    if (!eachRow(database, range, bounds, keep)) eachRow(database, `${range} DESC`, bounds, keep)
  }
  return { rows, isWhole: false }
}

/** Runs `keep` on each row until the end, or until the file cannot be read any further: then false. */
function eachRow(
  database: DatabaseSync,
  sql: string,
  inputs: readonly SQLInputValue[],
  keep: (row: Row) => void,
): boolean {
  try {
    for (const row of database.prepare(sql).iterate(...inputs)) keep(row)
    return true
  } catch (error) {
    if (!isSqliteError(error)) throw error
    return false
  }
}

function isSound(table: SavedTable, row: Row): boolean {
  return savedTables[table].texts.every((column) => typeof row[column] === 'string')
}

/** A file of an earlier release lacks a table; one whose schema cannot be read may have had it. */
function presenceOf(database: DatabaseSync, table: string): 'present' | 'absent' | 'unknown' {
  try {
    const found = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table)
    return found === undefined ? 'absent' : 'present'
  } catch (error) {
    if (!isSqliteError(error)) throw error
    return 'unknown'
  }
}

function hasRowid(database: DatabaseSync, table: string): boolean {
  try {
    database.prepare(`SELECT rowid FROM ${table}`)
    return true
  } catch (error) {
    if (!isSqliteError(error)) throw error
    return false
  }
}

function* rowidRanges(database: DatabaseSync, table: string): Iterable<[number, number | null]> {
  let last = lastRowid
  eachRow(
    database,
    `SELECT rowid AS last FROM ${table} NOT INDEXED ORDER BY rowid DESC LIMIT 1`,
    [],
    (row) => {
      last = Number(row['last'])
    },
  )
  const step = Math.max(1, Math.ceil(last / maxRanges))
  for (let from = 0; from <= last; from += step) yield [from, from + step]
}

/** Keys are names or UUIDs: their first two characters cut a table into enough parts. */
function* textRanges(): Iterable<[string, string | null]> {
  const firsts = ['', ...'0123456789abcdefghijklmnopqrstuvwxyz']
  const bounds = firsts.flatMap((first) => (first === '' ? [''] : firsts.map((second) => first + second)))
  for (const [index, from] of bounds.entries()) yield [from, bounds[index + 1] ?? null]
}
