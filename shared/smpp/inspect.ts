import { decodeText } from '../text/decode-text.ts'
import type { Udh } from '../text/udh.ts'
import { type BodyTrace, decodeTraced } from './decode.ts'
import { findNotes } from './find-notes.ts'
import { headerOctets } from './frame.ts'
import type { Inspection, InspectOptions, Note } from './inspection.ts'
import { messageOctets } from './message-octets.ts'
import type { NoteSubject } from './note-list.ts'
import { mapPdu } from './pdu-map.ts'
import { spansOf } from './span-list.ts'

export type { Inspection, InspectOptions, Note, Span } from './inspection.ts'

const noOptions: InspectOptions = {}

/**
 * Everything that can be said about one PDU without its neighbours: the decoded PDU, spans for each octet, what is odd
 * about it, and its text. Never throws; a body that cannot be read has the spans up to there and the rest as one.
 */
export function inspectPdu(bytes: Uint8Array, options: InspectOptions = noOptions): Inspection {
  const subject = subjectOf(bytes, options)
  const { pdu, map, message, decoded } = subject
  const text = decoded !== null && decoded.encoding !== 'binary' ? decoded.text : null
  return {
    pdu,
    spans: spansOf(bytes, pdu, map, message, text),
    notes: findNotes(subject),
    udh: message?.udh?.elements ?? null,
    text,
    textEncoding: decoded?.encoding ?? null,
  }
}

/** The notes alone, at half the cost: for every PDU that passes, where spans are for the one that is opened. */
export function notesOfPdu(bytes: Uint8Array, options: InspectOptions = noOptions): readonly Note[] {
  return findNotes(subjectOf(bytes, options))
}

function subjectOf(bytes: Uint8Array, options: InspectOptions): NoteSubject {
  const trace: BodyTrace = { fieldAt: [], fieldsEnd: Math.min(headerOctets, bytes.length) }
  const pdu = decodeTraced(bytes, 0, bytes.length, trace)
  const message = messageOctets(pdu)
  const udh = message?.udh ?? null
  const start = udh?.headerOctets ?? 0
  const octets = message === null || start === 0 ? (message?.octets ?? null) : message.octets.subarray(start)
  const decoded =
    message === null || octets === null
      ? null
      : decodeText(octets, message.dataCoding, udh === null ? options : { ...options, shifts: shiftsOf(udh) })
  return { bytes, pdu, map: mapPdu(pdu, trace), message, octets, decoded, options }
}

/** National language tables that the header announces (TS 23.040 9.2.3.24.15 and .16). */
function shiftsOf(udh: Udh): { singleShift?: number; locking?: number } {
  const single = udh.elements.findLast((element) => element.iei === 0x24)?.data[0]
  const locking = udh.elements.findLast((element) => element.iei === 0x25)?.data[0]
  return {
    ...(single === undefined ? {} : { singleShift: single }),
    ...(locking === undefined ? {} : { locking }),
  }
}
