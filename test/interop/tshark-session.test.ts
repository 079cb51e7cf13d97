import { beforeAll, expect, test } from 'vitest'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import { encodeGsm7 } from '../../shared/text/gsm7.ts'
import { encodeUcs2 } from '../../shared/text/ucs2.ts'
import { runSimulator } from '../electron/smsc/running-simulator.ts'
import type { SentOctets } from '../support/pcap-writer.ts'
import { clientSession } from './client-session.ts'
import { dissect, requireTshark } from './tshark.ts'
import { differences } from './tshark-fields.ts'

beforeAll(requireTshark)

const source = { ton: 1, npi: 1, addr: '79161234567' }
const destination = { ton: 3, npi: 0, addr: '1234' }
const addresses = {
  source_addr_ton: 5,
  source_addr: 'INFO',
  dest_addr_ton: 1,
  dest_addr_npi: 1,
  destination_addr: '79161234567',
}

test('tshark reads all that our client and our simulator say to each other as we do', async () => {
  const sent: SentOctets[] = []
  const { port, simulator } = await runSimulator(
    {
      profileId: 'smpp-3.4',
      receipt: { delay: 3600, stat: 'DELIVRD', err: '000' },
      pressure: { maxRate: null, maxQueue: 8, congestion: 'measured', congestionState: 0 },
    },
    {
      onPdu: (_session, { at, direction, bytes }) =>
        sent.push({ by: direction === 'received' ? 'client' : 'server', at, octets: bytes.slice() }),
    },
  )
  const client = clientSession(port, { interfaceVersion: 0x50, profileId: 'smpp-3.4' })
  const alerted = new Promise<void>((resolve) => {
    client.onDeliver = (pdu) => {
      if (pdu.command === 'alert_notification') resolve()
      return 0
    }
  })
  await client.open()
  await client.enquireLink()
  const submit = { ...addresses, data_coding: 8, registered_delivery: 1, short_message: encodeUcs2('Привет') }
  const { pdu: accepted } = await client.request({ command: 'submit_sm', fields: submit })
  const message_id = String(accepted.fields['message_id'])
  await client.request({
    command: 'data_sm',
    fields: { ...addresses, registered_delivery: 1 },
    tlvs: [{ tag: tlvTag('message_payload'), value: encodeGsm7('x'.repeat(300))! }],
  })
  const { destination_addr, dest_addr_ton, dest_addr_npi, ...from } = addresses
  const to = { dest_flag: 1, dest_addr_ton, dest_addr_npi }
  await client.request({
    command: 'submit_multi',
    fields: {
      ...from,
      dest_address: [
        { ...to, destination_addr },
        { dest_flag: 2, dl_name: 'TEAM' },
        { ...to, destination_addr: '99912345678' },
      ],
      validity_period: '000002030405000R',
      short_message: encodeGsm7('Hello')!,
    },
  })
  await client.request({ command: 'query_sm', fields: { message_id, source_addr: 'INFO' } })
  const replacement = {
    message_id,
    source_addr: 'INFO',
    registered_delivery: 1,
    short_message: encodeUcs2('Пока'),
  }
  await client.request({ command: 'replace_sm', fields: replacement })
  await client.request({ command: 'cancel_sm', fields: { message_id, source_addr: 'INFO' } })
  await client.request({ command: 'cancel_sm', fields: { message_id, source_addr: 'INFO' } })
  const { pdu: broadcast } = await client.request({
    command: 'broadcast_sm',
    fields: { source_addr: 'INFO' },
    tlvs: [
      { tag: tlvTag('broadcast_area_identifier'), value: Uint8Array.of(0, 0x41, 0x42) },
      { tag: tlvTag('broadcast_content_type'), value: Uint8Array.of(0, 0, 1) },
      { tag: tlvTag('broadcast_frequency_interval'), value: Uint8Array.of(8, 0, 5) },
      { tag: tlvTag('broadcast_rep_num'), value: Uint8Array.of(0, 2) },
    ],
  })
  const ofBroadcast = { message_id: String(broadcast.fields['message_id']), source_addr: 'INFO' }
  await client.request({ command: 'query_broadcast_sm', fields: ofBroadcast })
  await client.request({ command: 'cancel_broadcast_sm', fields: ofBroadcast })
  await client.request({ command: 'query_broadcast_sm', fields: ofBroadcast })
  for (const short_message of [
    encodeGsm7('one')!,
    encodeGsm7('two')!,
    encodeGsm7('three')!,
    encodeGsm7('four')!,
  ]) {
    await client.request({ command: 'submit_sm', fields: { ...addresses, short_message } })
  }
  const { pdu: full } = await client.request({ command: 'submit_sm', fields: submit })
  expect(full.command_status).toBe(statusValue('ESME_RMSGQFUL'))
  const { sessionId } = simulator.state().sessions[0]!
  await simulator.deliver({ sessionId, source, destination, text: 'Длинный текст от абонента. '.repeat(4) })
  simulator.alert({ sessionId, source, esme: destination })
  await alerted
  // Not of this session's version: sent all the same, to be refused.
  await client.requestAnyway({ command: 'param_retrieve', fields: { param_name: 'x' } })
  await client.close('unbind')

  const said = sent.map(({ octets }) => decodePdu(octets))
  const commands = new Set(said.map(({ command }) => command))
  for (const command of everything) expect(commands, command).toContain(command)
  const shown = dissect(sent)
  expect(shown).toHaveLength(sent.length)
  // The one command of 3.3 alone, which tshark does not know.
  const compared = sent.flatMap(({ octets }, index) =>
    said[index]!.command === 'param_retrieve' ? [] : differences(octets, shown[index]!),
  )
  expect(compared).toEqual([])
})

const everything = [
  ...['bind_transceiver', 'enquire_link', 'submit_sm', 'data_sm', 'submit_multi', 'query_sm', 'replace_sm'],
  ...['cancel_sm', 'broadcast_sm', 'query_broadcast_sm', 'cancel_broadcast_sm', 'deliver_sm', 'unbind'],
].flatMap((command) => [command, `${command}_resp`])
everything.push('alert_notification', 'generic_nack')
