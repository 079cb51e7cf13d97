import { expect, onTestFinished, test } from 'vitest'
import { RelayDesk } from '../../../electron/relay/relay-desk.ts'
import { SystemClock } from '../../../electron/session/clock.ts'
import { type RelaySetup, usualRelaySetup } from '../../../shared/contract/relay.ts'
import { relayRowSchema } from '../../../shared/relay/relay-row.ts'
import type { RelayTold } from '../../../shared/relay/relay-told.ts'
import { catalogue } from '../../support/catalogue.ts'
import { testFolder } from '../../support/temporary-folder.ts'
import { runSimulator } from '../smsc/running-simulator.ts'
import { WireClient } from '../smsc/wire-client.ts'
import { connectionTo } from './running-relay.ts'

/** A desk whose only connection leads to `port`; what it was asked to keep. */
function desk(port: number, setup: Partial<RelaySetup> = {}, password = 'demo') {
  const kept: RelaySetup[] = []
  const relay = new RelayDesk({
    clock: new SystemClock(),
    catalogue: () => catalogue,
    dataDir: testFolder(),
    hooks: {},
    connectionOf: () => connectionTo(port, { password }),
    saved: {
      setup: { ...usualRelaySetup, port: 0, connectionId: 'provider', ...setup },
      keep: async (next) => void kept.push(next),
    },
  })
  onTestFinished(() => relay.stop())
  return { relay, kept }
}

test('starts, tells what passes, takes rows while it runs, and stops', async () => {
  const { port } = await runSimulator()
  const { relay, kept } = desk(port)
  await relay.start()
  const told: RelayTold[] = []
  onTestFinished(relay.followTold(0, (one) => void told.push(one)))
  const client = await WireClient.connect(relay.state().port!)
  expect(await client.bind()).toBe(0)
  const row = relayRowSchema.parse({ id: 'no', do: { kind: 'refuse', status: 'ESME_RTHROTTLED' } })
  await relay.configure({ rows: [row] })
  expect((await client.ask('submit_sm', { destination_addr: '1' })).command_status).toBe(0x58)
  await expect.poll(() => told.filter(({ kind }) => kind === 'pdu').length).toBe(4)
  expect(told.map(({ seq }) => seq)).toEqual(told.map((_, index) => index + 1))
  expect(relay.state()).toMatchObject({ applications: 1, acted: { no: 1 }, failure: null })
  expect(kept.at(-1)?.rows).toEqual([row])
  await relay.stop()
  await client.closed
  expect(relay.state()).toMatchObject({ port: null, applications: 0 })
})

test('a connection has to be chosen before it starts', async () => {
  const { relay } = desk(1, { connectionId: null })
  await expect(relay.start()).rejects.toMatchObject({ code: 'relay.no-connection' })
})

test('an account that the provider refuses stops it, with the reason in its state', async () => {
  const { port } = await runSimulator()
  const ownBinds = { ...usualRelaySetup.ownBinds, accounts: [{ systemId: 'a', password: '', maxBinds: 1 }] }
  const { relay } = desk(port, { mode: 'own-binds', ownBinds }, 'wrong')
  await relay.start()
  await expect.poll(() => relay.state().port).toBe(null)
  expect(relay.state().failure).toMatchObject({ code: 'session.bind-refused' })
})
