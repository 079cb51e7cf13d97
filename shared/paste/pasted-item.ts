import type { CodeField } from '../explain/code-field.ts'
import type { NetworkError, NetworkName } from '../explain/network-error.ts'
import type { CaptureProblem } from '../pcap/capture-problem-table.ts'
import type { CapturedRow } from '../pcap/captured-row.ts'
import type { Receipt } from '../receipts/parse-receipt.ts'
import type { Tlv } from '../smpp/pdu.ts'
import type { ReadingName } from '../text/likely-reading.ts'
import type { SmppTime } from '../text/smpp-time.ts'
import type { Udh } from '../text/udh.ts'
import type { PasteSummary } from './paste-summary.ts'

/** First and last line of the paste, counted from 1; equal for what stands on one line. */
export type Lines = readonly [first: number, last: number]

/** How a thing was written. */
export const pasteStyles = [
  'pcap',
  'pcapng',
  'binary',
  'tcpdump',
  'xxd',
  'hexdump',
  'od',
  'wireshark',
  'kannel',
  'cloudhopper',
  'node-smpp',
  'jasmin',
  'jsmpp',
  'smpplib',
  'python',
  'c-array',
  'buffer',
  'bytes-decimal',
  'escaped',
  'percent',
  'base64',
  'hex',
  'url-encoded',
  'json-escaped',
  'key-value',
  'log',
  'plain',
] as const
export type PasteStyle = (typeof pasteStyles)[number]

interface Found {
  readonly style: PasteStyle
  readonly lines: Lines
}

/** A PDU, of octets that were pasted or put together from the fields that a log names. */
export interface PastedPdu extends Found {
  readonly kind: 'pdu'
  /** For decodePdu and inspectPdu. Fewer than command_length says when the paste ends inside it. */
  readonly octets: Uint8Array
  /** Octets of the PDU that the paste leaves out at its end; 0 when it is whole. */
  readonly missingOctets: number
  readonly fromFields: boolean
  /** Fields that the log did not say and that stand here with their null default; empty unless `fromFields`. */
  readonly unsaid: readonly string[]
  /** Only of a PDU in a capture file. */
  readonly captured?: CapturedRow
}

/** A delivery receipt by its text. */
export interface PastedReceipt extends Found {
  readonly kind: 'receipt'
  readonly text: string
  readonly receipt: Receipt
}

/** A status, state, err or network error, or words that the tables of codes know. */
export interface PastedCode extends Found {
  readonly kind: 'code'
  /** As explain takes it: 0x0401, 1025, ESME_RINVDSTADR, UNDELIV, words. */
  readonly code: string
  /** Where it stood, null when the paste does not say. */
  readonly field: CodeField | null
  /** Tables of a network that the paste names, such as +CMS ERROR; absent where it does not. */
  readonly network?: NetworkName | undefined
  /** The three octets of a network_error_code, else null. */
  readonly networkError: NetworkError | null
}

/** TLVs without their PDU; they fill the octets from the first to the last. */
export interface PastedTlvs extends Found {
  readonly kind: 'tlv'
  readonly octets: Uint8Array
  readonly tlvs: readonly Tlv[]
}

/** A user data header without its PDU; the octets after `udh.headerOctets` are the text's. */
export interface PastedUdh extends Found {
  readonly kind: 'udh'
  readonly octets: Uint8Array
  readonly udh: Udh
}

/** schedule_delivery_time, validity_period, final_date: `YYMMDDhhmmsstnnp`. */
export interface PastedTime extends Found {
  readonly kind: 'time'
  readonly written: string
  readonly time: SmppTime
}

/** Octets of a message without their PDU. */
export interface PastedText extends Found {
  readonly kind: 'text'
  readonly octets: Uint8Array
  /** Likeliest first, at least one. */
  readonly readings: readonly TextReading[]
}

/** The octets read in one alphabet. */
export interface TextReading {
  readonly encoding: ReadingName
  readonly text: string
  /** False when the octets break the alphabet's rules, or give control characters. */
  readonly isClean: boolean
}

/** A whole capture file; the items behind it are its PDUs. */
export interface PastedCapture extends Found {
  readonly kind: 'capture'
  readonly format: 'pcap' | 'pcapng'
  readonly frames: number
  /** Found in it, and of these, with those that the capture cut, listed. */
  readonly pdus: number
  readonly listed: number
}

/** One thing recognised in a paste. Two of them share lines where these can be read in two ways. */
export type PastedItem =
  | PastedPdu
  | PastedReceipt
  | PastedCode
  | PastedTlvs
  | PastedUdh
  | PastedTime
  | PastedText
  | PastedCapture

/** Lines that no recogniser read. */
export interface UnreadLines {
  readonly lines: Lines
  readonly text: string
}

/** Something wrong with the paste itself, at a place; pasteProblemText words it. */
export type PasteProblem =
  | {
      readonly code: 'wrong-character'
      readonly line: number
      /** Characters from the start of the line, counted from 1. */
      readonly column: number
      readonly character: string
      /** The digit it was read as; null when it resembles none. */
      readonly readAs: string | null
    }
  | { readonly code: 'half-octet'; readonly line: number; readonly column: number }
  /** The log or the program that printed it left octets out. */
  | { readonly code: 'cut-by-writer'; readonly line: number; readonly octets: number }
  | { readonly code: 'octets-after-pdu'; readonly line: number; readonly octets: number }
  /** A packet without octets of SMPP. */
  | { readonly code: 'no-payload'; readonly line: number }
  | { readonly code: 'bad-field'; readonly line: number; readonly field: string }
  /** Something that a capture has not, or that was not read of it. */
  | { readonly code: 'capture'; readonly line: number; readonly problem: CaptureProblem }
  /** Further problems of that kind. */
  | { readonly code: 'capture-more'; readonly line: number; readonly count: number }
  /** Only so many things are listed; the last of them ends on this line, and nothing behind it is. */
  | { readonly code: 'paste-full'; readonly line: number; readonly items: number }
  /** Octets of the paste that were read, of those it has. */
  | { readonly code: 'paste-cut'; readonly line: number; readonly octets: number; readonly of: number }

/** What was made of a paste: every line is of an item, furniture of one (brackets, quotes, fences), blank or unread. */
export interface PasteReading {
  readonly items: readonly PastedItem[]
  readonly unread: readonly UnreadLines[]
  readonly problems: readonly PasteProblem[]
  readonly summary: PasteSummary
}
