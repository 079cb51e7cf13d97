import type { CaptureEvent, Endpoint, Flow } from '../../shared/pcap/capture-event.ts'
import { type CaptureBounds, CaptureReader, type CaptureSummary } from '../../shared/pcap/capture-reader.ts'
import { readUint32 } from '../../shared/smpp/frame.ts'

export interface ReadPdu {
  readonly line: string
  readonly octets: Uint8Array
  readonly frames: readonly number[]
}

export interface ReadCapture {
  readonly pdus: readonly ReadPdu[]
  /** Of each PDU. */
  readonly flows: readonly Flow[]
  readonly events: readonly CaptureEvent[]
  readonly summary: CaptureSummary
}

/** µs, source, command_length, command_id, sequence_number: a PDU as it is compared with tshark's. */
export function lineOf(at: number | null, { address, port }: Endpoint, octets: Uint8Array): string {
  const header = [0, 4, 12].map((place) => readUint32(octets, place)).join(' ')
  return `${at} ${address}:${port} ${header}`
}

/** All that a capture holds, read in chunks of so many octets. */
export function readAll(file: Uint8Array, chunkOctets = 1 << 16, bounds?: CaptureBounds): ReadCapture {
  const pdus: ReadPdu[] = []
  const flows: Flow[] = []
  const events: CaptureEvent[] = []
  const reader = new CaptureReader(
    {
      pdu({ at, flow, frames, octets }) {
        pdus.push({ line: lineOf(at, flow.source, octets), octets: octets.slice(), frames })
        flows.push(flow)
      },
      event: (event) => events.push(event),
    },
    bounds,
  )
  for (let at = 0; at < file.length; at += chunkOctets) reader.push(file.slice(at, at + chunkOctets))
  return { pdus, flows, events, summary: reader.end() }
}
