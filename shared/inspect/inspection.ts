import type { DecodedPdu } from '../smpp/pdu.ts'
import type { WireState } from '../smpp/pdu-table.ts'
import type { Sender } from '../smpp/session-rules.ts'
import type { VendorTlv } from '../smpp/vendor-tlv.ts'
import type { TextReading } from '../text/text-readings.ts'
import type { UdhElement } from '../text/udh.ts'
import type { NoteSeverity } from './note-row.ts'
import type { NoteCode } from './note-table.ts'

/** A run of octets of the PDU with a name. Spans that are not groups tile the PDU without gap or overlap. */
export interface Span {
  /** 'header.command_id', 'submit_sm.source_addr', 'submit_multi.dest_address[0].dl_name', 'tlvs.message_state.value'. */
  readonly path: string
  readonly start: number
  readonly end: number
  /** As in the decoded PDU; null for groups and for octets that are no single value. */
  readonly value: string | number | null
  readonly depth: number
  readonly kind: 'group' | 'field' | 'tlv' | 'udh' | 'text' | 'rest'
}

/** Something odd about a PDU that was read. noteText words it. */
export interface Note {
  readonly code: NoteCode
  readonly severity: NoteSeverity
  /** Field, TLV, 'tlv', 'body'; null when it concerns the whole PDU. */
  readonly field: string | null
  /** Octet of the PDU. */
  readonly offset: number
  /** Values that fill the sentences of the note. */
  readonly detail: Readonly<Record<string, string | number>>
}

export interface Inspection {
  readonly pdu: DecodedPdu
  /** Parents before children, in wire order. */
  readonly spans: readonly Span[]
  readonly notes: readonly Note[]
  /** Null when esm_class announces no header. */
  readonly udh: readonly UdhElement[] | null
  /** The message without its header; null when the PDU carries none or it is binary. */
  readonly text: string | null
  readonly textEncoding: string | null
  /** Every way in which the octets of the message can be read; empty without one. */
  readonly readings: readonly TextReading[]
  /** The likely one of them is not the text: found out without making them all. */
  readonly hasOtherText: boolean
}

export interface InspectOptions {
  /** Version of the session; without it the version is left unchecked. */
  readonly interfaceVersion?: number
  /** Alphabet of data_coding 0 at this SMSC. */
  readonly defaultAlphabet?: 'gsm7' | 'latin1' | 'ascii'
  /** Sender, and state of the session; without both the PDU is not checked against side and state. */
  readonly sender?: Sender
  readonly state?: WireState
  /** The TLVs of the provider's own. */
  readonly vendorTlvs?: readonly VendorTlv[]
}
