import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { connectionFileCalls } from '../../../shared/contract/connection-import.ts'
import { draftTo, runningEngine } from '../../support/running-engine.ts'

type Engine = Awaited<ReturnType<typeof runningEngine>>

const vector = (name: string) => readFileSync(join(import.meta.dirname, '../../vectors/tls', name), 'utf8')
const clientCertificate = {
  format: 'pem',
  certificatePem: vector('client.cert.pem'),
  keyPem: vector('client.key.pem'),
  passphrase: '',
} as const
const passphrase = 'correct horse'
const password = 'S3cr3t!x'
const outbindPassword = 'K33pOut!'

async function saved(engine: Engine, name: string, change = {}) {
  return engine.handlers['connections.save']({
    connectionId: null,
    draft: draftTo(2775, { name, folder: 'Test', tags: ['a'], colour: 'blue', ...change }),
    ...{ password, clientCertificate, outbindPassword },
  })
}

const exportOf = (engine: Engine, connectionIds: string[], secret: string | null) =>
  engine.handlers['connections.export']({ connectionIds, passphrase: secret })
const codeOf = (code: string) => expect.objectContaining({ code })
interface ConnectionFile {
  version: number
  connections: Record<string, unknown>[]
  secrets: { kdf: Record<string, unknown>; data: string }
}
const changed = (text: string, change: (file: ConnectionFile) => void) => {
  const file: ConnectionFile = JSON.parse(text)
  change(file)
  return JSON.stringify(file)
}

test('no secret is in the file but sealed by a passphrase; elsewhere it comes back as it was', async () => {
  const engine = await runningEngine()
  const hosts = [{ host: 'smpp2.example.com', port: 2776, serverName: 'b' }]
  const { connectionId } = await saved(engine, 'ACME', { hosts })
  const plain = await exportOf(engine, [connectionId], null)
  const sealed = await exportOf(engine, [connectionId], passphrase)
  expect(plain).toMatchObject({ connections: 1, withSecrets: 0 })
  expect(sealed).toMatchObject({ connections: 1, withSecrets: 1 })
  expect(JSON.parse(plain.text)).toMatchObject({
    kind: 'smpp-workbench-connections',
    version: 1,
    connections: [{ name: 'ACME', host: '127.0.0.1', colour: 'blue' }],
  })
  expect(JSON.parse(sealed.text).secrets).toMatchObject({
    kdf: { name: 'scrypt', N: 131_072, r: 8, p: 1 },
    cipher: 'aes-256-gcm',
  })
  const key = clientCertificate.keyPem.split('\n')[1] ?? ''
  for (const { text } of [plain, sealed])
    for (const secret of [password, outbindPassword, key, passphrase]) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''))
      expect(text).not.toContain(Buffer.from(secret).toString('hex'))
    }
  const [original] = (await engine.handlers['connections.list']({})).slice(1)
  const other = await runningEngine()
  const order = { text: sealed.text, passphrase, choices: [{ index: 0, does: 'add' as const }] }
  const { saved: made } = await other.handlers['connections.import'](order)
  // The revision is of the folder, whose key seals the secrets.
  const [one] = made
  expect(made).toEqual([{ ...original, connectionId: one?.connectionId, revision: one?.revision }])
  expect(made[0]).toMatchObject({ hasPassword: true, hasOutbindPassword: true, hosts })
})

describe('a preview', () => {
  test('says what would be added, replaced and renamed, and changes nothing', async () => {
    const engine = await runningEngine()
    const ids = [await saved(engine, 'Same'), await saved(engine, 'Other'), await saved(engine, 'Gone')]
    const { text } = await exportOf(
      engine,
      ids.map(({ connectionId }) => connectionId),
      null,
    )
    await engine.handlers['connections.remove']({ connectionId: ids[2]?.connectionId ?? '' })
    const file = changed(text, ({ connections }) => {
      Object.assign(connections[1] ?? {}, { port: 9 })
      Object.assign(connections[2] ?? {}, { profileId: 'nobody', window: 'many' })
      connections.push({ ...connections[2] })
    })
    const before = await engine.handlers['connections.list']({})
    const told = await engine.handlers['connections.preview']({ text: file, passphrase: null })
    expect(connectionFileCalls['connections.preview'].output.parse(told)).toEqual(told)
    expect(told).toMatchObject({
      isSealed: false,
      connections: [
        { name: 'Same', isSame: true, newName: 'Same, 2', twin: { name: 'Same' } },
        { name: 'Other', isSame: false, newName: 'Other, 2', twin: { name: 'Other' }, host: '127.0.0.1:9' },
        { name: 'Gone', twin: null, newName: 'Gone', isProfileMissing: true, unreadable: ['window'] },
        { name: 'Gone', twin: null, newName: 'Gone, 2' },
      ],
    })
    expect(await engine.handlers['connections.list']({})).toEqual(before)
  })

  test('tells a wrong passphrase, a changed file and costly parameters apart', async () => {
    const engine = await runningEngine()
    const { connectionId } = await saved(engine, 'ACME')
    const { text } = await exportOf(engine, [connectionId], passphrase)
    const preview = (file: string, secret: string | null = passphrase) =>
      engine.handlers['connections.preview']({ text: file, passphrase: secret })
    expect(await preview(text, null)).toMatchObject({ isSealed: true, isOpen: false })
    expect(await preview(text)).toMatchObject({ isSealed: true, isOpen: true })
    await expect(preview(text, 'correct hors')).rejects.toEqual(codeOf('connection-file.passphrase-wrong'))
    const led = changed(text, ({ connections: [one = {}] }) =>
      Object.assign(one, { host: 'evil.example.com' }),
    )
    await expect(preview(led)).rejects.toEqual(codeOf('connection-file.changed'))
    const cut = changed(text, ({ secrets }) => Object.assign(secrets, { data: secrets.data.slice(4) }))
    await expect(preview(cut)).rejects.toEqual(codeOf('connection-file.changed'))
    for (const kdf of [{ N: 2 ** 30 }, { r: 1024 }, { p: 512 }, { N: 3 }, { N: -2 }, { N: 2 ** 17 + 1 }]) {
      const startedAt = performance.now()
      const costly = changed(text, ({ secrets }) => Object.assign(secrets.kdf, kdf))
      await expect(preview(costly)).rejects.toEqual(codeOf('connection-file.too-costly'))
      expect(performance.now() - startedAt).toBeLessThan(100)
    }
    for (const other of ['', '{', '[]', '{"kind":"x"}', '{"kind":"smpp-workbench-connections","version":1}'])
      await expect(preview(other)).rejects.toEqual(codeOf('connection-file.unreadable'))
    const newer = changed(text, (file) => Object.assign(file, { version: 2 }))
    await expect(preview(newer)).rejects.toEqual(codeOf('connection-file.newer'))
  })
})

test('an import replaces only what it is told to, keeps secrets that the file lacks, and can be undone', async () => {
  const engine = await runningEngine()
  const { connectionId } = await saved(engine, 'ACME')
  const { text } = await exportOf(engine, [connectionId], null)
  const file = changed(text, ({ connections: [one = {}] }) => Object.assign(one, { port: 9 }))
  const before = await engine.handlers['connections.list']({})
  const importAs = (does: 'add' | 'replace') =>
    engine.handlers['connections.import']({ text: file, passphrase: null, choices: [{ index: 0, does }] })
  const added = await importAs('add')
  expect(added.saved).toMatchObject([{ name: 'ACME, 2', port: 9, hasPassword: false }])
  await engine.handlers['connections.undoImport']({ importId: added.importId })
  expect(await engine.handlers['connections.list']({})).toEqual(before)
  const replaced = await importAs('replace')
  expect(replaced.saved).toMatchObject([{ connectionId, name: 'ACME', port: 9, hasPassword: true }])
  await expect(engine.handlers['connections.undoImport']({ importId: added.importId })).rejects.toThrow()
  await engine.handlers['connections.undoImport']({ importId: replaced.importId })
  expect(await engine.handlers['connections.list']({})).toEqual(before)
})

test('an import of more than there is room for takes nothing with it', async () => {
  const engine = await runningEngine()
  const { connectionId } = await saved(engine, 'ACME')
  const { text } = await exportOf(engine, [connectionId], null)
  const file = changed(text, ({ connections }) => {
    while (connections.length < 1000) connections.push({ ...connections[0] })
  })
  const before = await engine.handlers['connections.list']({})
  const choices = Array.from({ length: 1000 }, (_, index) => ({ index, does: 'add' as const }))
  await expect(
    engine.handlers['connections.import']({ text: file, passphrase: null, choices }),
  ).rejects.toEqual(codeOf('connection.too-many'))
  expect(await engine.handlers['connections.list']({})).toEqual(before)
})

test.each([
  ['another host', { host: 'elsewhere.example.com' }, true],
  ['a further host', { hosts: [{ host: 'elsewhere.example.com', port: 2775, serverName: '' }] }, true],
  [
    'a certificate that nobody checks',
    { tls: { enabled: true, verify: false, serverName: '', caPem: '', minVersion: 'TLSv1.2' } },
    true,
  ],
  ['another window', { window: 77 }, false],
])(
  'replaced by a file with %s a connection keeps its secrets only for its own hosts',
  async (_what, change, loses) => {
    const engine = await runningEngine()
    const { connectionId } = await saved(engine, 'ACME')
    const { text } = await exportOf(engine, [connectionId], null)
    const file = changed(text, ({ connections }) => void Object.assign(connections[0] ?? {}, change))
    const { connections } = await engine.handlers['connections.preview']({ text: file, passphrase: null })
    expect(connections).toMatchObject([{ losesSecrets: loses, twin: { connectionId } }])
    const choices = [{ index: 0, does: 'replace' as const }]
    const order = { text: file, passphrase: null, choices }
    const { saved: made, importId } = await engine.handlers['connections.import'](order)
    const kept = { hasPassword: !loses, hasOutbindPassword: !loses }
    expect(made).toMatchObject([{ connectionId, ...kept }])
    await engine.handlers['connections.undoImport']({ importId })
    const [, back] = await engine.handlers['connections.list']({})
    expect(back).toMatchObject({ hasPassword: true, hasOutbindPassword: true })
  },
)

test('two connections of a file do not both replace one, and a file of a later version says so whatever is in it', async () => {
  const engine = await runningEngine()
  const { connectionId } = await saved(engine, 'ACME')
  const { text } = await exportOf(engine, [connectionId], null)
  const file = changed(text, ({ connections }) => void connections.push({ ...connections[0], port: 9 }))
  const { connections } = await engine.handlers['connections.preview']({ text: file, passphrase: null })
  expect(connections).toMatchObject([{ twin: { connectionId } }, { twin: null, newName: 'ACME, 3' }])
  const newer = changed(text, (one) => void Object.assign(one, { version: 2, secrets: { kdf: 'later' } }))
  await expect(
    engine.handlers['connections.preview']({ text: newer, passphrase: null }),
  ).rejects.toMatchObject({ code: 'connection-file.newer' })
})
