import { expect, test } from 'vitest'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { runSimulator } from '../smsc/running-simulator.ts'

const hex = (text: string) => fromHex(text) ?? new Uint8Array()

test('a client that binds twice while the simulator takes its time is bound by the first', async () => {
  const { connect, simulator } = await runSimulator({ responseDelayMs: 20 })
  const client = await connect()
  const fields = { system_id: 'demo', password: 'demo', interface_version: 0x34 }
  const [first, second] = await Promise.all([
    client.ask('bind_transceiver', fields),
    client.ask('bind_transceiver', fields),
  ])
  expect([first.command_status, second.command_status]).toEqual([0, 0x05])
  expect(simulator.state().sessions).toMatchObject([{ systemId: 'demo', bindMode: 'transceiver' }])
  expect((await client.ask('enquire_link')).command_status).toBe(0)
})

test('what a client does wrong is among the events, once for each kind, and so is how it ended', async () => {
  const { connect, until } = await runSimulator()
  const client = await connect()
  await client.bind()
  for (let number = 1; number <= 3; number++) {
    client.sendRaw(encodePdu({ command: 'deliver_sm_resp', sequence_number: 1000 + number }))
  }
  client.sendRaw(hex('0000001400000004000000000000000741424344'))
  client.sendRaw(hex('0000000700000004'))
  const { events } = await until(
    ({ sessions, events: [last] }) => sessions.length === 0 && last?.kind === 'closed',
  )
  expect(events).toMatchObject([
    { kind: 'closed', close: { by: 'us', how: 'frame-fault', fault: { code: 'session.bad-length' } } },
    { kind: 'noted', note: { kind: 'frame-fault', detail: { length: 7 } } },
    { kind: 'noted', note: { kind: 'body-fault', detail: { commandId: 4, problem: 'missing-nul' } } },
    { kind: 'noted', note: { kind: 'orphan-response' } },
    { kind: 'bound' },
  ])
})
