import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ClientCertificate } from '../../../shared/contract/certificates.ts'
import { localSimulatorId } from '../../../shared/contract/connection-values.ts'
import { draftTo, firstItem, runningEngine } from '../../support/running-engine.ts'
import { faultOf, tlsFile } from '../session/session-kit.ts'

const keyPem = tlsFile('client-encrypted.key.pem')
const clientCertificate: ClientCertificate = {
  format: 'pem',
  certificatePem: tlsFile('client.cert.pem'),
  keyPem,
  passphrase: 'secret',
}
const subject = 'O=ACME, CN=acme-esme'
const draft = draftTo(2775)

test('keeps, copies and clears the client certificate of a connection, over a restart as well', async () => {
  const first = await runningEngine()
  const saved = await first.handlers['connections.save']({
    connectionId: null,
    draft,
    password: null,
    clientCertificate,
  })
  expect(saved.clientCertificate).toMatchObject({ subject, hasPassphrase: true, keyType: 'EC prime256v1' })
  const { connectionId } = saved
  const kept = await first.handlers['connections.save']({ connectionId, draft, password: 'pw' })
  expect(kept.clientCertificate).toEqual(saved.clientCertificate)
  await first.handlers['connections.duplicate']({ connectionId, name: 'Copy' })
  await first.close()
  const { handlers } = await runningEngine(first.dataDir)
  const listed = await handlers['connections.list']({})
  expect(listed.filter((one) => one.clientCertificate?.subject === subject)).toHaveLength(2)
  const cleared = await handlers['connections.save']({
    connectionId,
    draft,
    password: null,
    clientCertificate: '',
  })
  expect(cleared).toMatchObject({ clientCertificate: null, hasPassword: true })
})

test('gives the window no part of the key, and writes none in plain text into any file', async () => {
  const engine = await runningEngine()
  const keyLine = String(keyPem.split('\n')[1])
  const save = engine.handlers['connections.save']
  const told = [
    await save({ connectionId: null, draft, password: null, clientCertificate }),
    await engine.handlers['certificates.read']({ certificate: clientCertificate }),
    await engine.handlers['connections.list']({}),
  ]
  expect(JSON.stringify(told)).not.toContain(keyLine)
  expect(JSON.stringify(told)).not.toContain('"secret"')
  await engine.close()
  const findings = readdirSync(engine.dataDir).filter((name) =>
    readFileSync(join(engine.dataDir, name)).includes(keyLine),
  )
  expect(findings).toEqual([])
})

test('refuses to save what cannot be used, and keeps what there was', async () => {
  const { handlers } = await runningEngine()
  const { connectionId } = await handlers['connections.save']({
    connectionId: null,
    draft,
    password: null,
    clientCertificate,
  })
  const wrong = { ...clientCertificate, passphrase: 'Secret' }
  const saving = handlers['connections.save']({
    connectionId,
    draft: { ...draft, name: 'Other' },
    password: null,
    clientCertificate: wrong,
  })
  expect((await faultOf(saving)).code).toBe('certificate.passphrase-wrong')
  const kept = (await handlers['connections.list']({})).find((one) => one.connectionId === connectionId)
  expect(kept).toMatchObject({ name: draft.name, clientCertificate: { subject } })
})

test('the simulator listens with TLS, is found by its own connection, and keeps its key sealed', async () => {
  const first = await runningEngine()
  await first.handlers['simulator.configure']({ port: 0 })
  const serverKey = tlsFile('server.key.pem')
  const certificate = {
    format: 'pem',
    certificatePem: tlsFile('server.cert.pem'),
    keyPem: serverKey,
    passphrase: '',
  } as const
  const told = await first.handlers['simulator.setTls']({ tls: { certificate, clientCaPem: '' } })
  expect(told.tls).toMatchObject({ certificate: { subject: 'CN=localhost' }, clientCa: null })
  await first.handlers['simulator.start']({})
  const bound = firstItem(
    first,
    'session.states',
    {},
    ({ role, phase }) => role === 'esme' && phase === 'bound',
  )
  await first.handlers['session.open']({ connectionId: localSimulatorId })
  expect((await bound).tls).toMatch(/^TLSv1\.3/)
  await first.close()
  const keyLine = String(serverKey.split('\n')[1])
  expect(JSON.stringify(told)).not.toContain(keyLine)
  for (const name of readdirSync(first.dataDir)) {
    expect(readFileSync(join(first.dataDir, name)).includes(keyLine)).toBe(false)
  }

  const { handlers } = await runningEngine(first.dataDir)
  const clientCaPem = tlsFile('client-ca.cert.pem')
  const demanding = await handlers['simulator.setTls']({ tls: { certificate: null, clientCaPem } })
  expect(demanding.tls).toMatchObject({ certificate: told.tls?.certificate, clientCa: 'CN=Client CA' })
  await handlers['simulator.start']({})
  const open = () => handlers['session.open']({ connectionId: localSimulatorId })
  expect((await faultOf(open())).code).toBe('session.tls-client-required')
  await handlers['simulator.stop']({})
  expect((await handlers['simulator.setTls']({ tls: null })).tls).toBe(null)
  await handlers['simulator.start']({})
  await open()
})

test('the simulator is given nothing that it cannot listen with', async () => {
  const { handlers } = await runningEngine()
  const wrong = { ...clientCertificate, passphrase: 'Secret' }
  const setting = handlers['simulator.setTls']({ tls: { certificate: wrong, clientCaPem: null } })
  expect((await faultOf(setting)).code).toBe('certificate.passphrase-wrong')
  const caLess = handlers['simulator.setTls']({ tls: { certificate: clientCertificate, clientCaPem: 'no' } })
  expect((await faultOf(caLess)).code).toBe('certificate.unreadable')
  expect((await handlers['simulator.stop']({})).tls).toBe(null)
})
