import type { Address } from '../../shared/message/send-intent.ts'
import { udhIndicator } from '../../shared/smpp/message-flags.ts'
import { planSegments } from '../../shared/text/segment-plan.ts'
import type { OutgoingRequest } from '../session/request.ts'

/**
 * A message from a handset, in as many deliver_sm as its text needs: the cheapest alphabet that holds every
 * character, parts joined by an 8-bit reference, as a handset does it.
 */
export function mobileMessage(
  message: { readonly source: Address; readonly destination: Address; readonly text: string },
  reference: number,
): OutgoingRequest[] {
  const plan = planSegments({ text: message.text, encoding: 'auto', method: 'udh8', reference })
  return plan.segments.map((segment) => ({
    command: 'deliver_sm',
    fields: {
      source_addr_ton: message.source.ton,
      source_addr_npi: message.source.npi,
      source_addr: message.source.addr,
      dest_addr_ton: message.destination.ton,
      dest_addr_npi: message.destination.npi,
      destination_addr: message.destination.addr,
      esm_class: segment.udh.length > 0 ? udhIndicator : 0,
      data_coding: plan.dataCoding,
      short_message: segment.short_message,
    },
  }))
}
