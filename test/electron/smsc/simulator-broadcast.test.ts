import { expect, test } from 'vitest'
import type { DecodedPdu, Tlv } from '../../../shared/smpp/pdu.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import type { TlvName } from '../../../shared/smpp/tlv-table.ts'
import { tlvTag } from '../../../shared/smpp/tlv-value.ts'
import { runSimulator } from './running-simulator.ts'

const onAir = { delay: 3600, stat: 'DELIVRD', err: '000' } as const
const tlv = (name: TlvName, ...octets: number[]): Tlv => ({
  tag: tlvTag(name),
  value: Uint8Array.from(octets),
})
const area = tlv('broadcast_area_identifier', 0, 0x41)
const otherArea = tlv('broadcast_area_identifier', 0, 0x42)
const rest = [
  tlv('broadcast_content_type', 0, 0, 1),
  tlv('broadcast_rep_num', 0, 2),
  tlv('broadcast_frequency_interval', 8, 0, 5),
]

function tlvsOf(pdu: DecodedPdu, name: TlvName): number[][] {
  return pdu.tlvs.filter(({ tag }) => tag === tlvTag(name)).map(({ value }) => [...value])
}

async function setUp(receipt: typeof onAir | { delay: 0; stat: 'DELIVRD'; err: '000' }) {
  const { connect, simulator } = await runSimulator({ profileId: 'smpp-3.4', receipt })
  const client = await connect()
  await client.bind('transmitter', { interface_version: 0x50 })
  const start = async (tlvs: readonly Tlv[] = [area, otherArea, ...rest]) =>
    client.ask('broadcast_sm', { source_addr: 'INFO' }, tlvs)
  return { client, simulator, start }
}

test('a broadcast is on the air until its time has come, and then has reached every area', async () => {
  const { client, simulator, start } = await setUp(onAir)
  const reference = tlv('user_message_reference', 1, 2)
  const message_id = String((await start([area, otherArea, reference, ...rest])).fields['message_id'])
  const early = await client.ask('query_broadcast_sm', { message_id, source_addr: 'INFO' })
  expect(early).toMatchObject({
    command: 'query_broadcast_sm_resp',
    command_status: 0,
    fields: { message_id },
  })
  expect(tlvsOf(early, 'message_state')).toEqual([[1]])
  expect(tlvsOf(early, 'broadcast_area_success')).toEqual([[0], [0]])
  expect(tlvsOf(early, 'broadcast_end_time')).toEqual([])
  simulator.configure({ receipt: { ...onAir, delay: 0 } })
  const late = await client.ask('query_broadcast_sm', { message_id })
  expect(tlvsOf(late, 'message_state')).toEqual([[2]])
  expect(tlvsOf(late, 'broadcast_area_identifier')).toEqual([
    [0, 0x41],
    [0, 0x42],
  ])
  expect(tlvsOf(late, 'broadcast_area_success')).toEqual([[100], [100]])
  expect(tlvsOf(late, 'broadcast_end_time')[0]).toHaveLength(17)
  expect(tlvsOf(late, 'user_message_reference')).toEqual([[1, 2]])
})

test('is cancelled by id, or all of one source and content, but not twice and not when it is over', async () => {
  const { client, simulator, start } = await setUp(onAir)
  const ids: string[] = []
  for (let count = 0; count < 4; count++) ids.push(String((await start()).fields['message_id']))
  const [first, second, third, last] = ids
  const cancel = async (fields: { message_id?: string; source_addr?: string }, ...tlvs: Tlv[]) =>
    (await client.ask('cancel_broadcast_sm', fields, tlvs)).command_status
  const failed = statusValue('ESME_RBCASTCANCELFAIL')
  expect(await cancel({ message_id: first! })).toBe(0)
  expect(await cancel({ message_id: first! })).toBe(failed)
  expect(await cancel({ message_id: second!, source_addr: 'OTHER' })).toBe(failed)
  expect(await cancel({ source_addr: 'INFO' }, tlv('broadcast_content_type', 0, 0, 9))).toBe(failed)
  expect(await cancel({ source_addr: 'INFO' }, tlv('broadcast_content_type', 0, 0, 1))).toBe(0)
  for (const message_id of [second!, third!]) {
    expect(tlvsOf(await client.ask('query_broadcast_sm', { message_id }), 'message_state')).toEqual([[4]])
  }
  expect(last).not.toBe(third)
  simulator.configure({ receipt: { ...onAir, delay: 0 } })
  const over = String((await start()).fields['message_id'])
  expect(await cancel({ message_id: over })).toBe(failed)
})

test('replaces the one it names when that is on the air', async () => {
  const { client, start } = await setUp(onAir)
  const message_id = String((await start([area, ...rest])).fields['message_id'])
  const fields = { source_addr: 'INFO', message_id, replace_if_present_flag: 1 }
  const again = await client.ask('broadcast_sm', fields, [otherArea, ...rest])
  expect(again.fields['message_id']).toBe(message_id)
  const answer = await client.ask('query_broadcast_sm', { message_id })
  expect(tlvsOf(answer, 'broadcast_area_identifier')).toEqual([[0, 0x42]])
})

test('is refused without one of its mandatory parameters; an unknown id cannot be queried', async () => {
  const { client, start } = await setUp(onAir)
  const all = [area, ...rest]
  for (const left of all) {
    const answer = await start(all.filter((one) => one !== left))
    expect(answer.command_status).toBe(statusValue('ESME_RMISSINGTLV'))
  }
  const answer = await client.ask('query_broadcast_sm', { message_id: 'B1' })
  expect(answer.command_status).toBe(statusValue('ESME_RBCASTQUERYFAIL'))
})
