import { buildSubmits } from '../../shared/message/build-submits.ts'
import type { SendIntent } from '../../shared/message/send-intent.ts'
import type { MobileOperation } from '../../shared/simulator/mobile-flow.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import type { OutgoingRequest } from '../session/request.ts'

const messagePayload = tlvTag('message_payload')

/**
 * A message from a handset as requests of the SMSC, one a part, cut as the composer cuts: deliver_sm has the fields of
 * submit_sm (SMPP 3.4 §4.6.1), data_sm carries the part in message_payload. Throws as `buildSubmits`.
 */
export function mobileRequests(intent: SendIntent, operation: MobileOperation): OutgoingRequest[] {
  return buildSubmits(intent).submits.map(({ fields, tlvs }): OutgoingRequest => {
    const { sm_length: _length, short_message, ...rest } = fields
    if (operation === 'deliver_sm') return { command: 'deliver_sm', fields: { ...rest, short_message }, tlvs }
    const payload = short_message.length === 0 ? [] : [{ tag: messagePayload, value: short_message }]
    return {
      command: 'data_sm',
      fields: {
        service_type: rest.service_type,
        source_addr_ton: rest.source_addr_ton,
        source_addr_npi: rest.source_addr_npi,
        source_addr: rest.source_addr,
        dest_addr_ton: rest.dest_addr_ton,
        dest_addr_npi: rest.dest_addr_npi,
        destination_addr: rest.destination_addr,
        esm_class: rest.esm_class,
        registered_delivery: rest.registered_delivery,
        data_coding: rest.data_coding,
      },
      tlvs: [...payload, ...tlvs],
    }
  })
}
