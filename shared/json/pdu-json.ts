import { inspectPdu } from '../inspect/inspect.ts'
import type { Inspection, InspectOptions } from '../inspect/inspection.ts'
import { bodyFaultText, noteText } from '../inspect/note-table.ts'
import { readReceiptPdu } from '../receipts/read-receipt.ts'
import { defaultMaxPduOctets, frameFault, frameNeedsMore, readFrame, readUint32 } from '../smpp/frame.ts'
import { fromHex, toHex } from '../smpp/hex.ts'
import type { DecodedPdu, FieldValue, ListItem, Tlv } from '../smpp/pdu.ts'
import { statusName } from '../smpp/status-table.ts'
import { type TlvParts, tlvParts } from '../smpp/tlv-parts.ts'
import { tlvByTag, tlvValue } from '../smpp/tlv-value.ts'
import { type VendorTlv, vendorValue } from '../smpp/vendor-tlv.ts'
import { readingReasonTexts } from '../text/text-readings.ts'
import { codePointName } from '../words/hex-text.ts'
import { type Detail, fill, type Language } from '../words/words.ts'
import { type ReceiptJson, receiptJson } from './receipt-json.ts'

type JsonFieldValue = number | string | readonly ListItem[]

export interface TlvJson {
  readonly tag: number
  /** null for a tag that no specification has. */
  readonly name: string | null
  readonly length: number
  readonly hex: string
  readonly value: number | string | null
  /** Only of a value that has several: a number, a type and a code. */
  readonly parts: TlvParts | undefined
  /** Only with a profile that knows the tag: its name there, and the value as the provider types it. */
  readonly profile_name: string | undefined
  readonly profile_value: number | string | null | undefined
}

/**
 * One PDU as the command line prints it: a promise to scripts, fields are added and never renamed. What a PDU has not is
 * undefined, which is not printed: of one shape they are printed fastest.
 */
export interface PduJson {
  readonly offset: number
  readonly length: number
  readonly command: string | null
  readonly command_id: number
  readonly command_status: number
  readonly status: string
  readonly sequence_number: number
  /** In wire order: integers as numbers, C-octet strings as text, octet strings as hex, lists of objects. */
  readonly fields: Readonly<Record<string, JsonFieldValue>>
  readonly tlvs: readonly TlvJson[]
  readonly udh: readonly { readonly iei: number; readonly name: string; readonly hex: string }[]
  readonly text: string | null
  /** Only of a receipt, by its esm_class. */
  readonly receipt: ReceiptJson | undefined
  /** Every way in which the octets of the text can be read; only where the likely one is not the text shown. */
  readonly text_readings:
    | readonly {
        readonly name: string
        readonly text: string
        readonly announced: boolean
        readonly likely: boolean
        readonly reason: string | null
      }[]
    | undefined
  readonly error: {
    readonly kind: string
    readonly field: string
    readonly offset: number
    readonly message: string
    /** 'submit_sm_resp ESME_RINVMSGLEN': what the peer is owed. */
    readonly respond: string | null
  } | null
  readonly notes: readonly {
    readonly code: string
    readonly severity: string
    readonly field: string | null
    readonly offset: number
    readonly message: string
    readonly next: string
  }[]
  /** Only when there is an error: everything after the header. */
  readonly body: string | undefined
  /** Only when the mandatory parameters are left out. */
  readonly has_body: false | undefined
  /** Only when a readable body departs from the layout. */
  readonly tail:
    | { readonly ends_after: string | null; readonly nul: boolean; readonly rest: string }
    | undefined
}

/** The PDU at `offset` of its stream. Messages are in the given language, names never. */
export function pduToJson(
  inspection: Inspection,
  offset = 0,
  language: Language = 'en',
  vendorTlvs: readonly VendorTlv[] = [],
): PduJson {
  const { pdu, notes, udh, text } = inspection
  const { error, tail } = pdu
  return {
    offset,
    length: pdu.length,
    command: pdu.command,
    command_id: pdu.command_id,
    command_status: pdu.command_status,
    status: statusName(pdu.command_status),
    sequence_number: pdu.sequence_number,
    fields: fieldsToJson(pdu.fields),
    tlvs: pdu.tlvs.map((tlv) => tlvToJson(tlv, vendorTlvs)),
    udh: (udh ?? []).map(({ iei, name, data }) => ({ iei, name, hex: toHex(data) })),
    text,
    text_readings: inspection.hasOtherText ? readingsToJson(inspection, language) : undefined,
    receipt: receiptToJson(pdu),
    error:
      error === null
        ? null
        : {
            kind: error.kind,
            field: error.field,
            offset: error.offset,
            message: bodyFaultText(error, language).what,
            respond:
              error.respond === null ? null : `${error.respond.command} ${statusName(error.respond.status)}`,
          },
    notes: notes.map((note) => {
      const { what, next } = noteText(note, language)
      return {
        code: note.code,
        severity: note.severity,
        field: note.field,
        offset: note.offset,
        message: what,
        next,
      }
    }),
    body: pdu.body === null ? undefined : toHex(pdu.body),
    has_body: pdu.hasBody || pdu.error !== null ? undefined : false,
    tail:
      tail === null ? undefined : { ends_after: tail.endsAfter, nul: tail.hasNul, rest: toHex(tail.rest) },
  }
}

function readingsToJson({ readings }: Inspection, language: Language): PduJson['text_readings'] {
  return readings.map(({ name, text, isAnnounced, isLikely, reason }) => ({
    name,
    text,
    announced: isAnnounced,
    likely: isLikely,
    reason: reason === null ? null : readingReasonTexts[reason][language],
  }))
}

function receiptToJson(pdu: DecodedPdu): PduJson['receipt'] {
  const receipt = readReceiptPdu(pdu)
  return receipt === null ? undefined : receiptJson(receipt)
}

export function tlvToJson({ tag, value }: Tlv, vendorTlvs: readonly VendorTlv[] = []): TlvJson {
  const row = vendorTlvs.find((candidate) => candidate.tag === tag)
  return {
    tag,
    name: tlvByTag(tag)?.name ?? null,
    length: value.length,
    hex: toHex(value),
    value: tlvValue(tag, value),
    parts: tlvParts({ tag, value }) ?? undefined,
    profile_name: row?.name,
    profile_value: row === undefined ? undefined : vendorValue(row, value),
  }
}

function fieldsToJson(fields: Readonly<Record<string, FieldValue>>): Record<string, JsonFieldValue> {
  // A copy keeps the one shape that the fields of a command have, which is printed fastest.
  const json: Record<string, FieldValue> = { ...fields }
  for (const name in json) {
    const value = json[name]
    if (value instanceof Uint8Array) json[name] = toHex(value)
  }
  return json as Record<string, JsonFieldValue>
}

/** One line of input: a stream of octets with its PDUs. */
export interface StreamJson {
  readonly line: number
  /** False when anything in the line could not be read to its end. */
  readonly ok: boolean
  readonly error: {
    readonly kind: 'length-too-small' | 'length-too-large' | 'incomplete' | 'not-hex'
    /** Octet of the stream; for 'not-hex' 0. */
    readonly offset: number
    readonly message: string
  } | null
  readonly pdus: readonly PduJson[]
}

const streamTexts = {
  'length-too-small': {
    en: 'command_length {length} is less than the header’s 16 octets.',
    ru: 'command_length {length} меньше 16 октетов заголовка.',
  },
  'length-too-large': {
    en: 'command_length {length} is above the limit of {max}.',
    ru: 'command_length {length} больше предела {max}.',
  },
  incomplete: {
    en: 'The stream ends inside a PDU: {octets} octets of it are there, {announced} are announced. explain --paste shows the fields that are there.',
    ru: 'Поток обрывается внутри PDU: октетов есть {octets}, заявлено {announced}. Поля, которые есть, покажет explain --paste.',
  },
} as const
/** A line of a dump: its offset was read as command_length. */
const dumpedLine = /^\s*(?:0x)?[0-9a-f]{4,8}:?\s/i
const dumpedText = {
  en: ' If the line begins with an offset, explain --paste drops it.',
  ru: ' Если строка начинается со смещения, explain --paste его отбросит.',
}

const notHexTexts = {
  character: {
    en: 'The line is not hex: character {place} is {sign} ({name}). explain --paste reads dumps, logs and code.',
    ru: 'Строка не в шестнадцатеричном виде: символ {place} — {sign} ({name}). Дампы, журналы и код читает explain --paste.',
  },
  'half-octet': {
    en: 'The line is not hex: the last octet has one digit only. explain --paste reads dumps, logs and code.',
    ru: 'Строка не в шестнадцатеричном виде: у последнего октета одна цифра. Дампы, журналы и код читает explain --paste.',
  },
} as const

/** Names the first character that is no hex digit and none of the signs that may stand between octets. */
function notHex(line: number, text: string, language: Language): StreamJson {
  const at = text.replace(/0[xX](?=[0-9a-fA-F])/g, '  ').search(/[^0-9a-fA-F\s:,-]/)
  const point = text.codePointAt(at) ?? 0
  const sign = point > 0x20 && point !== 0x7f ? String.fromCodePoint(point) : '…'
  const message =
    at === -1
      ? notHexTexts['half-octet'][language]
      : fill(notHexTexts.character[language], { place: at + 1, sign, name: codePointName(point) })
  return { line, ok: false, error: { kind: 'not-hex', offset: 0, message }, pdus: [] }
}

/** Reads a line of hex as a stream of PDUs. Never throws. */
export function streamToJson(
  text: string,
  line = 1,
  options: InspectOptions & { readonly language?: Language } = {},
): StreamJson {
  const language = options.language ?? 'en'
  const bytes = fromHex(text)
  if (bytes === null) return notHex(line, text, language)
  const pdus: PduJson[] = []
  let at = 0
  while (at < bytes.length) {
    const length = readFrame(bytes, at, bytes.length)
    if (length === frameNeedsMore) {
      const octets = bytes.length - at
      const announced = octets < 4 ? '?' : readUint32(bytes, at)
      return failed(line, pdus, 'incomplete', at, { octets, announced }, language)
    }
    if (length < 0) {
      const fault = frameFault(length, bytes, at)
      const detail = { length: fault.length, max: defaultMaxPduOctets }
      const stopped = failed(line, pdus, fault.kind, at, detail, language)
      return at === 0 && dumpedLine.test(text) ? withHint(stopped, dumpedText[language]) : stopped
    }
    const inspection = inspectPdu(bytes.subarray(at, at + length), options)
    pdus.push(pduToJson(inspection, at, language, options.vendorTlvs))
    at += length
  }
  return { line, ok: pdus.every((pdu) => pdu.error === null), error: null, pdus }
}

function withHint(stream: StreamJson, hint: string): StreamJson {
  const { error } = stream
  return error === null ? stream : { ...stream, error: { ...error, message: error.message + hint } }
}

function failed(
  line: number,
  pdus: readonly PduJson[],
  kind: keyof typeof streamTexts,
  offset: number,
  detail: Detail,
  language: Language,
): StreamJson {
  const message = fill(streamTexts[kind][language], detail)
  return { line, ok: false, error: { kind, offset, message }, pdus }
}
