import { encodePdu } from '../../shared/smpp/encode.ts'
import { writePcap } from './pcap-writer.ts'

/** A part of a long message, and what says so. */
interface MadePart {
  readonly reference: number
  readonly number: number
  readonly total: number
  readonly by: 'udh' | 'sar'
}

/** One PDU of a session; `at` ms from its begin. */
export type TrafficItem = { readonly at: number } & (
  | { readonly request: Parameters<typeof encodePdu>[0] }
  /** A submit_sm_resp. */
  | { readonly answers: number; readonly id?: string; readonly status?: number }
  /** A deliver_sm_resp. */
  | { readonly takes: number }
  /** A query_sm about this id. */
  | { readonly asks: string; readonly sequence: number }
)
export type Traffic = readonly TrafficItem[]

const start = Date.parse('2026-11-28T10:00:00.250Z')
const common = {
  ...{ service_type: '', source_addr_ton: 1, source_addr_npi: 1, dest_addr_ton: 1, dest_addr_npi: 1 },
  ...{ protocol_id: 0, priority_flag: 0, schedule_delivery_time: '', validity_period: '' },
  ...{ replace_if_present_flag: 0, data_coding: 0, sm_default_msg_id: 0 },
}

function message(text: string, part: MadePart | undefined) {
  const octets = new TextEncoder().encode(text)
  if (part === undefined) return { esm_class: 0, short_message: octets }
  if (part.by === 'sar') return { esm_class: 0, short_message: octets }
  const { reference, total, number } = part
  return { esm_class: 0x40, short_message: Uint8Array.of(5, 0, 3, reference, total, number, ...octets) }
}

function sarTlvs(part: MadePart | undefined) {
  if (part?.by !== 'sar') return []
  return [
    { tag: 0x020c, value: Uint8Array.of(0, part.reference) },
    { tag: 0x020e, value: Uint8Array.of(part.total) },
    { tag: 0x020f, value: Uint8Array.of(part.number) },
  ]
}

export function submitOf(made: {
  readonly to: string
  readonly sequence: number
  readonly text?: string
  readonly part?: MadePart
}) {
  const { to, sequence, text = 'Your code is 1234', part } = made
  const fields = {
    ...{ ...common, source_addr: 'ALPHA', destination_addr: to, registered_delivery: 1 },
    ...message(text, part),
  }
  return {
    request: {
      ...{ command: 'submit_sm' as const, command_status: 0, sequence_number: sequence },
      ...{ fields, tlvs: sarTlvs(part) },
    },
  }
}

export function deliverOf(made: {
  readonly from: string
  readonly sequence: number
  readonly text: string
  readonly part?: MadePart
}) {
  const { from, sequence, text, part } = made
  const fields = {
    ...{ ...common, source_addr: from, destination_addr: '1234', registered_delivery: 0 },
    ...message(text, part),
  }
  return {
    request: {
      ...{ command: 'deliver_sm' as const, command_status: 0, sequence_number: sequence },
      ...{ fields, tlvs: sarTlvs(part) },
    },
  }
}

/** A receipt in Appendix B's text, or with its id in receipted_message_id. */
export function receiptOf(made: {
  readonly from: string
  readonly sequence: number
  readonly id: string
  readonly stat?: string
  readonly tlv?: boolean
}) {
  const { from, sequence, id, stat = 'DELIVRD', tlv = false } = made
  const dates = 'submit date:2611281000 done date:2611281000'
  const text = `${tlv ? '' : `id:${id} `}sub:001 dlvrd:001 ${dates} stat:${stat} err:000 text:`
  const { request } = deliverOf({ from, sequence, text })
  const value = new TextEncoder().encode(`${id}\0`)
  return {
    request: {
      ...request,
      fields: { ...request.fields, esm_class: 4 },
      tlvs: tlv ? [{ tag: 0x001e, value }] : [],
    },
  }
}

/** A session as a pcap: its bind as the first two PDUs, then the traffic. */
export function joinedPcap(traffic: Traffic): Uint8Array {
  const bind = {
    ...{ system_id: 'prod', password: 'secret', system_type: '', interface_version: 0x34 },
    ...{ addr_ton: 0, addr_npi: 0, address_range: '' },
  }
  const header = { command_status: 0, sequence_number: 1 }
  return writePcap(
    [
      {
        by: 'client',
        at: start - 20,
        octets: encodePdu({ command: 'bind_transceiver', ...header, fields: bind }),
      },
      {
        by: 'server',
        at: start - 10,
        octets: encodePdu({ command: 'bind_transceiver_resp', ...header, fields: { system_id: 'smsc' } }),
      },
      ...traffic.map((item) => ({ by: sideOf(item), at: start + item.at, octets: octetsOf(item) })),
    ],
    2775,
  )
}

function sideOf(item: TrafficItem): 'client' | 'server' {
  if ('request' in item) return item.request.command === 'submit_sm' ? 'client' : 'server'
  return 'answers' in item ? 'server' : 'client'
}

function octetsOf(item: TrafficItem): Uint8Array {
  if ('request' in item) return encodePdu(item.request)
  if ('answers' in item) {
    const { answers: sequence_number, status: command_status = 0, id } = item
    const fields = id === undefined ? {} : { message_id: id }
    return encodePdu({ command: 'submit_sm_resp', command_status, sequence_number, fields })
  }
  if ('takes' in item) {
    const fields = { message_id: '' }
    return encodePdu({ command: 'deliver_sm_resp', command_status: 0, sequence_number: item.takes, fields })
  }
  const source = { source_addr_ton: 1, source_addr_npi: 1, source_addr: 'ALPHA' }
  const fields = { message_id: item.asks, ...source }
  return encodePdu({ command: 'query_sm', command_status: 0, sequence_number: item.sequence, fields })
}
