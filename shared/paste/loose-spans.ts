import { type InspectOptions, inspectPdu, type Span } from '../inspect/inspect.ts'
import { encodePdu } from '../smpp/encode.ts'
import { headerOctets } from '../smpp/frame.ts'
import { udhIndicator } from '../smpp/message-flags.ts'

/** Octets of short_message at most. */
const longestHeader = 254

/** The spans of TLVs that stand without their PDU, as inspectPdu has them; offsets count from their own first octet. */
export function tlvSpans(octets: Uint8Array, options: InspectOptions = {}): readonly Span[] {
  const header = encodePdu({ command: 'enquire_link', command_status: 0, sequence_number: 1 })
  const pdu = new Uint8Array(headerOctets + octets.length)
  pdu.set(header)
  pdu.set(octets, headerOctets)
  new DataView(pdu.buffer).setUint32(0, pdu.length)
  return movedTo(0, inspectPdu(pdu, options).spans, 'tlvs', headerOctets)
}

/** Likewise of a user data header. */
export function udhSpans(octets: Uint8Array, options: InspectOptions = {}): readonly Span[] {
  const header = octets.subarray(0, Math.min(longestHeader, (octets[0] ?? 0) + 1))
  const pdu = encodePdu({
    command: 'submit_sm',
    command_status: 0,
    sequence_number: 1,
    fields: { esm_class: udhIndicator, short_message: header },
  })
  const { spans } = inspectPdu(pdu, options)
  const udh = spans.find(({ path }) => path.endsWith('.udh'))
  return udh === undefined ? [] : movedTo(udh.depth, spans, udh.path, udh.start)
}

/** Those under a path, in depths from 0 and offsets from `start`. */
function movedTo(depth: number, spans: readonly Span[], path: string, start: number): readonly Span[] {
  return spans
    .filter((span) => span.path === path || span.path.startsWith(`${path}.`))
    .map((span) => ({ ...span, depth: span.depth - depth, start: span.start - start, end: span.end - start }))
}
