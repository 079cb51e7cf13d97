import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from 'node:tls'
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
  const keptTls: unknown[] = []
  const relay = new RelayDesk({
    clock: new SystemClock(),
    onKept: () => undefined,
    catalogue: () => catalogue,
    dataDir: testFolder(),
    hooks: {},
    connectionOf: () => connectionTo(port, { password }),
    saved: {
      setup: { ...usualRelaySetup, port: 0, connectionId: 'provider', ...setup },
      keep: async (next) => void kept.push(next),
      tls: null,
      keepTls: async (tls) => void keptTls.push(tls),
    },
  })
  onTestFinished(() => relay.stop())
  return { relay, kept, keptTls }
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

const pem = (name: string) =>
  readFileSync(join(import.meta.dirname, '..', '..', 'vectors', 'tls', name), 'utf8')
const certificate = {
  ...({ format: 'pem', passphrase: '' } as const),
  certificatePem: pem('server.cert.pem'),
  keyPem: pem('server.key.pem'),
}

/** A TLS handshake with the relay; resolves to the subject of its certificate. */
async function handshake(port: number): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port, ca: pem('ca.cert.pem'), servername: 'localhost' })
  onTestFinished(() => void socket.destroy())
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('secureConnect', () => resolve(String(socket.getPeerCertificate().subject.CN)))
  })
}

test('listens with a certificate that it is given, keeps it, shows no key, and lets it go', async () => {
  const { port } = await runSimulator()
  const { relay, keptTls } = desk(port)
  await relay.setTls({ certificate, clientCaPem: null })
  expect(keptTls).toEqual([{ certificate, clientCaPem: '' }])
  expect(JSON.stringify(relay.state())).not.toContain('PRIVATE KEY')
  expect(relay.state().tls).toMatchObject({ clientCa: null })
  await relay.start()
  expect(await handshake(relay.state().port!)).toBeTruthy()
  await expect(relay.setTls({ certificate: null, clientCaPem: 'no' })).rejects.toMatchObject({
    code: 'certificate.unreadable',
  })
  await relay.stop()
  await relay.setTls(null)
  expect(relay.state().tls).toBeNull()
  await relay.start()
  const client = await WireClient.connect(relay.state().port!)
  expect(await client.bind()).toBe(0)
})

test('leads what the provider sends by a route, and listens where it is told', async () => {
  const { port } = await runSimulator()
  const accounts = ['a', 'b'].map((systemId) => ({ systemId, password: '', maxBinds: 1 }))
  const routes = [{ destinationStarts: ['7917'], account: 'b' }]
  const ownBinds = { ...usualRelaySetup.ownBinds, accounts, routes }
  const { relay } = desk(port, { mode: 'own-binds', ownBinds, host: '0.0.0.0' })
  await relay.start()
  expect(relay.state()).toMatchObject({ setup: { host: '0.0.0.0' }, failure: null })
  const client = await WireClient.connect(relay.state().port!)
  expect(await client.bind('transceiver', { system_id: 'b', password: '' })).toBe(0)
})
