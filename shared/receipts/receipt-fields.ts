import { stateOfStat } from './stat-table.ts'

type ReceiptFieldName = 'id' | 'sub' | 'dlvrd' | 'submit date' | 'done date' | 'stat' | 'err' | 'text'

/** What stands in the text of a receipt, as written. */
export interface ReceiptFields {
  readonly values: Readonly<Partial<Record<ReceiptFieldName, string>>>
  /** Vendor fields and misspelt keys. */
  readonly other: Readonly<Record<string, string>>
  readonly deviations: readonly string[]
}

const spellings: Readonly<Record<string, ReceiptFieldName>> = {
  id: 'id',
  msgid: 'id',
  messageid: 'id',
  sub: 'sub',
  dlvrd: 'dlvrd',
  submitdate: 'submit date',
  donedate: 'done date',
  stat: 'stat',
  err: 'err',
  text: 'text',
}

/** A key counts at a word start only: `myid:7` is a vendor field. */
const knownKey =
  /(?<![\p{L}\p{N}_-])(id|msgid|message_?id|sub|dlvrd|submit(?:\s+|_)?date|done(?:\s+|_)?date|stat|err|text):/giu
const vendorKey = /(?<![\p{L}\p{N}_-])([\p{L}_][\p{L}\p{N}_-]*):/gu

interface Key {
  readonly name: ReceiptFieldName
  readonly start: number
  readonly valueStart: number
}

function findKeys(body: string): Key[] {
  return Array.from(body.matchAll(knownKey), (match) => ({
    name: spellings[(match[1] ?? '').toLowerCase().replace(/[\s_]/g, '')] ?? 'text',
    start: match.index,
    valueStart: match.index + match[0].length,
  }))
}

/** Bare words in front of the first vendor key, and the vendor fields after them. */
function readLoose(chunk: string): { bare: string; fields: [key: string, value: string][] } {
  const keys = Array.from(chunk.matchAll(vendorKey))
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

/** The value is the first run of non-blanks; the rest of the chunk is loose. */
function splitValue(name: ReceiptFieldName, chunk: string): { value: string; rest: string } {
  const isDate = name === 'submit date' || name === 'done date'
  const iso = isDate ? /^\s*(\d{4}-\d\d-\d\d \d\d:\d\d\S*)/.exec(chunk) : null
  const match = iso ?? /^\s*(\S+)/.exec(chunk)
  if (!match) return { value: '', rest: '' }
  const value = match[1] ?? ''
  // After a blank a `word:value` is the next field, not this one's value: `err: price:0.02`.
  if (/^\s/.test(chunk) && name !== 'id' && /^[\p{L}_][\p{L}\p{N}_-]*:/u.test(value))
    return { value: '', rest: chunk }
  return { value: value.replace(/[,;|]+$/, ''), rest: chunk.slice(match[0].length) }
}

/** Reads the keys and values of a receipt text, whatever their order and spacing. */
export function readReceiptFields(written: string): ReceiptFields {
  let end = written.length
  while (end > 0 && written.charCodeAt(end - 1) === 0) end -= 1
  const body = written.slice(0, end)
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
