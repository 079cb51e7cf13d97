import { stateOfStat } from '../receipts/stat-table.ts'
import type { CodeField } from './code-field.ts'
import { type NetworkName, readNetworkError } from './network-error.ts'

/** A code that a text names, with what it says of the place where the code stood. */
export interface AskedCode {
  /** As explain takes it. */
  readonly code: string
  /** null: the text does not say. */
  readonly field: CodeField | null
  /** Tables of a network that the text names: MAP, RP, CMS. */
  readonly network?: NetworkName | undefined
}

interface FieldWords {
  /** Of a regular expression, longest first. */
  readonly words: string
  readonly field: CodeField | null
  readonly network?: NetworkName
  /** Words so common that a log line is not read by them. */
  readonly isVague?: true
}

/** How logs, libraries and people name the places of codes. */
const fieldWords: readonly FieldWords[] = [
  {
    words:
      'command[_ ]?status(?:[_ ]code)?|cmd[_ ]?status|smpp[_ ](?:status|error|code)|статус (?:команды|ответа|smpp)|код статуса|status[_ ]code|status|статус',
    field: 'command_status',
  },
  { words: 'receipt[_ ]stat(?:us)?|dlr[_ ]stat(?:us)?|статус отч[её]та|stat', field: 'receipt_stat' },
  {
    words: 'receipt[_ ]err(?:or)?|dlr[_ ]err(?:or)?|код отч[её]та|ошибка (?:в )?отч[её]т[ае]|err',
    field: 'receipt_err',
  },
  { words: 'message[_ ]?state|состояние сообщения', field: 'message_state' },
  { words: 'состояние|state', field: 'message_state', isVague: true },
  {
    words: 'network[_ ]error(?:[_ ]code)?|error_code|сетевая ошибка|код сети|ss7[_ ]error',
    field: 'network_error_code',
  },
  { words: '(?:gsm )?map[-_ ](?:error|code)|ошибка map', field: 'network_error_code', network: 'map' },
  { words: 'map', field: 'network_error_code', network: 'map', isVague: true },
  { words: 'rp[-_ ]?(?:cause|error)|причина rp', field: 'network_error_code', network: 'rp' },
  { words: 'rp', field: 'network_error_code', network: 'rp', isVague: true },
  { words: 'tp[-_ ]?(?:fcs|cause|failure cause)', field: 'network_error_code', network: 'tp' },
  { words: '\\+?cms[-_ ]?error|cms', field: 'network_error_code', network: 'cms' },
  { words: '\\+?cme[-_ ]?error|cme', field: 'network_error_code', network: 'cme' },
  { words: 'gsm[-_ ](?:error|cause|code)|gsm', field: 'network_error_code', network: 'gsm', isVague: true },
  { words: 'optional parameter|tlv|tag|тег', field: 'tlv', isVague: true },
  { words: 'api[_ ](?:error|code)|ошибка api', field: 'api_error', isVague: true },
  {
    words: 'код (?:ошибки|ответа)|error[_ ]code|ошибка|error|отказ|код|code|result',
    field: null,
    isVague: true,
  },
]

const number = '0x[0-9a-f]{1,8}|[0-9a-f]{1,8}'
const octets = '\\[?(?:0x)?[0-9a-f]{1,6}(?:[ :,/]{1,2}(?:0x)?[0-9a-f]{1,4}){0,2}\\]?'
const before = '(?<![\\p{L}\\p{N}_])'
const after = '(?![\\p{L}\\p{N}_])'

interface Pattern extends FieldWords {
  readonly pattern: RegExp
}

/** `between`: what may stand between the word and its code. */
function patternsOf(rows: readonly FieldWords[], between: string): readonly Pattern[] {
  return rows.map((row) => {
    const value = row.field === 'network_error_code' ? octets : `${number}|[a-z_]{4,}`
    return { ...row, pattern: new RegExp(`${before}(?:${row.words})${between}(${value})${after}`, 'giu') }
  })
}

const strict = patternsOf(
  fieldWords.filter(({ isVague }) => isVague !== true),
  '"?\\s{0,4}[:=]\\s{0,4}(?:\\d{1,10}\\s?=\\s?)?["\'[(]?',
)
const loose = patternsOf(fieldWords, '["\']?[\\s:=#№(]{1,6}(?:\\d{1,10}\\s?=\\s?)?["\']?')

const statusName =
  /(?<![\p{L}\p{N}_])(?:ESME_)?R(?:INV|OK|SYS|THR|SUB|MSG|BIND|CANCEL|REPLACE|ALY|CNT|QUERY|X_|MISSING|OPT|TLV|DELIV|UNK|SER|PROH|BCAST|LOAD)[A-Z_]*(?![\p{L}\p{N}_])/gu
const negative =
  /(?:negative response|nack|error code|status|(?<![a-z0-9_])code(?=\W{0,3}0x))\W{0,3}(?:0x)?([0-9a-f]{8})(?![0-9a-f])/gi
const hexNumber = /(?<![0-9a-z_])0x[0-9a-f]{1,8}(?![0-9a-z])/gi
const longest = 4000

/**
 * The codes that a text names, in its order by kind of naming and each once. A `log` line names them strictly
 * (`err:006`, `command_status=0x45`, ESME_RTHROTTLED); a `phrase` is typed to ask for one (“status 88”, “ошибка 0x45”).
 */
export function askedCodes(text: string, manner: 'log' | 'phrase'): readonly AskedCode[] {
  const said = text.slice(0, longest)
  const found = new Map<string, AskedCode>()
  const add = (asked: AskedCode) => {
    // Eight digits are hexadecimal with 0x before them and without.
    const key = asked.code.toLowerCase().replace(/^0x(?=[0-9a-f]{8}$)/, '')
    if (!found.has(key)) found.set(key, asked)
  }
  const pair = manner === 'phrase' ? samePair(said) : null
  if (pair !== null) return [{ code: pair, field: null }]
  for (const row of manner === 'phrase' ? loose : strict) {
    for (const match of said.matchAll(row.pattern)) {
      const asked = askedBy(row, match[1] ?? '')
      if (asked !== null) add(asked)
    }
    // The row above is the likelier place of the same number.
    if (manner === 'phrase' && found.size > 0 && row.field === null) break
  }
  for (const [name] of said.matchAll(statusName)) add({ code: name, field: 'command_status' })
  for (const [, digits = ''] of said.matchAll(negative)) add({ code: `0x${digits}`, field: 'command_status' })
  if (manner === 'phrase' && found.size === 0) {
    for (const [code] of said.matchAll(hexNumber)) add({ code, field: null })
  }
  return [...found.values()]
}

/** A word is a code only where the tables of its place have words. */
function askedBy({ field, network }: FieldWords, value: string): AskedCode | null {
  const code = value.trim()
  if (/^[g-z_]|^[a-z]*[g-z_]/i.test(code) && !/^0x/i.test(code)) {
    if (field === 'tlv') return { code, field }
    if (field === 'message_state' || field === 'receipt_stat' || field === 'command_status') {
      if (stateOfStat(code) !== null)
        return { code, field: field === 'message_state' ? field : 'receipt_stat' }
    }
    return null
  }
  // A word of the letters A to F is no number: “status dead”.
  if (/^[a-f]{3,}$/i.test(code)) return null
  if (field !== 'network_error_code') return { code, field }
  if (network !== undefined && /^\d{1,3}$/.test(code)) return { code, field, network }
  return /^\d{1,5}$|^0x/.test(code) || readNetworkError(code) !== null ? { code, field, network } : null
}

/** `1025 (0x401)`, `88/0x58`: one number written twice, as its hexadecimal form; null for any other text. */
function samePair(text: string): string | null {
  const parts = text.trim().match(/0x[0-9a-f]{1,8}|\d{1,10}/gi) ?? []
  const [one = '', other = ''] = parts
  if (parts.length !== 2 || /[\p{L}]/u.test(text.replace(one, '').replace(other, ''))) return null
  if (Number(one) !== Number(other)) return null
  return [one, other].find((part) => /^0x/i.test(part)) ?? null
}
