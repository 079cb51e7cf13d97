import { setImmediate } from 'node:timers/promises'
import type { RunningEngine } from '../../electron/engine.ts'
import type { CaptureRow } from '../../shared/contract/capture.ts'
import type { CaptureFile } from '../../shared/contract/capture-files.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { writePcap } from './pcap-writer.ts'

const submit = {
  service_type: '',
  source_addr_ton: 5,
  source_addr_npi: 0,
  source_addr: 'ALPHA',
  dest_addr_ton: 1,
  dest_addr_npi: 1,
  destination_addr: '79161234567',
  esm_class: 0,
  protocol_id: 0,
  priority_flag: 0,
  schedule_delivery_time: '',
  validity_period: '',
  registered_delivery: 1,
  replace_if_present_flag: 0,
  data_coding: 0,
  sm_default_msg_id: 0,
}

export const password = 'S3cret'
const start = Date.parse('2026-11-28T10:00:00.250Z')

/** A session as a pcap: a bind, then so many messages, each fourth of them refused with ESME_RTHROTTLED, 40 ms after it. */
export function sessionPcap(messages: number, serverPort = 2775): Uint8Array {
  const text = (sequence: number) => new TextEncoder().encode(`Message ${sequence}`)
  const bind = encodePdu({
    command: 'bind_transceiver',
    command_status: 0,
    sequence_number: 1,
    fields: {
      system_id: 'prod',
      password,
      system_type: '',
      interface_version: 0x34,
      addr_ton: 0,
      addr_npi: 0,
      address_range: '',
    },
  })
  const bound = encodePdu({
    command: 'bind_transceiver_resp',
    command_status: 0,
    sequence_number: 1,
    fields: { system_id: 'smsc' },
  })
  const sent = [
    { by: 'client' as const, at: start, octets: bind },
    { by: 'server' as const, at: start + 10, octets: bound },
  ]
  for (let index = 0; index < messages; index += 1) {
    const sequence_number = index + 2
    const at = start + 1000 * (index + 1)
    const fields = { ...submit, short_message: text(index + 1) }
    const isRefused = index % 4 === 3
    sent.push({
      by: 'client',
      at,
      octets: encodePdu({ command: 'submit_sm', command_status: 0, sequence_number, fields }),
    })
    sent.push({
      by: 'server',
      at: at + 40,
      octets: encodePdu({
        command: 'submit_sm_resp',
        command_status: isRefused ? 0x58 : 0,
        sequence_number,
        fields: isRefused ? {} : { message_id: `id-${index + 1}` },
      }),
    })
  }
  return writePcap(sent, serverPort)
}

/** Hands a whole file over, in pieces of so many octets; its id. */
export async function giveFile(
  { handlers }: Pick<RunningEngine, 'handlers'>,
  name: string,
  octets: Uint8Array,
  piece = 1 << 16,
  smppPorts?: number[],
): Promise<string> {
  const { captureId } = await handlers['capture.beginFile']({ name, octets: octets.length, smppPorts })
  for (let at = 0; at < octets.length; at += piece) {
    const base64 = Buffer.from(octets.subarray(at, at + piece)).toString('base64')
    const { isWanted } = await handlers['capture.addOctets']({ captureId, base64 })
    if (!isWanted) break
  }
  await handlers['capture.endFile']({ captureId })
  return captureId
}

/** What the engine tells of a file now; undefined when it is not open. */
export async function factsOf(
  { sources }: Pick<RunningEngine, 'sources'>,
  captureId: string,
): Promise<CaptureFile | undefined> {
  let found: CaptureFile | undefined
  const stop = sources['capture.files']({}, (item) => {
    if ('captureId' in item && item.captureId === captureId) found = item
  })
  await setImmediate()
  stop()
  return found
}

/** All rows of a file, oldest first. */
export async function rowsOf(
  { handlers }: Pick<RunningEngine, 'handlers'>,
  captureId: string,
  filter = '',
): Promise<CaptureRow[]> {
  const { rows } = await handlers['capture.page']({ captureId, before: null, limit: 5000, filter })
  return [...rows].reverse()
}

const fileHead = 24

/** Records of a pcap, each with its head. */
export function* framesOf(pcap: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(pcap.buffer, pcap.byteOffset, pcap.length)
  for (let at = fileHead; at < pcap.length; ) {
    const end = at + 16 + view.getUint32(at + 8)
    yield pcap.subarray(at, end)
    at = end
  }
}

/** The pcap without its frame at this place, from 0. */
export function withoutFrame(pcap: Uint8Array, index: number): Uint8Array {
  const frames = [...framesOf(pcap)].filter((_frame, place) => place !== index)
  return Buffer.concat([pcap.subarray(0, fileHead), ...frames])
}
