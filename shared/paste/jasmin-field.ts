import { fromHex } from '../smpp/hex.ts'
import { encodeLatin1 } from '../text/single-octet.ts'
import { escapedRun } from './literal-line.ts'
import type { WrittenFields } from './pdu-of-fields.ts'

type Names = Readonly<Record<string, number>>

const ton: Names = {
  UNKNOWN: 0,
  INTERNATIONAL: 1,
  NATIONAL: 2,
  NETWORK_SPECIFIC: 3,
  SUBSCRIBER_NUMBER: 4,
  ALPHANUMERIC: 5,
  ABBREVIATED: 6,
}
const npi: Names = {
  UNKNOWN: 0,
  ISDN: 1,
  DATA: 3,
  TELEX: 4,
  LAND_MOBILE: 6,
  NATIONAL: 8,
  PRIVATE: 9,
  ERMES: 10,
  INTERNET: 14,
  WAP_CLIENT_ID: 18,
}
/** The words of all parts of the field, none of which is of two parts. */
const esmClass: Names = {
  DEFAULT: 0,
  DATAGRAM: 1,
  FORWARD: 2,
  STORE_AND_FORWARD: 3,
  SMSC_DELIVERY_RECEIPT: 0x04,
  DELIVERY_ACKNOWLEDGEMENT: 0x08,
  USER_ACKNOWLEDGEMENT: 0x10,
  CONVERSATION_ABORT: 0x18,
  INTERMEDIATE_DELIVERY_NOTIFICATION: 0x20,
  UDHI_INDICATOR_SET: 0x40,
  SET_REPLY_PATH: 0x80,
}
const registeredDelivery: Names = {
  NO_SMSC_DELIVERY_RECEIPT_REQUESTED: 0,
  SMSC_DELIVERY_RECEIPT_REQUESTED: 1,
  SMSC_DELIVERY_RECEIPT_REQUESTED_FOR_FAILURE: 2,
  SME_DELIVERY_ACK_REQUESTED: 4,
  SME_MANUAL_ACK_REQUESTED: 8,
}
const dataCoding: Names = {
  SMSC_DEFAULT_ALPHABET: 0,
  IA5_ASCII: 1,
  OCTET_UNSPECIFIED: 2,
  LATIN_1: 3,
  OCTET_UNSPECIFIED_COMMON: 4,
  JIS: 5,
  CYRILLIC: 6,
  ISO_8859_8: 7,
  UCS2: 8,
  PICTOGRAM: 9,
  ISO_2022_JP: 10,
  EXTENDED_KANJI_JIS: 13,
  KS_C_5601: 14,
}
const messageClass: Names = {
  DEFAULT_ALPHABET: 0xf0,
  DATA_8BIT: 0xf4,
  NO_MESSAGE_CLASS: 0xf0,
  CLASS_1: 0xf1,
  CLASS_2: 0xf2,
  CLASS_3: 0xf3,
}

const names: Readonly<Record<string, Names>> = {
  source_addr_ton: ton,
  dest_addr_ton: ton,
  esme_addr_ton: ton,
  addr_ton: ton,
  source_addr_npi: npi,
  dest_addr_npi: npi,
  esme_addr_npi: npi,
  addr_npi: npi,
  esm_class: esmClass,
  registered_delivery: registeredDelivery,
  priority_flag: { LEVEL_0: 0, LEVEL_1: 1, LEVEL_2: 2, LEVEL_3: 3 },
  replace_if_present_flag: { DO_NOT_REPLACE: 0, REPLACE: 1 },
  interface_version: { SMPP_3_3: 0x33, SMPP_3_4: 0x34, SMPP_5_0: 0x50 },
  message_state: {
    SCHEDULED: 0,
    ENROUTE: 1,
    DELIVERED: 2,
    EXPIRED: 3,
    DELETED: 4,
    UNDELIVERABLE: 5,
    ACCEPTED: 6,
    UNKNOWN: 7,
    REJECTED: 8,
    SKIPPED: 9,
  },
}

/**
 * Puts the field of one line of a PDU that smpp.pdu or Jasmin prints into `fields`, `source_addr_ton: NATIONAL`. The
 * numbers in its EnumValue and <AddrTon.NATIONAL: 3> count the members of an enumeration and are no values of SMPP.
 */
export function jasminField(line: string, fields: WrittenFields): void {
  const [, name = '', written = ''] = /^\s*([a-z]\w*): ?(.*)$/i.exec(line) ?? []
  if (name === '') return
  const octets = name === 'short_message' || name === 'message_payload' ? octetsOf(written) : null
  if (octets !== null) fields.set(name, octets)
  else fields.set(name, String(numberOf(name, written) ?? written))
}

/** Null where the line gives it in digits, or in words that are not known. */
function numberOf(name: string, written: string): number | null {
  const table = Object.hasOwn(names, name) ? names[name] : undefined
  if (name === 'data_coding') return codingOf(written)
  if (table === undefined || /^\d+$/.test(written)) return null
  const values = wordsOf(written).flatMap((word) => (Object.hasOwn(table, word) ? [table[word] ?? 0] : []))
  if (values.length === 0) return null
  const intermediate = name === 'registered_delivery' && /intermediateNotification[:=] ?True/.test(written)
  return values.reduce((all, value) => all | value, intermediate ? 0x10 : 0)
}

function codingOf(written: string): number | null {
  const words = wordsOf(written)
  if (words.includes('RAW'))
    return Number(/schemeData[:=] ?(\d{1,3})/.exec(written)?.[1] ?? Number.NaN) || null
  const table = words.includes('GSM_MESSAGE_CLASS') ? messageClass : dataCoding
  const values = words.flatMap((word) => (Object.hasOwn(table, word) ? [table[word] ?? 0] : []))
  return values.length === 0 ? null : values.reduce((all, value) => all | value, 0)
}

function wordsOf(written: string): string[] {
  return written.match(/[A-Z][A-Z0-9_]+/g) ?? []
}

/** The octets of a literal of Python, or of what print makes of one; null of None. */
function octetsOf(written: string): Uint8Array | null {
  if (/^(?:None)?$/.test(written)) return null
  const run = escapedRun(written)
  if (run !== null) return fromHex(run.digits)
  return encodeLatin1(/^b?u?(["'])([\s\S]*)\1\]?$/.exec(written)?.[2] ?? written)
}
