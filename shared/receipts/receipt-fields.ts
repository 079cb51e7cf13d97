import { stateOfStat } from './stat-table.ts'

type ReceiptFieldName = 'id' | 'sub' | 'dlvrd' | 'submit date' | 'done date' | 'stat' | 'err' | 'text'

/** Fields of a receipt text, as written. */
export interface ReceiptFields {
  readonly values: Readonly<Partial<Record<ReceiptFieldName, string>>>
  /** Vendor fields and misspelt keys. */
  readonly other: Readonly<Record<string, string>>
  readonly deviations: readonly string[]
}

/** Keys in lower case; one of two words without its blanks. */
const spellings: ReadonlyMap<string, ReceiptFieldName> = new Map([
  ['id', 'id'],
  ['msgid', 'id'],
  ['messageid', 'id'],
  ['message_id', 'id'],
  ['sub', 'sub'],
  ['dlvrd', 'dlvrd'],
  ['submitdate', 'submit date'],
  ['submit_date', 'submit date'],
  ['donedate', 'done date'],
  ['done_date', 'done date'],
  ['stat', 'stat'],
  ['err', 'err'],
  ['text', 'text'],
])
/** submit_date, and one more character that shows the word to be longer. */
const longestSpelling = 12

const vendorKey = /(?<![\p{L}\p{N}_-])([\p{L}_][\p{L}\p{N}_-]*):/gu
const wordCharacter = /[\p{L}\p{N}_-]/u
const blank = /\s/

interface Key {
  readonly name: ReceiptFieldName
  readonly start: number
  readonly valueStart: number
}

/**
 * The keys in order. Each ends in a colon, so the text is searched for those: 4 times as fast as one pattern for all
 * spellings, and every receipt that passes is read.
 */
function findKeys(body: string): Key[] {
  const keys: Key[] = []
  for (let colon = body.indexOf(':'); colon !== -1; colon = body.indexOf(':', colon + 1)) {
    const key = keyBefore(body, colon)
    if (key !== null) keys.push(key)
  }
  return keys
}

/** A key counts at a word start only: `myid:7` is a vendor field. */
function keyBefore(body: string, colon: number): Key | null {
  const start = wordStart(body, colon)
  if (start === colon) return null
  let word = body.slice(start, colon).toLowerCase()
  let first = start
  if (word === 'date') {
    const end = blanksStart(body, start)
    first = wordStart(body, end)
    word = body.slice(first, end).toLowerCase() + word
  }
  const name = spellings.get(word)
  if (name === undefined || (first > 0 && isWordCharacter(body, first - 1))) return null
  return { name, start: first, valueStart: colon + 1 }
}

/** Where the run of ASCII letters and underscores before `end` begins. */
function wordStart(body: string, end: number): number {
  let at = end
  while (at > 0 && end - at < longestSpelling) {
    const code = body.charCodeAt(at - 1)
    const letter = code | 0x20
    if ((letter < 0x61 || letter > 0x7a) && code !== 0x5f) break
    at -= 1
  }
  return at
}

function blanksStart(body: string, end: number): number {
  let at = end
  while (at > 0 && isBlank(body, at - 1)) at -= 1
  return at
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 0x20 || (code >= 9 && code <= 13) || (code > 0x7f && blank.test(text.charAt(at)))
}

function isWordCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code > 0x7f) return wordCharacter.test(String.fromCodePoint(codePointEndingAt(text, at)))
  const letter = code | 0x20
  return (
    (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2d
  )
}

function codePointEndingAt(text: string, at: number): number {
  const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00 && at > 0
  return text.codePointAt(isLow ? at - 1 : at) ?? 0
}

/** Bare words in front of the first vendor key, and the vendor fields after them. */
function readLoose(chunk: string): { bare: string; fields: [key: string, value: string][] } {
  if (blanksStart(chunk, chunk.length) === 0) return { bare: '', fields: [] }
  const keys = chunk.includes(':') ? Array.from(chunk.matchAll(vendorKey)) : []
  const first = keys[0]
  let bare = chunk.slice(0, first?.index ?? chunk.length).trim()
  const fields = keys.map((match, place): [string, string] => {
    const end = keys[place + 1]?.index ?? chunk.length
    return [match[1] ?? '', chunk.slice(match.index + match[0].length, end).trim()]
  })
  // `submit dat:` and `one date:` are one misspelt key of two words.
  if (fields[0] && /^dat/i.test(fields[0][0]) && /^\S+$/.test(bare)) {
    fields[0][0] = `${bare} ${fields[0][0]}`
    bare = ''
  }
  return { bare, fields }
}

/** What a log writes behind a value; an id may have any of it but separators. */
function loggedEnd(name: ReceiptFieldName): RegExp {
  return name === 'id' ? /[,;|]+$/ : /[,;|.'"\])}>]+$/
}

/** A day and a time with a blank between: `2026-11-28 10:00:00`, `28/11/2026 10:00`, `20261128 100000`. */
const partedDate = /^\s*(\d{1,4}([-/.])\d\d?\2\d{2,4} \d\d?:\d\d\S*|(?:\d{6}|\d{8}) (?:\d{4}|\d{6})(?=\s|$))/

/** The value is the first run of non-blanks; the rest of the chunk is loose. */
function splitValue(name: ReceiptFieldName, chunk: string): { value: string; rest: string } {
  const isDate = name === 'submit date' || name === 'done date'
  const parted = isDate ? partedDate.exec(chunk) : null
  const match = parted ?? /^\s*(\S+)/.exec(chunk)
  if (!match) return { value: '', rest: '' }
  const value = match[1] ?? ''
  // After a blank a `word:value` is the next field, not this one's value: `err: price:0.02`.
  if (/^\s/.test(chunk) && name !== 'id' && /^[\p{L}_][\p{L}\p{N}_-]*:/u.test(value))
    return { value: '', rest: chunk }
  return { value: value.replace(loggedEnd(name), ''), rest: chunk.slice(match[0].length) }
}

/** Names in the log of a gateway that puts each field into brackets, and the receipt's own. */
const loggedNames: ReadonlyMap<string, string> = new Map([
  ['smpp-msgid', 'id'],
  ['msgid', 'id'],
  ['id', 'id'],
  ['status', 'stat'],
  ['stat', 'stat'],
  ['submit date', 'submit date'],
  ['done date', 'done date'],
  ['err', 'err'],
])

/** `[smpp-msgid:…] [status:…]` of a log as a receipt's text; null for a text without these. */
function unbracketed(written: string): string | null {
  if (!written.includes('msgid:') || !written.includes('[')) return null
  const fields = Array.from(
    written.matchAll(/\[([a-z -]{2,12}):([^[\]]{0,200})\]/gi),
    ([, name = '', value = '']) => {
      const known = loggedNames.get(name.toLowerCase())
      return known === undefined ? '' : `${known}:${value.trim()}`
    },
  ).filter((field) => field !== '')
  return fields.length < 2 ? null : fields.join(' ')
}

/** Reads the keys and values of a receipt text, whatever their order and spacing. */
export function readReceiptFields(written: string): ReceiptFields {
  let end = written.length
  while (end > 0 && written.charCodeAt(end - 1) === 0) end -= 1
  const whole = written.slice(0, end)
  const body = unbracketed(whole) ?? whole
  const values: Partial<Record<ReceiptFieldName, string>> = {}
  const other: Record<string, string> = {}
  const deviations: string[] = []
  let wordAfterDone = ''
  let textAfterErr = ''

  const keep = (name: ReceiptFieldName, value: string): void => {
    if (values[name] === undefined) values[name] = value
    else deviations.push(`duplicate-${name.replace(' ', '-')}`)
  }
  const keepLoose = (chunk: string): string => {
    const { bare, fields } = readLoose(chunk)
    for (const [key, value] of fields) other[key] ??= value
    return bare
  }

  const keys = findKeys(body)
  if (keepLoose(body.slice(0, keys[0]?.start ?? 0)) !== '') deviations.push('prefix')
  for (const [place, key] of keys.entries()) {
    const next = keys[place + 1]
    const chunk = body.slice(key.valueStart, next?.start ?? body.length)
    if (key.name === 'text') {
      const isStatLater =
        values.stat === undefined && keys.slice(place + 1).some((later) => later.name === 'stat')
      if (!isStatLater) {
        keep('text', body.slice(key.valueStart))
        break
      }
      keep('text', chunk.trim())
      continue
    }
    const { value, rest } = splitValue(key.name, chunk)
    keep(key.name, value)
    const bare = keepLoose(rest)
    if (key.name === 'done date') wordAfterDone ||= bare
    if (key.name === 'err') textAfterErr ||= bare
  }

  const stateWord = wordAfterDone.split(/\s+/)[0] ?? ''
  if (values.stat === undefined && stateOfStat(stateWord) !== null) {
    values.stat = stateWord
    deviations.push('stat-without-key')
  }
  if (values.text === undefined && textAfterErr !== '') {
    values.text = textAfterErr
    deviations.push('text-without-key')
  }
  return { values, other, deviations }
}

/** How many keys of a receipt the text has. */
export function countReceiptKeys(text: string): number {
  return findKeys(text).length
}

/** Where the value of `text:` begins; null without that key. */
export function textStart(text: string): number | null {
  return findKeys(text).find(({ name }) => name === 'text')?.valueStart ?? null
}

/** Keys without which a text is taken for a person's. */
const mostKeys = 4

/** True when the text has what only a receipt has: an id and a stat or dlvrd, or four keys of a receipt. */
export function isReceiptText(text: string): boolean {
  const { values } = readReceiptFields(text)
  if (values.id && (values.stat !== undefined || values.dlvrd !== undefined)) return true
  return Object.keys(values).length >= mostKeys
}
