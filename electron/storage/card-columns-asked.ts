import type { CardSubject } from '../../shared/filter/card-subject.ts'
import { type Comparison, valueTest } from '../../shared/filter/compile-filter.ts'
import { fieldOrigin } from '../../shared/filter/field-origin.ts'
import { partStateSchema } from '../../shared/message/part-state.ts'
import { flagUnread } from './card-columns.ts'
import {
  type CardCondition,
  type ColumnTest,
  certain,
  columnTest,
  exists,
  joined,
  negated,
  type Sql,
  sql,
  unclear,
} from './card-sql.ts'

/** The comparison of a filter, with its values read. */
export interface AskedComparison extends ColumnTest {
  readonly comparison: Comparison<CardSubject>
  readonly now: number
}

interface MessageValue {
  readonly column: string
  readonly isText?: boolean
  readonly mayLack?: boolean
}

/**
 * What the columns of `messages` tell of a field: one value, which is none where it is the empty text, or NULL in a column
 * that may be.
 */
const ofMessage = {
  time: { column: 'round(m.created_at * 1000)' },
  direction: { column: "CASE WHEN m.flags & 1 THEN 'sent' ELSE 'received' END", isText: true },
  session: { column: sessionColumn('name') },
  connection: { column: sessionColumn('name') },
  profile: { column: sessionColumn('profile_id') },
  source_addr: { column: 'm.source_addr', isText: true },
  source_addr_ton: { column: 'm.source_ton' },
  source_addr_npi: { column: 'm.source_npi' },
  destination_addr: { column: 'm.dest_addr', isText: true },
  dest_addr_ton: { column: 'm.dest_ton' },
  dest_addr_npi: { column: 'm.dest_npi' },
  data_coding: { column: 'm.data_coding' },
  dcs: { column: 'm.data_coding' },
  registered_delivery: { column: 'm.registered_delivery' },
  'regdel.receipt': { column: wishColumn('regdel.receipt') },
  'regdel.acks': { column: wishColumn('regdel.acks') },
  'regdel.notif': { column: wishColumn('regdel.notif') },
  'text.encoding': { column: 'm.encoding', isText: true },
  'parts.total': { column: 'min(m.parts, 255)' },
  run: { column: 'm.run_id', mayLack: true },
  'run.row': { column: 'm.run_row', mayLack: true },
  undecided: { column: '(m.flags > 1 AND m.flags < 16 AND m.flags & 4 <> 0)' },
  unread: { column: `(m.flags = ${flagUnread})` },
} satisfies Record<string, MessageValue>
const messageValues: Readonly<Record<string, MessageValue>> = ofMessage

/** SQL of a field that `messages` has one value of. */
export function messageColumn(name: keyof typeof ofMessage): string {
  return ofMessage[name].column
}

function sessionColumn(column: string): string {
  return `(SELECT ${column} FROM message_sessions s WHERE s.session_key = m.session_key)`
}

function wishColumn(name: string): string {
  const { mask } = fieldOrigin(name)
  return `((m.registered_delivery & ${mask}) >> ${31 - Math.clz32(mask & -mask)})`
}

/** Columns of receipts, of which a card has several values. */
const ofReceipts: Readonly<Record<string, string>> = {
  'receipt.stat': 'p.stat',
  'receipt.err': 'p.err',
  'receipt.id': 'p.received_id',
}

/** Of a text over several parts nothing is known; the columns of the others have it whole. */
const textColumn =
  'coalesce(m.text, CASE WHEN m.parts = 1 THEN coalesce((SELECT p.text FROM message_parts p ' +
  "WHERE p.message = m.message AND p.part = 1), '') END)"

const isForAll = (operator: string) => operator === '!=' || operator === '==='

/** That the message has a value of it; null: each message has. */
function isThere({ column, isText, mayLack }: MessageValue): Sql | null {
  if (isText === true) return sql(`${column} <> ''`)
  return mayLack === true ? sql(`${column} IS NOT NULL`) : null
}

/** What the columns tell of a comparison. */
export function askColumns(name: string, asked: AskedComparison): CardCondition {
  const one = messageValues[name]
  if (one !== undefined) {
    const test = columnTest(one.column, asked)
    if (test === null) return unclear
    const there = isThere(one)
    return certain(there === null ? test : joined('AND', [there, test]))
  }
  const receipts = ofReceipts[name]
  if (receipts !== undefined) return severalValues(receipts, asked)
  switch (name) {
    case 'message_text':
      return textCondition(asked)
    case 'command_status':
      return statusCondition(asked)
    case 'message_id':
      return idCondition(asked)
    case 'number':
    case 'sequence_number':
      return numberCondition(name, asked)
    case 'latency':
      return latencyCondition(asked)
    case 'state':
    case 'parts.state':
      return stateCondition(name, asked)
    default:
      return unclear
  }
}

/** What the columns tell of a field by itself. */
export function askHolding(name: string): CardCondition {
  const one = messageValues[name]
  const receipts = ofReceipts[name]
  if (one !== undefined && name !== 'undecided' && name !== 'unread') return certain(isThere(one) ?? sql('1'))
  if (receipts !== undefined) return certain(exists('message_receipts', sql(`${receipts} IS NOT NULL`)))
  switch (name) {
    case 'undecided':
      return certain(sql('(m.flags > 1 AND m.flags < 16 AND m.flags & 4)'))
    case 'unread':
      return certain(sql(`m.flags = ${flagUnread}`))
    case 'command_status':
      return certain(exists('message_parts', sql('p.command_status IS NOT NULL')))
    case 'receipt':
      return certain(exists('message_receipts', sql('1')))
    case 'receipt.awaited': {
      const isAccepted = exists('message_parts', sql("p.state = 'accepted'"))
      return certain(joined('AND', [sql('m.flags & 1'), sql('m.registered_delivery & 3 <> 0'), isAccepted]))
    }
    case 'unsent': {
      const neverLeft = exists('message_parts', sql("p.state = 'failed' AND p.submitted_at IS NULL"))
      const isOpen = joined('OR', [sql('(m.flags > 1 AND m.flags < 16 AND m.flags & 2)'), neverLeft])
      return { may: joined('AND', [sql('m.flags & 1'), isOpen]), must: null }
    }
    case 'answered':
      return certain(
        negated(exists('message_parts', sql('p.submitted_at IS NOT NULL AND p.responded_at IS NULL'))),
      )
    default:
      return unclear
  }
}

function severalValues(column: string, asked: AskedComparison): CardCondition {
  const test = columnTest(column, asked)
  if (test === null) return unclear
  const there = sql(`${column} IS NOT NULL`)
  const fits = exists('message_receipts', joined('AND', [there, test]))
  if (!isForAll(asked.operator)) return certain(fits)
  const other = exists('message_receipts', joined('AND', [there, negated(test)]))
  return certain(joined('AND', [exists('message_receipts', there), negated(other)]))
}

function textCondition(asked: AskedComparison): CardCondition {
  const test = columnTest(textColumn, asked)
  if (test === null) return unclear
  const whole = joined('AND', [sql(`${textColumn} <> ''`), test])
  const told = (otherwise: 0 | 1): Sql => ({
    text: `coalesce(${whole.text}, ${otherwise})`,
    values: whole.values,
  })
  return { may: told(1), must: told(0) }
}

/** As the field has it: statuses of refused parts, 0 where none was refused. */
function statusCondition(asked: AskedComparison): CardCondition {
  const test = columnTest('p.command_status', asked)
  if (test === null) return unclear
  const refused = sql('p.command_status <> 0')
  const isRefused = exists('message_parts', refused)
  const isOfOk = valueTest(asked.comparison, { now: asked.now, requestOf: () => null })(0)
  const ok = isOfOk
    ? joined('AND', [negated(isRefused), exists('message_parts', sql('p.command_status = 0'))])
    : sql('0')
  const fits = exists('message_parts', joined('AND', [refused, test]))
  if (!isForAll(asked.operator)) return certain(joined('OR', [fits, ok]))
  const other = exists('message_parts', joined('AND', [refused, negated(test)]))
  return certain(joined('OR', [joined('AND', [isRefused, negated(other)]), ok]))
}

/** Earlier tries have ids too, in a column that is not read here. */
function idCondition(asked: AskedComparison): CardCondition {
  const test = columnTest('p.smsc_message_id', asked)
  if (test === null || isForAll(asked.operator)) return unclear
  const own = joined('AND', [sql("p.smsc_message_id <> ''"), test])
  return {
    may: exists('message_parts', joined('OR', [own, sql('p.rare IS NOT NULL')])),
    must: exists('message_parts', own),
  }
}

function numberCondition(name: 'number' | 'sequence_number', asked: AskedComparison): CardCondition {
  if (isForAll(asked.operator)) return unclear
  const columns = name === 'number' ? ['p.submit_seq', 'p.response_seq'] : ['p.sequence_number']
  const tests = columns.map((column) => columnTest(column, asked))
  const ofReceipt = columnTest('p.seq', asked)
  const known = tests.filter((test) => test !== null)
  if (known.length < tests.length || ofReceipt === null) return unclear
  const ofParts = exists('message_parts', joined('OR', [...known, sql('p.rare IS NOT NULL')]))
  return {
    may: name === 'number' ? joined('OR', [ofParts, exists('message_receipts', ofReceipt)]) : ofParts,
    must: null,
  }
}

/** A clock that was set back makes times below 0, which are rounded otherwise there. */
function latencyCondition(asked: AskedComparison): CardCondition {
  const took = '(p.responded_at - p.submitted_at)'
  const test = columnTest(`round(${took} * 1000)`, asked)
  if (test === null || isForAll(asked.operator)) return unclear
  return {
    may: exists('message_parts', joined('OR', [sql(`${took} < 0`), test])),
    must: exists('message_parts', joined('AND', [sql(`${took} >= 0`), test])),
  }
}

/** Parts that nothing happened to have no row, and a state of another release is shown as `sent`. */
const statesOfRows: ReadonlySet<unknown> = new Set(
  partStateSchema.options.filter((state) => state !== 'waiting' && state !== 'sent'),
)

function stateCondition(name: 'state' | 'parts.state', { operator, ranges }: AskedComparison): CardCondition {
  const isListed = operator === '==' || operator === '===' || operator === 'in'
  const wanted = ranges.map(([low]) => low)
  const isSingle = ranges.every(([low, high]) => low === high)
  if (!isListed || !isSingle || (name === 'parts.state' && operator === '===')) return unclear
  const ofRows = wanted.filter((state) => statesOfRows.has(state)).map(String)
  const ways = [
    sql('0'),
    joined('AND', [
      sql('m.flags & 1'),
      exists('message_parts', sql(`p.state IN (${ofRows.map(() => '?').join(', ')})`, ofRows)),
    ]),
  ]
  if (wanted.some((state) => state === 'waiting' || state === 'sent')) return unclear
  if (name === 'parts.state') return certain(joined('OR', ways))
  if (wanted.includes('received')) ways.push(sql('m.flags & 1 = 0'))
  // The worst state of a part is the message's.
  const isWorst = wanted.every((state) => state === 'refused' || state === 'received')
  const may = joined('OR', ways)
  return { may, must: isWorst ? may : null }
}
