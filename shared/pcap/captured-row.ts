import type { WireState } from '../smpp/pdu-table.ts'
import type { Sender } from '../smpp/session-rules.ts'
import type { Endpoint } from './capture-event.ts'

/** A captured PDU with what is known about it, wherever it was read: a capture file, a log, lines of JSON. */
export interface CapturedRow {
  /** In the capture, from 1, in the order in which the PDUs were whole. */
  readonly number: number
  /** µs since 1970, null without a time. */
  readonly at: number | null
  /** '10.0.0.1:50000', '[2001:db8::1]:2775'; null where nobody told. */
  readonly from: string | null
  readonly to: string | null
  /** What tells the connections of one capture apart; null where nothing does. */
  readonly session: string | null
  /** system_id of the session's bind; null before it. */
  readonly systemId: string | null
  /** Which side sent it, by the commands of the connection so far; null while they do not tell. */
  readonly sender: Sender | null
  /** Of the session before this PDU; null where its bind was not captured. */
  readonly state: WireState | null
  /** That both sides share; null before the bind, and where it was not captured. */
  readonly interfaceVersion: number | null
  /** Frames that carried it, from 1. */
  readonly frames: readonly number[]
  readonly octets: Uint8Array
  /** Number of the request that it answers; null for requests, and where the request was not captured. */
  readonly request: number | null
  readonly requestCommandId: number | null
  /** µs from the request to this response; null without both times. */
  readonly latency: number | null
  /** Written beside the frames that carried it. */
  readonly comments: readonly string[]
  /** A reader's bookmark is on it. */
  readonly marked?: boolean | undefined
  /** Of what the workbench captured itself. */
  readonly own?: OwnFacts | undefined
}

/** What the workbench knows besides of a PDU that passed one of its own sessions. */
export interface OwnFacts {
  readonly direction: 'sent' | 'received'
  readonly sessionName: string
  readonly profileId: string
  /** Number of the first try of a request that was sent again. */
  readonly repeatOf: number | null
  /** A response whose request had been given up. */
  readonly isLate: boolean
}

/** '10.0.0.1:50000', '[2001:db8::1]:2775'. */
export function endpointText({ address, port }: Endpoint): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}

/** The port of an end as endpointText writes it; NaN where there is none. */
export function portOfEnd(end: string): number {
  return Number(end.slice(end.lastIndexOf(':') + 1))
}

/** The furthest that a Date can be from 1970, in µs. */
const farthest = 8.64e18

/** '2026-11-28T10:00:00.000123Z'; null without a time, and for one beyond all calendars. */
export function isoTime(at: number | null): string | null {
  if (at === null || !(Math.abs(at) < farthest)) return null
  const milliseconds = Math.floor(at / 1000)
  const micros = String(at - 1000 * milliseconds).padStart(3, '0')
  return new Date(milliseconds).toISOString().replace('Z', `${micros.slice(0, 3)}Z`)
}

/** µs of a time as isoTime writes it, or of a date or time of ISO 8601, UTC without a zone; null for other text. */
export function timeOfIso(text: string): number | null {
  const found = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.(\d{1,9}))?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(
    text,
  )
  if (found === null) return null
  const [, day, minute = '00:00', second = ':00', fraction = '', zone = 'Z'] = found
  const milliseconds = Date.parse(`${day}T${minute}${second}${zone}`)
  return Number.isNaN(milliseconds) ? null : 1000 * milliseconds + Number(fraction.padEnd(6, '0').slice(0, 6))
}
