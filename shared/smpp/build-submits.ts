import type { SendIntent } from '../contract/message.ts'
import { Fault } from '../faults/fault.ts'
import { planSegments, type Segment, type SegmentPlan } from '../text/segment-plan.ts'
import { fromHex } from './hex.ts'
import type { Pdu, Tlv } from './pdu.ts'

/** esm_class bit that announces a UDH (3.4 §5.2.12). */
const udhPresent = 0x40

/**
 * The submit_sm PDUs of a message, one a part, with sequence_number 0 to be given by the session. The composer's preview
 * and the sender both call this, so what is shown is what goes out. Throws Fault message.not-encodable,
 * message.too-many-parts, or pdu.bad-field for a TLV that is not hex.
 */
export function buildSubmits(intent: SendIntent): { plan: SegmentPlan; submits: Pdu<'submit_sm'>[] } {
  const { text, encoding, method, reference, graphemes = false, partOctets } = intent
  const size = partOctets === undefined ? {} : { partOctets }
  const plan = planSegments({ text, encoding, method, reference, graphemes, ...size })
  if (plan.notEncodable.length > 0) {
    const characters = [...new Set(plan.notEncodable.map((offender) => offender.character))].join(' ')
    throw new Fault('message.not-encodable', { characters, encoding: plan.encoding })
  }
  if (plan.segments.length > 255) {
    throw new Fault('message.too-many-parts', { parts: plan.segments.length })
  }
  const ownTlvs = intent.tlvs.map(({ tag, hex }): Tlv => {
    const value = fromHex(hex)
    if (value === null)
      throw new Fault('pdu.bad-field', { field: `TLV 0x${tag.toString(16)}`, problem: '≠ hex' })
    return { tag, value }
  })
  const submits = plan.segments.map((segment) => submitOf(intent, plan, segment, ownTlvs))
  return { plan, submits }
}

function submitOf(
  intent: SendIntent,
  plan: SegmentPlan,
  segment: Segment,
  ownTlvs: readonly Tlv[],
): Pdu<'submit_sm'> {
  return {
    command: 'submit_sm',
    command_status: 0,
    sequence_number: 0,
    fields: {
      service_type: intent.service_type,
      source_addr_ton: intent.source.ton,
      source_addr_npi: intent.source.npi,
      source_addr: intent.source.addr,
      dest_addr_ton: intent.destination.ton,
      dest_addr_npi: intent.destination.npi,
      destination_addr: intent.destination.addr,
      esm_class: segment.udh.length > 0 ? udhPresent : 0,
      protocol_id: intent.protocol_id,
      priority_flag: intent.priority_flag,
      schedule_delivery_time: intent.schedule_delivery_time,
      validity_period: intent.validity_period,
      registered_delivery: intent.registered_delivery,
      replace_if_present_flag: intent.replace_if_present_flag,
      data_coding: intent.data_coding ?? plan.dataCoding,
      sm_default_msg_id: intent.sm_default_msg_id,
      sm_length: segment.short_message.length,
      short_message: segment.short_message,
    },
    tlvs: [...segment.tlvs, ...ownTlvs],
  }
}
