import { inspectPdu } from '../inspect/inspect.ts'
import type { InspectOptions } from '../inspect/inspection.ts'
import { type CaptureProblem, captureProblemText } from '../pcap/capture-problem-table.ts'
import { type CapturedRow, isoTime } from '../pcap/captured-row.ts'
import { toHex } from '../smpp/hex.ts'
import type { Language } from '../words/words.ts'
import { type PduJson, pduToJson } from './pdu-json.ts'

/** Where and when a PDU of a capture was seen. */
export interface PlaceJson {
  readonly number: number
  readonly at: string | null
  readonly from: string | null
  readonly to: string | null
  /** As a session of the workbench saw it; null in a capture file, which has no own side. */
  readonly direction: 'sent' | 'received' | null
  readonly session: string | null
  readonly system_id: string | null
  /** 'esme', 'smsc', null while nothing tells. */
  readonly sender: string | null
  readonly frames: readonly number[]
  /** Number of the PDU that it answers. */
  readonly request: number | null
  readonly latency_ms: number | null
  readonly comments: readonly string[]
  /** A reader's bookmark is on it. */
  readonly marked: boolean
}

/** One PDU of a capture as the command line prints it: a promise to scripts, fields are added and never renamed. */
export interface CaptureRowJson extends PlaceJson {
  readonly hex: string
  readonly pdu: PduJson
  /** What is odd about it in its session; what is odd in itself stands in the PDU's own. */
  readonly notes: PduJson['notes']
}

/** A stretch that could not be read. */
export interface GapJson {
  readonly gap: {
    readonly at: string | null
    readonly from: string | null
    readonly to: string | null
    readonly octets: number | null
    readonly why: string
    readonly frame: number | null
    readonly message: string
  }
}

/** Notes that the sides and states of a session give. */
const sessionNotes: ReadonlySet<string> = new Set(['wrong-side', 'wrong-state'])

export function placeJson(row: CapturedRow): PlaceJson {
  return {
    number: row.number,
    at: isoTime(row.at),
    from: row.from,
    to: row.to,
    direction: row.own?.direction ?? null,
    session: row.own?.sessionName ?? row.session,
    system_id: row.systemId,
    sender: row.sender,
    frames: row.frames,
    request: row.request,
    latency_ms: row.latency === null ? null : row.latency / 1000,
    comments: row.comments,
    marked: row.marked ?? false,
  }
}

/** What a PDU is inspected with besides: the session that it was seen in. */
export function sessionOptions(row: CapturedRow | undefined): InspectOptions {
  return {
    ...(row?.sender && row.state ? { sender: row.sender, state: row.state } : {}),
    ...(row?.interfaceVersion ? { interfaceVersion: row.interfaceVersion } : {}),
  }
}

export function captureRowJson(
  row: CapturedRow,
  options: InspectOptions,
  language: Language,
): CaptureRowJson {
  const inspection = inspectPdu(row.octets, { ...options, ...sessionOptions(row) })
  const pdu = pduToJson(inspection, 0, language, options.vendorTlvs)
  const [own, ofSession] = [false, true].map((isOfSession) =>
    pdu.notes.filter(({ code }) => sessionNotes.has(code) === isOfSession),
  )
  const { comments, marked, ...place } = placeJson(row)
  return {
    ...place,
    pdu: { ...pdu, notes: own ?? [] },
    notes: ofSession ?? [],
    comments,
    marked,
    hex: toHex(row.octets),
  }
}

export function gapJson(problem: CaptureProblem, language: Language): GapJson {
  const { at, from, to, octets, frame, code } = problem
  const message = captureProblemText(problem, language)
  return { gap: { at: isoTime(at), from, to, octets, why: code.replace(/^gap-/, ''), frame, message } }
}
