import type { CapturedRow } from '../../shared/pcap/captured-row.ts'
import { isResponseId } from '../../shared/smpp/command-id.ts'

/** A captured PDU of an ESME that is bound, or of its SMSC when it is a response. */
export function capturedRow(octets: Uint8Array, change: Partial<CapturedRow> = {}): CapturedRow {
  const isAnswer =
    octets.length >= 8 && isResponseId(new DataView(octets.buffer, octets.byteOffset).getUint32(4))
  const [from, to] = ['10.0.0.1:40000', '10.0.0.2:2775']
  return {
    number: 1,
    at: 1_795_000_000_000_123,
    from: isAnswer ? to : from,
    to: isAnswer ? from : to,
    session: '1',
    systemId: null,
    sender: isAnswer ? 'smsc' : 'esme',
    state: null,
    interfaceVersion: null,
    frames: [],
    octets,
    request: null,
    requestCommandId: null,
    latency: null,
    comments: [],
    ...change,
  }
}
