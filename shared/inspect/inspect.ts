import { type BodyTrace, decodeTraced } from '../smpp/decode.ts'
import { headerOctets } from '../smpp/frame.ts'
import { type MessageOctets, messageOctets } from '../smpp/message-octets.ts'
import type { DecodedPdu } from '../smpp/pdu.ts'
import { checkedText, checkText, type DecodeTextOptions } from '../text/decode-text.ts'
import { isDoubtful, meantHeader } from '../text/doubtful-header.ts'
import { headerShifts } from '../text/national-tables.ts'
import { checkedReadings, type TextReading, textReadings } from '../text/text-readings.ts'
import type { Udh, UdhElement } from '../text/udh.ts'
import { findNotes } from './find-notes.ts'
import type { Inspection, InspectOptions, Note, Span } from './inspection.ts'
import { type NoteSubject, textStart } from './note-subject.ts'
import { mapPdu } from './pdu-map.ts'
import { spansOf, type TextSource } from './span-list.ts'
import { wapPushText } from './wap-push-text.ts'

export type { Inspection, InspectOptions, Note, Span } from './inspection.ts'

const noOptions: InspectOptions = {}

/**
 * Everything that can be said about one PDU without its neighbours: the decoded PDU, spans for each octet, what is odd
 * about it, and its text. Never throws; a body that cannot be read has the spans up to there and the rest as one.
 */
export function inspectPdu(bytes: Uint8Array, options: InspectOptions = noOptions): Inspection {
  return new PduInspection(subjectOf(bytes, options))
}

/** Notes, spans and text are made when they are first asked for: many are inspected for one of them, few are opened. */
class PduInspection implements Inspection {
  readonly pdu: DecodedPdu
  readonly udh: readonly UdhElement[] | null
  readonly textEncoding: string | null
  readonly #subject: NoteSubject
  #notes: readonly Note[] | null = null
  #spans: readonly Span[] | null = null
  #text: string | null = null
  #readings: readonly TextReading[] | null = null

  constructor(subject: NoteSubject) {
    this.pdu = subject.pdu
    this.udh = subject.message?.udh?.elements ?? null
    this.textEncoding = subject.checked?.encoding ?? null
    this.#subject = subject
  }

  get notes(): readonly Note[] {
    this.#notes ??= findNotes(this.#subject)
    return this.#notes
  }

  get spans(): readonly Span[] {
    const { bytes, pdu, map, message } = this.#subject
    this.#spans ??= spansOf({ bytes, pdu, map, message, source: new ShownText(this, this.#subject) })
    return this.#spans
  }

  get text(): string | null {
    const { message, octets, checked, options } = this.#subject
    if (message === null || octets === null || checked === null || checked.encoding === 'binary') return null
    this.#text ??= checkedText(checked, octets, textOptions(message.udh, options))
    return this.#text
  }

  get readings(): readonly TextReading[] {
    this.#readings ??= this.#findReadings()
    return this.#readings
  }

  get hasOtherText(): boolean {
    const { message, octets, checked } = this.#subject
    if (message === null || octets === null || octets.length === 0) return false
    // Most octets are of the alphabet announced: then no reading of them need be made.
    if (checked?.likely === null && this.#meantOctets(message, octets) === octets) return false
    return this.readings.some(({ isLikely, text }) => isLikely && text !== this.text)
  }

  #findReadings(): TextReading[] {
    const { message, octets, checked, options } = this.#subject
    if (message === null || octets === null || checked === null || octets.length === 0) return []
    const meant = this.#meantOctets(message, octets)
    const reading = textOptions(message.udh, options)
    return meant === octets
      ? checkedReadings(checked, octets, reading)
      : textReadings(meant, message.dataCoding, reading)
  }

  /** The octets of the text as the sender meant them: behind the right header, without an octet too many in front. */
  #meantOctets({ udh, octets: all }: MessageOctets, octets: Uint8Array): Uint8Array {
    if (udh !== null && isDoubtful(udh)) return all.subarray(meantHeader(all).textAt)
    return this.notes.some(({ code }) => code === 'text-shifted') ? octets.subarray(1) : octets
  }
}

/** Text of a span of the message, or the content of a WAP push, which is data and has no text. */
class ShownText implements TextSource {
  readonly #inspection: Inspection
  readonly #subject: NoteSubject

  constructor(inspection: Inspection, subject: NoteSubject) {
    this.#inspection = inspection
    this.#subject = subject
  }

  get text(): string | null {
    return this.#inspection.text ?? wapPushText(this.#subject)
  }
}

function subjectOf(bytes: Uint8Array, options: InspectOptions): NoteSubject {
  const trace: BodyTrace = { layout: null, fieldAt: [], fieldsEnd: Math.min(headerOctets, bytes.length) }
  const pdu = decodeTraced(bytes, 0, bytes.length, trace)
  const message = messageOctets(pdu)
  const start = message === null ? 0 : textStart(message)
  const octets = message === null || start === 0 ? (message?.octets ?? null) : message.octets.subarray(start)
  const checked =
    message === null || octets === null
      ? null
      : checkText(octets, message.dataCoding, textOptions(message.udh, options))
  return { bytes, pdu, map: mapPdu(pdu, trace), message, octets, checked, options }
}

function textOptions(udh: Udh | null, options: InspectOptions): DecodeTextOptions {
  return udh === null ? options : { ...options, shifts: headerShifts(udh) }
}
