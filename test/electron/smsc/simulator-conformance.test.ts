import { describe, expect, test } from 'vitest'
import type { SimulatorChange } from '../../../shared/contract/simulator.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { tlvTag } from '../../../shared/smpp/tlv-value.ts'
import { runSimulator } from './running-simulator.ts'

const ascii = (text: string) => new TextEncoder().encode(text)
const message = {
  source_addr: 'INFO',
  dest_addr_ton: 1,
  dest_addr_npi: 1,
  destination_addr: '919812345678',
  short_message: ascii('Hello'),
}
const lenient = { state: 'note', version: 'note', requiredTlvs: false } as const
const strict = { state: 'refuse', version: 'refuse', requiredTlvs: true } as const

async function setUp(change: SimulatorChange) {
  const running = await runSimulator({ profileId: 'smpp-3.4', ...change })
  return { ...running, client: await running.connect() }
}

describe('what the state of the session forbids', () => {
  test('is ESME_RINVBNDSTS', async () => {
    const { client } = await setUp({ conformance: strict })
    const refused = { command: 'submit_sm_resp', command_status: statusValue('ESME_RINVBNDSTS') }
    expect(await client.ask('submit_sm', message)).toMatchObject(refused)
    await client.bind('receiver')
    expect(await client.ask('submit_sm', message)).toMatchObject(refused)
  })

  test('passes with a note when that is set, before the bind too', async () => {
    const { client, simulator } = await setUp({ conformance: lenient })
    expect(await client.ask('submit_sm', message)).toMatchObject({ command_status: 0 })
    await client.bind('receiver')
    expect(await client.ask('submit_sm', message)).toMatchObject({ command_status: 0 })
    const note = { kind: 'state-ignored', detail: { commandId: 4 } }
    expect(simulator.state().events).toContainEqual(expect.objectContaining({ kind: 'noted', note }))
  })
})

describe('what the version of the session lacks', () => {
  test('is generic_nack ESME_RINVCMDID', async () => {
    const { client } = await setUp({ conformance: strict })
    await client.bind('transceiver', { interface_version: 0x34 })
    const nack = { command: 'generic_nack', command_status: statusValue('ESME_RINVCMDID') }
    expect(await client.ask('broadcast_sm', { source_addr: 'INFO' })).toMatchObject(nack)
    const old = await (await setUp({ conformance: strict })).client
    expect(
      await old.ask('bind_transceiver', { system_id: 'demo', password: 'demo', interface_version: 0x33 }),
    ).toMatchObject(nack)
    expect(await old.bind('transmitter', { interface_version: 0x33 })).toBe(0)
    expect(await old.ask('data_sm', { ...message, short_message: undefined } as never)).toMatchObject(nack)
  })

  test('is taken in a session of 5.0, and with a note where that is set', async () => {
    const { client } = await setUp({ conformance: strict })
    await client.bind('transceiver', { interface_version: 0x50 })
    expect(await client.ask('broadcast_sm', { source_addr: 'INFO' })).toMatchObject({
      command: 'broadcast_sm_resp',
    })
    const { client: old, simulator } = await setUp({ conformance: lenient })
    await old.bind('transceiver', { interface_version: 0x34 })
    expect(await old.ask('broadcast_sm', { source_addr: 'INFO' })).toMatchObject({
      command: 'broadcast_sm_resp',
    })
    expect(simulator.state().events[0]).toMatchObject({ kind: 'noted', note: { kind: 'version-ignored' } })
  })

  test('holds for TLVs: none on 3.3, on 3.4 and 5.0 those that the PDU may carry', async () => {
    const reference = { tag: tlvTag('user_message_reference'), value: Uint8Array.of(0, 1) }
    const network = { tag: tlvTag('dest_network_type'), value: Uint8Array.of(1) }
    const vendor = { tag: 0x1400, value: ascii('x') }
    const answers = async (
      interface_version: number,
      tlvs: readonly { tag: number; value: Uint8Array }[],
    ) => {
      const { client } = await setUp({ conformance: strict })
      await client.bind('transmitter', { interface_version })
      return (await client.ask('submit_sm', message, tlvs)).command_status
    }
    expect(await answers(0x33, [reference])).toBe(statusValue('ESME_RINVCMDLEN'))
    expect(await answers(0x33, [])).toBe(0)
    expect(await answers(0x34, [reference, vendor])).toBe(0)
    // 3.4 has it for data_sm alone, 5.0 for every submission.
    expect(await answers(0x34, [network])).toBe(statusValue('ESME_RTLVNOTALLWD'))
    expect(await answers(0x50, [network])).toBe(0)
  })
})

describe('what the profile requires', () => {
  const messageType = (value: string) => ({ tag: 0x1414, value: ascii(value) })

  test('draws the statuses that Telesign publishes: 0xC3 for none, 0xC4 for another value', async () => {
    const { client, simulator } = await setUp({ profileId: 'telesign' })
    await client.bind()
    expect((await client.ask('submit_sm', message)).command_status).toBe(0xc3)
    expect((await client.ask('submit_sm', message, [messageType('otp')])).command_status).toBe(0xc4)
    expect((await client.ask('submit_sm', message, [messageType('OTP')])).command_status).toBe(0)
    expect(simulator.state().events.map(({ detail }) => detail)).toContain('submit_sm: message_type 0x1414')
  })

  test('is each of the three ids at MobText, and nothing once it is switched off', async () => {
    const { client, configure } = await setUp({ profileId: 'mobtext' })
    await client.bind()
    const ids = [0x1400, 0x1401, 0x1402].map((tag) => ({ tag, value: ascii('1\0') }))
    for (const missing of ids) {
      const answer = await client.ask(
        'submit_sm',
        message,
        ids.filter((id) => id !== missing),
      )
      expect(answer.command_status).toBe(statusValue('ESME_RMISSINGTLV'))
    }
    expect((await client.ask('submit_sm', message, ids)).command_status).toBe(0)
    configure({ conformance: lenient })
    expect((await client.ask('submit_sm', message)).command_status).toBe(0)
  })
})
