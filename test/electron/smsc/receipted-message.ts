import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import type { PduBody } from '../../../shared/smpp/pdu-table.ts'
import { decodeGsm7 } from '../../../shared/text/gsm7.ts'
import { encodeUcs2 } from '../../../shared/text/ucs2.ts'
import type { WireClient } from './wire-client.ts'

let counter = 0

/** Of the last message that was made: it stands in its text. */
export const lastNumber = (): number => counter

/** A message nobody has sent before. */
export function message(registered_delivery: number): Partial<PduBody<'submit_sm'>> {
  counter++
  return {
    source_addr_ton: 5,
    source_addr: 'INFO',
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: '79161234567',
    data_coding: 8,
    registered_delivery,
    short_message: encodeUcs2(`Number ${counter} of many messages`),
  }
}

/** Text of a receipt. */
export function textOf(pdu: DecodedPdu): string {
  const { short_message } = pdu.fields
  return short_message instanceof Uint8Array ? decodeGsm7(short_message) : ''
}

/** The message_id. */
export async function submit(client: WireClient, registered_delivery: number): Promise<string> {
  const answer = await client.ask('submit_sm', message(registered_delivery))
  return String(answer.fields['message_id'])
}
