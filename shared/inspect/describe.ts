import type { EnumName } from '../smpp/enum-table.ts'
import { enumText } from '../smpp/enum-value.ts'
import type { FieldRow } from '../smpp/field-kinds.ts'
import { layoutById, pduLayouts } from '../smpp/pdu-layout.ts'
import { statusName } from '../smpp/status-table.ts'
import { tlvByName, tlvByTag } from '../smpp/tlv-value.ts'
import { parseSmppTime } from '../text/smpp-time.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Language } from '../words/words.ts'
import { describeCoding } from './describe-coding.ts'
import { describeParts } from './describe-parts.ts'
import { describeElement } from './describe-udh.ts'

/** Rows of every layout by path: 'submit_sm.esm_class', 'submit_multi.dest_address.dest_addr_ton'. */
const rowByPath: ReadonlyMap<string, FieldRow> = new Map(
  pduLayouts.flatMap((layout) => layout.rows.flatMap((row) => rowsUnder(layout.command, row))),
)

function rowsUnder(parent: string, row: FieldRow): (readonly [string, FieldRow])[] {
  const path = `${parent}.${row.name}`
  if (row.kind.type !== 'list') return [[path, row]]
  const items = Object.values(row.kind.variants).flat()
  return [[path, row], ...items.flatMap((item) => rowsUnder(path, item))]
}

/** Fields whose numbers read as bits or codes are shown in hex. */
const shownAsHex: ReadonlySet<EnumName> = new Set([
  'esm_class',
  'esm_class_submit',
  'esm_class_deliver',
  'registered_delivery',
  'data_coding',
  'protocol_id',
  'interface_version',
])

/**
 * A span's value in words: '0x40 UDH present', '5 alphanumeric', 'ESME_RTHROTTLED', a time that can be read. null when
 * the value says everything itself.
 */
export function describeValue(path: string, value: string | number, language: Language): string | null {
  if (path.startsWith('header.')) return typeof value === 'number' ? describeHeader(path, value) : null
  const element = /\.udh\.([a-z0-9-]+)$/.exec(path)?.[1]
  if (element !== undefined)
    return typeof value === 'string' ? describeElement(element, value, language) : null
  if (path.startsWith('tlvs.')) return describeTlv(path, value, language)
  const row = rowByPath.get(path.replace(/\[\d+\]/g, ''))
  if (row === undefined) return null
  if (row.kind.type === 'c-octet-string' && row.kind.format === 'time' && typeof value === 'string') {
    return describeTime(value, language)
  }
  if (row.kind.type !== 'integer' || row.kind.values === null || typeof value !== 'number') return null
  return describeEnum(row.kind.values, value, language)
}

function describeHeader(path: string, value: number): string | null {
  if (path === 'header.command_id') {
    const name = layoutById(value)?.command
    return name === undefined ? hexNumber(value, 4) : `${hexNumber(value, 4)} ${name}`
  }
  if (path !== 'header.command_status') return null
  return describeStatus(value)
}

function describeStatus(value: number): string {
  const name = statusName(value)
  return name.startsWith('0x') ? name : `${hexNumber(value, 4)} ${name}`
}

function describeEnum(name: EnumName, value: number, language: Language): string | null {
  if (name === 'command_status') return describeStatus(value)
  const words =
    enumText(name, value, language) ?? (name === 'data_coding' ? describeCoding(value, language) : null)
  const number = shownAsHex.has(name) ? hexNumber(value) : String(value)
  return words === null || words === '' ? (shownAsHex.has(name) ? number : null) : `${number} ${words}`
}

function describeTlv(path: string, value: string | number, language: Language): string | null {
  const [, label = '', part] = path.split('.')
  if (part === 'tag' && typeof value === 'number') return describeTag(value)
  if (part !== undefined && part !== 'value') return null
  const row = tlvByName(label)
  if (row === null) return null
  if (row.type === 'octets' && typeof value === 'string') return describeParts(row.name, value, language)
  if (row.name === 'broadcast_end_time' && typeof value === 'string') return describeTime(value, language)
  if (row.values === null || typeof value !== 'number') return null
  return describeEnum(row.values, value, language) ?? describeOwn(row.name, value, language)
}

/** Values that the specification leaves to the SMSC vendor (SMPP 3.4 §5.3.2.44: 128 to 255). */
function describeOwn(name: string, value: number, language: Language): string | null {
  if (name !== 'ussd_service_op' || value < 128) return null
  return `${hexNumber(value)} ${language === 'ru' ? 'значение провайдера (128–255)' : 'provider’s own (128 to 255)'}`
}

/** Tags of providers have no meaning of their own: `describeByProfile` words them. */
function describeTag(tag: number): string {
  const row = tlvByTag(tag)
  return row === null ? hexNumber(tag, 2) : `${hexNumber(tag, 2)} ${row.name}`
}

const units = [
  ['years', 'y', 'г'],
  ['months', 'mo', 'мес'],
  ['days', 'd', 'д'],
  ['hours', 'h', 'ч'],
  ['minutes', 'min', 'мин'],
  ['seconds', 's', 'с'],
] as const

function describeTime(value: string, language: Language): string | null {
  const time = parseSmppTime(value)
  if (time.kind === 'absolute') {
    const local = time.local.replace('T', ' ').replace(/\.0$/, '')
    return `${value} → ${local} ${offsetText(time.offsetMinutes)}`
  }
  if (time.kind !== 'relative') return null
  const parts = units.flatMap(([unit, en, ru]) =>
    time[unit] === 0 ? [] : [`${time[unit]} ${language === 'ru' ? ru : en}`],
  )
  const period = parts.length === 0 ? `0 ${language === 'ru' ? 'с' : 's'}` : parts.join(' ')
  return `${value} → ${language === 'ru' ? 'через' : 'after'} ${period}`
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  const clock = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return `UTC${minutes < 0 ? '-' : '+'}${clock}`
}
