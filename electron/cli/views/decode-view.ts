import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import type { Inspection, InspectOptions, Span } from '../../../shared/inspect/inspection.ts'
import { bodyFaultText, noteText } from '../../../shared/inspect/note-table.ts'
import type { StreamJson } from '../../../shared/json/pdu-json.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { describeByProfile } from '../../../shared/profiles/name-tlv.ts'
import { holdsPassword } from '../../../shared/smpp/bind-commands.ts'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { readingLabels, readingReasonTexts } from '../../../shared/text/text-readings.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import type { Language, Words } from '../../../shared/words/words.ts'

export interface ViewOptions extends InspectOptions {
  readonly language: Language
  readonly catalogue: Catalogue
  /** Names the provider's TLVs. */
  readonly profileId?: string | undefined
  /** Shows the password of a bind; masked otherwise, as it is pasted in public with the rest. */
  readonly withSecrets?: boolean
}

const mask = '"***"'
/** Characters of a reading that are shown. */
const mostRead = 80

/** Octets of a value that is shown as hex; the rest is counted. */
const shownOctets = 48

const severities: Readonly<Record<string, Words>> = {
  info: { en: 'note', ru: 'заметка' },
  warning: { en: 'warning', ru: 'предупреждение' },
  error: { en: 'error', ru: 'ошибка' },
}

/** A line of input for reading: each PDU with the place, name and meaning of every field, and what is odd about it. */
export function streamView(stream: StreamJson, hex: string, options: ViewOptions): string {
  const octets = fromHex(hex) ?? new Uint8Array()
  const isRussian = options.language === 'ru'
  const views = stream.pdus.map(({ offset, length }) =>
    pduView(octets.subarray(offset, offset + length), offset, options),
  )
  const { error } = stream
  if (error !== null) {
    const at = isRussian ? `октет ${error.offset}` : `octet ${error.offset}`
    views.push(`${severityText('error', options.language)}  ${error.kind}  ${at}\n    ${error.message}\n`)
  }
  return `${isRussian ? 'Строка' : 'Line'} ${stream.line}\n${views.map(indented).join('\n')}\n`
}

/** One PDU; `offset` is where it begins in its stream. */
export function pduView(bytes: Uint8Array, offset: number, options: ViewOptions): string {
  const { language } = options
  const inspection = inspectPdu(bytes, options)
  const lines = [titleOf(inspection, offset, language), ...spanLines(inspection, bytes, options)]
  return [...lines, ...readingLines(inspection, language), ...noteLines(inspection, language), ''].join('\n')
}

function titleOf({ pdu }: Inspection, offset: number, language: Language): string {
  const id = hexNumber(pdu.command_id, 4)
  const size = language === 'ru' ? `октетов ${pdu.length}, с ${offset}` : `${pdu.length} octets at ${offset}`
  const status = statusName(pdu.command_status)
  return `${pdu.command ?? id}  sequence_number ${pdu.sequence_number}  ${status}  ${size}`
}

interface Row {
  readonly start: number
  readonly label: string
  readonly value: string
}

function spanLines({ pdu, spans }: Inspection, bytes: Uint8Array, options: ViewOptions): string[] {
  const rows = spans.flatMap((span) =>
    span.kind === 'rest' && options.withSecrets !== true && holdsPassword(pdu)
      ? [{ start: span.start, label: 'rest', value: mask }]
      : rowOf(span, bytes, options),
  )
  const width = Math.max(0, ...rows.map(({ label }) => label.length))
  return rows.map(({ start, label, value }) =>
    `  ${String(start).padStart(5)}  ${label.padEnd(width)}  ${value}`.trimEnd(),
  )
}

/** The header and the body as a whole are in the title. */
function rowOf(span: Span, bytes: Uint8Array, options: ViewOptions): Row[] {
  if (span.path.startsWith('header') || (span.kind === 'group' && span.depth === 0 && span.path !== 'tlvs'))
    return []
  const name = span.path.slice(span.path.lastIndexOf('.') + 1)
  const label = `${'  '.repeat(Math.max(0, span.depth - 1))}${inertText(name)}`
  if (name === 'password' && options.withSecrets !== true) return [{ start: span.start, label, value: mask }]
  return [{ start: span.start, label, value: span.kind === 'group' ? '' : valueText(span, bytes, options) }]
}

function valueText(span: Span, bytes: Uint8Array, { catalogue, language, profileId }: ViewOptions): string {
  const { value, path, start, end } = span
  if (value === null) return hexText(bytes.subarray(start, end), language)
  const described = describeByProfile(catalogue, path, value, language, profileId ?? null)
  if (described !== null) {
    const octets = described.keepsValue ? `${hexText(bytes.subarray(start, end), language)}  ` : ''
    return octets + inertText(described.words)
  }
  return typeof value === 'string' ? `"${inertText(value)}"` : String(value)
}

function hexText(octets: Uint8Array, language: Language): string {
  const rest = octets.length - shownOctets
  const more =
    rest > 0 ? (language === 'ru' ? ` … и ещё октетов: ${rest}` : ` … and ${rest} octets more`) : ''
  return toHex(octets.subarray(0, shownOctets)).replace(/..(?=.)/g, '$& ') + more
}

/** How the text reads in other ways, where the octets speak for one of them. */
function readingLines({ readings, text: shown }: Inspection, language: Language): string[] {
  if (readings.every(({ isLikely, text }) => !isLikely || text === shown)) return []
  return readings.map(({ name, text, isLikely, reason }) => {
    const why = isLikely && reason !== null ? `  ← ${readingReasonTexts[reason][language]}` : ''
    return `         ${readingLabels[name][language]}: "${inertText(text.slice(0, mostRead))}"${why}`
  })
}

function noteLines({ pdu, notes }: Inspection, language: Language): string[] {
  const lines = notes.flatMap((note) => {
    const { what, next } = noteText(note, language)
    return troubleLines(
      note.severity,
      note.code,
      placeText(note.field, note.offset, language),
      what,
      next,
      language,
    )
  })
  if (pdu.error === null) return lines
  const { what, next } = bodyFaultText(pdu.error, language)
  const place = placeText(pdu.error.field, pdu.error.offset, language)
  const { respond } = pdu.error
  const owed = language === 'ru' ? 'ответить следует' : 'the answer owed is'
  const answer = respond === null ? [] : [`      ${owed} ${respond.command} ${statusName(respond.status)}`]
  return [...lines, ...troubleLines('error', pdu.error.kind, place, what, next, language), ...answer]
}

function troubleLines(
  severity: string,
  code: string,
  place: string,
  what: string,
  next: string,
  language: Language,
): string[] {
  return [
    `  ${severityText(severity, language)}  ${code}  ${place}`,
    `      ${inertText(what)}`,
    `      ${inertText(next)}`,
  ]
}

function placeText(field: string | null, offset: number, language: Language): string {
  const octet = language === 'ru' ? `октет ${offset}` : `octet ${offset}`
  return field === null ? octet : `${inertText(field)}, ${octet}`
}

function severityText(severity: string, language: Language): string {
  return severities[severity]?.[language] ?? severity
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}
