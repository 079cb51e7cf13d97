import type { Span } from '../../shared/inspect/inspection.ts'
import { readReceiptPdu, readUnannouncedReceipt } from '../../shared/receipts/read-receipt.ts'
import { stateOfStat } from '../../shared/receipts/stat-table.ts'
import { latin1 } from '../../shared/smpp/latin1.ts'
import { udhIndicator } from '../../shared/smpp/message-flags.ts'
import { integerField, messageOctets } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { firstVendorTag, lastVendorTag } from '../../shared/smpp/tlv-value.ts'
import { readDataCoding } from '../../shared/text/data-coding.ts'
import { isDoubtful } from '../../shared/text/doubtful-header.ts'
import { readUdh } from '../../shared/text/udh.ts'

/** 'X' in ASCII, the alphabet of GSM and Latin-1 alike. */
const maskOctet = 0x58
/** A receipt's own fields and a provider's, as they may stay, and any other word. */
const receiptWord =
  /(?<field>(?<![\p{L}\p{N}_-])(?:id|msgid|message_?id|sub|dlvrd|(?:submit|done)[ _]?date|stat|err):\s*(?:\d{4}-\d\d-\d\d[ T]\d\d:\d\d\S*|(?:(?!text:)\S)*)|(?<![\p{L}\p{N}_-])[a-z_][a-z\d_-]{0,40}:[^\s:]{1,40}(?!\S))|\S+/giu
const keys = 'id|sub|dlvrd|(?:submit|done)[ _]?date|stat|err'

/**
 * Writes X over the texts of a PDU, in place: what was written to somebody, the label of a call-back number, words in the
 * TLVs of vendors, and what cannot be read, since it might hold a text. Headers, ids, states, codes and dates of receipts stay, and every length.
 */
export function maskTexts(octets: Uint8Array, pdu: DecodedPdu, spans: readonly Span[]): void {
  if (octets.length < 16) octets.fill(maskOctet)
  const message = messageOctets(pdu)
  for (const span of spans) {
    if (span.kind === 'rest' && !span.path.includes('.udh.')) octets.fill(maskOctet, span.start, span.end)
    else if (span.path === 'tlvs.callback_num_atag.value') maskBody(octets, span, 1, false)
    else if (isForeignText(octets, span)) maskBody(octets, span, 0, false)
    else if (isBody(span.path)) {
      const isMessage = message !== null && span.path.includes(message.field)
      if (isMessage && isReceipt(pdu)) maskReceipt(octets, span)
      else maskBody(octets, span, headerOctets(octets.subarray(span.start, span.end), pdu), isWide(pdu))
    }
  }
}

/** The span of a whole message, its header included. */
function isBody(path: string): boolean {
  return path.endsWith('.short_message') || path === 'tlvs.message_payload.value'
}

const unnamedTlv = /^tlvs\.0x(?<tag>[\dA-F]{4})\.value$/i

/**
 * The value of a TLV without a name that may be a text: a vendor's where it reads as words, and whatever stands at a tag
 * that nobody may use, as the rest of a broken PDU does.
 */
function isForeignText(octets: Uint8Array, { path, start, end }: Span): boolean {
  const tag = Number.parseInt(unnamedTlv.exec(path)?.groups?.['tag'] ?? '', 16)
  if (Number.isNaN(tag)) return false
  if (tag < firstVendorTag || tag > lastVendorTag) return true
  const value = octets.subarray(start, end)
  return [latin1(octets, start, end), ...wideTexts(value)].some(
    (text) => /\s/.test(text) && /[\p{L}\x80-\x9f]{2}/u.test(text),
  )
}

/** The value as UTF-16 in either order of octets. */
function wideTexts(value: Uint8Array): readonly string[] {
  const even = value.subarray(0, value.length - (value.length % 2))
  return ['utf-16be', 'utf-16le'].map((name) => new TextDecoder(name).decode(even))
}

function isReceipt(pdu: DecodedPdu): boolean {
  return readReceiptPdu(pdu)?.isReceipt === true || readUnannouncedReceipt(pdu) !== null
}

function isWide(pdu: DecodedPdu): boolean {
  return readDataCoding(integerField(pdu, 'data_coding')).alphabet === 'ucs2'
}

/** Octets of the user data header; of one that does not fit no more than its length is believed. */
function headerOctets(body: Uint8Array, pdu: DecodedPdu): number {
  if ((integerField(pdu, 'esm_class') & udhIndicator) === 0) return 0
  const udh = readUdh(body)
  return isDoubtful(udh) ? 1 : udh.headerOctets
}

type Range = Pick<Span, 'start' | 'end'>

function maskBody(octets: Uint8Array, { start, end }: Range, kept: number, isWideText: boolean): void {
  let at = Math.min(end, start + kept)
  if (isWideText) {
    for (; at + 1 < end; at += 2) {
      octets[at] = 0
      octets[at + 1] = maskOctet
    }
  }
  octets.fill(maskOctet, at, end)
}

/** Of a receipt what its keys name stays, of `text:` the key alone; X for everything else. */
function maskReceipt(octets: Uint8Array, { start, end }: Range): void {
  const body = octets.subarray(start, end)
  const { width, first } = unitsOf(body)
  const units = Math.floor((body.length - first) / width)
  const low = new Uint8Array(units)
  for (let unit = 0; unit < units; unit++) low[unit] = asciiOf(body, first + unit * width, width)
  const text = latin1(low, 0, low.length)
  const kept = keptUnits(text)
  for (let unit = 0; unit < units; unit++) {
    if (kept[unit] === 1) continue
    const at = start + first + unit * width
    maskBody(octets, { start: at, end: at + width }, 0, width === 2)
    if (width === 2 && isLittle(body, first)) octets.subarray(at, at + 2).reverse()
  }
  octets.fill(maskOctet, start + first + units * width, end)
}

/** UTF-16 in either order, after a mark or none, or single octets: by the first characters, which are a key's. */
function unitsOf(body: Uint8Array): { readonly width: 1 | 2; readonly first: number } {
  const mark = ((body[0] ?? 0) << 8) | (body[1] ?? 0)
  const first = mark === 0xfeff || mark === 0xfffe ? 2 : 0
  const isPair = (at: number) => body[at] === 0 || body[at + 1] === 0
  const isPaired = body.length - first >= 4 && isPair(first) && isPair(first + 2)
  return isPaired ? { width: 2, first } : { width: 1, first: 0 }
}

function isLittle(body: Uint8Array, first: number): boolean {
  return body[first + 1] === 0
}

/** The octet of a character of ASCII; a sign that is no letter for any other. */
function asciiOf(body: Uint8Array, at: number, width: 1 | 2): number {
  if (width === 1) return body[at] ?? 0
  const [one = 0, other = 0] = body.subarray(at, at + 2)
  return one === 0 ? other : other === 0 ? one : 0x01
}

/** 1 for each character of a receipt that stays. */
function keptUnits(text: string): Uint8Array {
  const kept = new Uint8Array(text.length)
  const textKey = keyPattern('text')
  const anyKey = keyPattern(keys)
  const statAt = keyPattern('stat').exec(text)?.index ?? -1
  let from = 0
  while (from < text.length) {
    textKey.lastIndex = from
    const found = textKey.exec(text)
    const end = found?.index ?? text.length
    keepFields(kept, text, from, end)
    if (found === null) break
    const valueAt = end + found[0].length
    kept.fill(1, end, valueAt)
    // A text in front of the state ends where the next key begins, as a receipt's reader takes it.
    if (statAt < valueAt) break
    anyKey.lastIndex = valueAt
    from = anyKey.exec(text)?.index ?? text.length
  }
  return kept
}

/** At the start of a word, its colon included. */
function keyPattern(names: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${names}):`, 'giu')
}

function keepFields(kept: Uint8Array, text: string, from: number, end: number): void {
  for (const { 0: word, index, groups } of text.slice(from, end).matchAll(receiptWord)) {
    if (groups?.['field'] === undefined && stateOfStat(word) === null) continue
    kept.fill(1, from + index, from + index + word.length)
  }
  for (let at = from; at < end; at++) if (/\s/.test(text.charAt(at))) kept[at] = 1
}
