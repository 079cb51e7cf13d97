import { createRequire } from 'node:module'
import { inspectPdu } from '../../shared/inspect/inspect.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { encodePduInto, type PduToEncode } from '../../shared/smpp/encode.ts'
import { OctetWriter } from '../../shared/smpp/octet-writer.ts'
import { encodeGsm7 } from '../../shared/text/gsm7.ts'
import { type BenchRow, ceilingRow, ratioRow } from './bench-row.ts'
import { compareSpeed, garbageOctets, type Work } from './measure.ts'

interface NpmPdu {
  readonly command_length: number
  toBuffer(): Uint8Array
}
interface NpmSmpp {
  readonly PDU: {
    new (command: string, fields: Readonly<Record<string, unknown>>): NpmPdu
    fromBuffer(octets: Uint8Array): NpmPdu
  }
}
const npmSmpp: NpmSmpp = createRequire(import.meta.url)('smpp')

const submitText =
  'Your code is 482913. Do not tell it to anybody, even to our staff. It works for ten minutes.'
const receiptText =
  'id:0972660181 sub:001 dlvrd:001 submit date:2611220101 done date:2611220102 stat:DELIVRD err:000 text:Your code is'

const noText = new Uint8Array(0)

// The PDU model holds octets, as decode leaves them: making octets of a text is the planner's work, and has its own row.
const submitOctets = encodeGsm7(submitText) ?? noText
const receiptOctets = encodeGsm7(receiptText) ?? noText
const receiptedId = Uint8Array.from('39f99dd5\0', (character) => character.charCodeAt(0))
const reference = Uint8Array.of(0x10, 0x92)
const moreToSend = Uint8Array.of(1)
const delivered = Uint8Array.of(2)

/** A submit_sm with two TLVs and a delivery receipt with two, made anew each time as an application would. */
function ourPdu(index: number): PduToEncode<'submit_sm' | 'deliver_sm'> {
  return index % 2 === 0
    ? {
        command: 'submit_sm',
        sequence_number: index,
        fields: {
          source_addr_ton: 5,
          source_addr: 'INFO',
          dest_addr_ton: 1,
          dest_addr_npi: 1,
          destination_addr: '79161234567',
          registered_delivery: 1,
          short_message: submitOctets,
        },
        tlvs: [
          { tag: 0x0204, value: reference },
          { tag: 0x0426, value: moreToSend },
        ],
      }
    : {
        command: 'deliver_sm',
        sequence_number: index,
        fields: {
          source_addr_ton: 1,
          source_addr_npi: 1,
          source_addr: '79161234567',
          dest_addr_ton: 5,
          destination_addr: 'INFO',
          esm_class: 4,
          short_message: receiptOctets,
        },
        tlvs: [
          { tag: 0x001e, value: receiptedId },
          { tag: 0x0427, value: delivered },
        ],
      }
}

function npmPdu(index: number): NpmPdu {
  return index % 2 === 0
    ? new npmSmpp.PDU('submit_sm', {
        sequence_number: index,
        source_addr_ton: 5,
        source_addr: 'INFO',
        dest_addr_ton: 1,
        dest_addr_npi: 1,
        destination_addr: '79161234567',
        registered_delivery: 1,
        short_message: submitText,
        user_message_reference: 0x1092,
        more_messages_to_send: 1,
      })
    : new npmSmpp.PDU('deliver_sm', {
        sequence_number: index,
        source_addr_ton: 1,
        source_addr_npi: 1,
        source_addr: '79161234567',
        dest_addr_ton: 5,
        destination_addr: 'INFO',
        esm_class: 4,
        short_message: receiptText,
        receipted_message_id: '39f99dd5',
        message_state: 2,
      })
}

/** S1 and S2 of the bars: the codec against npm smpp, on the same octets in the same run. */
export async function rows(): Promise<BenchRow[]> {
  const writer = new OctetWriter(1 << 16)
  const samples = [0, 1].map((index) => {
    encodePduInto(writer, ourPdu(index))
    const octets = writer.toOctets()
    writer.length = 0
    return { octets, buffer: Buffer.from(octets) }
  })
  const octetsOf = (index: number) => samples[index % 2]?.octets ?? noText
  const decode: Work = (index) => decodePdu(octetsOf(index)).length
  const inspect: Work = (index) => {
    const { spans, notes } = inspectPdu(octetsOf(index))
    return spans.length + notes.length
  }
  const npmDecode: Work = (index) =>
    npmSmpp.PDU.fromBuffer(samples[index % 2]?.buffer ?? noText).command_length
  // As a session sends: into one growing output that is flushed once per tick.
  const encode: Work = (index) => {
    if (writer.length > 60_000) writer.length = 0
    return encodePduInto(writer, ourPdu(index))
  }
  const npmEncode: Work = (index) => npmPdu(index).toBuffer().length

  const decoding = compareSpeed(decode, npmDecode)
  const inspecting = compareSpeed(inspect, npmDecode)
  const encoding = compareSpeed(encode, npmEncode)
  const npmDecodeGarbage = garbageOctets(npmDecode)
  return [
    ratioRow('S1 decode, PDUs/s', decoding.ours, decoding.reference, 15),
    ceilingRow('S1 decode, garbage each, octets', garbageOctets(decode), npmDecodeGarbage, 1100),
    ratioRow('S1 decode with spans and notes, PDUs/s', inspecting.ours, inspecting.reference, 4),
    ratioRow('S2 encode, PDUs/s', encoding.ours, encoding.reference, 25),
    ceilingRow('S2 encode, garbage each, octets', garbageOctets(encode), garbageOctets(npmEncode), 500),
  ]
}
