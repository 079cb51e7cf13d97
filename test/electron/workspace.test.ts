import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readWorkspaceFile } from '../../electron/workspace/workspace-file.ts'
import type { FileItem } from '../../shared/contract/capture-export.ts'
import { newConnection } from '../../shared/contract/new-connection.ts'
import { workspaceKind } from '../../shared/contract/workspace.ts'
import { ownBindsSchema } from '../../shared/relay/relay-config.ts'
import { acmeFile } from '../support/own-profile.ts'
import { draftTo, intentOf, runningEngine } from '../support/running-engine.ts'
import { testFolder } from '../support/temporary-folder.ts'
import { jsonHere, runHere } from './cli/cli-in-process.ts'

type Engine = Awaited<ReturnType<typeof runningEngine>>
const passphrase = 'correct horse'
const password = 'pAss-7Qz'
const plan = 'name: Mine\nchecks: []\n'

/** An engine with one thing of each part. */
async function filledEngine(): Promise<Engine> {
  const engine = await runningEngine()
  const { handlers } = engine
  await handlers['connections.save']({
    ...{ connectionId: null, draft: { ...draftTo(2775), name: 'ACME' }, password },
  })
  await handlers['templates.save']({ templateId: null, name: 'Hello', folder: '', intent: intentOf({}) })
  await handlers['profiles.save']({ text: JSON.stringify({ ...acmeFile, id: 'mine' }), revision: null })
  await handlers['plans.save']({ planId: null, text: plan })
  await handlers['scenarios.import']({ text: JSON.stringify({ scenario: { name: 'Slow' } }) })
  await handlers['settings.set']({ theme: 'dark', captureLimit: 5000 })
  await handlers['recipes.save']({ recipeId: null, name: 'Odd', hex: '00000010' })
  await handlers['relay.configure']({ port: 4567, rows: [], ownBinds: relayAccount })
  return engine
}

const relayAccount = ownBindsSchema.parse({ accounts: [{ systemId: 'app', password: 'rElAy-9' }] })

function zipOf(engine: Engine, sealed: boolean, withCapture = false): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  return new Promise((resolve, reject) => {
    const params = { passphrase: sealed ? passphrase : null, withCapture, language: 'en' as const }
    engine.sources['workspace.export'](params, (item: FileItem) => {
      if ('octets' in item) pieces.push(Buffer.from(item.octets, 'base64'))
      else if ('end' in item) resolve(Buffer.concat(pieces))
      else reject(new Error(item.fault.code))
    })
  })
}

async function upload(engine: Engine, octets: Uint8Array): Promise<string> {
  const chunk = Buffer.from(octets).toString('base64')
  const told = await engine.handlers['bulk.upload']({ uploadId: null, name: 'w.zip', chunk, last: true })
  return told.uploadId
}

/** Everything that is saved, without the ids that each machine gives. */
async function savedOf({ handlers, sources }: Engine) {
  const plans = await new Promise<unknown>((resolve) => {
    sources['plans.state']({}, ({ plans }) => resolve(plans))
  })
  const connections = await handlers['connections.list']({})
  return {
    // The revision is of that folder, whose key seals the secrets.
    connections: connections.map(({ connectionId: _id, revision: _revision, ...rest }) => rest),
    templates: await handlers['templates.list']({}),
    profile: await handlers['profiles.get']({ profileId: 'mine' }),
    plans,
    scenarios: (await handlers['scenarios.list']({})).scenarios.filter(({ kind }) => kind === 'own'),
    settings: await handlers['settings.get']({}),
  }
}

test('everything that is saved goes into an empty folder by one zip, secrets under a passphrase', async () => {
  const from = await filledEngine()
  const octets = await zipOf(from, true)
  const to = await runningEngine()
  const uploadId = await upload(to, octets)
  const sealed = await to.handlers['workspace.preview']({ uploadId, passphrase: null })
  expect(sealed).toMatchObject({ isSealed: true, isOpen: false })
  const preview = await to.handlers['workspace.preview']({ uploadId, passphrase })
  expect(preview).toMatchObject({ writtenBy: '0.0.0', isOpen: true })
  expect(preview.parts.map(({ part, added, differs }) => [part, added, differs])).toEqual([
    ['connections', 1, 0],
    ['profiles', 1, 0],
    ['templates', 1, 0],
    ['plans', 1, 0],
    ['scenarios', 1, 0],
    ['settings', 0, 1],
    ['recipes', 1, 0],
    ['relay', 1, 0],
  ])
  expect(await to.handlers['workspace.import']({ uploadId, passphrase, replaces: true })).toEqual({
    ...{ added: 7, replaced: 1 },
  })
  expect(await savedOf(to)).toEqual(await savedOf(from))
  expect(await to.handlers['recipes.list']({})).toEqual(await from.handlers['recipes.list']({}))
  const relay = await new Promise<number>((resolve) => {
    to.sources['relay.state']({}, ({ setup }) => resolve(setup.port))
  })
  expect(relay).toBe(4567)
  // The password came along.
  const own = (await to.handlers['connections.list']({})).find(({ name }) => name === 'ACME')
  expect(own).toMatchObject({ hasPassword: true })
  // Once more there is nothing to do, and the upload is gone.
  await expect(to.handlers['workspace.preview']({ uploadId, passphrase })).rejects.toMatchObject({
    code: 'bulk.upload-not-found',
  })
  const again = await upload(to, octets)
  expect(
    await to.handlers['workspace.import']({ uploadId: again, passphrase: null, replaces: true }),
  ).toEqual({
    ...{ added: 0, replaced: 0 },
  })
})

test('without a passphrase no secret is in the zip, nor what may hold one', async () => {
  const engine = await filledEngine()
  const files = unzipSync(await zipOf(engine, false))
  expect(Object.keys(files).sort()).toEqual([
    ...['connections.json', 'manifest.json', 'plans.json', 'profiles.json'],
    ...['scenarios.json', 'settings.json', 'templates.json'],
  ])
  const texts = Object.values(files).map((octets) => strFromU8(octets))
  for (const secret of [password, 'rElAy-9', '00000010'])
    expect(texts.filter((text) => text.includes(secret))).toEqual([])
  const sealed = Object.values(unzipSync(await zipOf(engine, true))).map((octets) => strFromU8(octets))
  for (const secret of [password, 'rElAy-9'])
    expect(sealed.filter((text) => text.includes(secret))).toEqual([])
})

test('the capture is in it only where it is asked for', async () => {
  const files = unzipSync(await zipOf(await filledEngine(), false, true))
  expect(Buffer.from(files['traffic.pcapng'] ?? []).toString('hex', 0, 4)).toBe('0a0d0d0a')
})

test('what is there stays, unless what differs is to be replaced', async () => {
  const engine = await filledEngine()
  const octets = await zipOf(engine, false)
  await engine.handlers['settings.set']({ theme: 'light' })
  const [template] = await engine.handlers['templates.list']({})
  if (template === undefined) throw new Error('no template')
  await engine.handlers['templates.save']({ ...template, name: 'Changed' })
  const first = await upload(engine, octets)
  const { parts } = await engine.handlers['workspace.preview']({ uploadId: first, passphrase: null })
  const other = parts.filter(({ differs }) => differs > 0)
  expect(other.map(({ part, names }) => [part, names])).toEqual([
    ['templates', ['Hello']],
    ['settings', ['settings']],
  ])
  const order = { uploadId: first, passphrase: null, replaces: false }
  expect(await engine.handlers['workspace.import'](order)).toEqual({ added: 0, replaced: 0 })
  expect((await engine.handlers['settings.get']({})).theme).toBe('light')
  const second = await upload(engine, octets)
  await engine.handlers['workspace.import']({ ...order, uploadId: second, replaces: true })
  expect((await engine.handlers['settings.get']({})).theme).toBe('dark')
  expect((await engine.handlers['templates.list']({}))[0]?.name).toBe('Hello')
})

test('connections with large certificates are in it as well, more than a file of connections may have', async () => {
  const engine = await runningEngine()
  const caPem = `-----BEGIN CERTIFICATE-----\n${'A'.repeat(900_000)}\n-----END CERTIFICATE-----\n`
  const tls = { ...newConnection.tls, caPem }
  for (const name of ['a', 'b', 'c'])
    await engine.handlers['connections.save']({
      ...{ connectionId: null, draft: { ...draftTo(2775), name, tls }, password },
    })
  const octets = await zipOf(engine, true)
  const to = await runningEngine()
  const uploadId = await upload(to, octets)
  const { parts } = await to.handlers['workspace.preview']({ uploadId, passphrase })
  expect(parts.find(({ part }) => part === 'connections')).toMatchObject({ added: 3, unreadable: 0 })
})

const manifest = { kind: workspaceKind, version: 1, writtenBy: '1.0.0', at: 1 }
const zipped = (files: Record<string, unknown>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, value]) => [
        name,
        strToU8(typeof value === 'string' ? value : JSON.stringify(value)),
      ]),
    ),
  )

test.each([
  ['no zip', strToU8('not a zip'), 'workspace.not-one'],
  ['a zip of something else', zipped({ 'a.txt': 'x' }), 'workspace.not-one'],
  ['a later form', zipped({ 'manifest.json': { ...manifest, version: 2 } }), 'workspace.newer'],
  [
    'too many files',
    zipped({
      'manifest.json': manifest,
      ...Object.fromEntries([...Array(120).keys()].map((n) => [`${n}`, ''])),
    }),
    'workspace.not-one',
  ],
  [
    'a path out of the folder',
    zipped({ 'manifest.json': manifest, '../../plans.json': '[]' }),
    'workspace.not-one',
  ],
  [
    'a bomb',
    zipped({ 'manifest.json': manifest, 'plans.json': ' '.repeat(100 * 1024 * 1024) }),
    'workspace.too-large',
  ],
])('refuses %s', async (_name, octets, code) => {
  const path = join(testFolder(), 'file.zip')
  writeFileSync(path, octets)
  await expect(readWorkspaceFile(path, ['plans.json'])).rejects.toMatchObject({ code })
  expect(readdirSync(join(path, '..'))).toEqual(['file.zip'])
})

test('a size that lies is found where the octets come out', async () => {
  const octets = zipped({ 'manifest.json': manifest, 'plans.json': ' '.repeat(1_000_000) })
  // The uncompressed size in the central directory, behind the local ones: sizes of the second file.
  const view = Buffer.from(octets)
  const at = view.lastIndexOf(Buffer.from('504b0102', 'hex'))
  view.writeUInt32LE(10, at + 24)
  const path = join(testFolder(), 'file.zip')
  writeFileSync(path, view)
  await expect(readWorkspaceFile(path, ['plans.json'])).rejects.toMatchObject({ code: 'workspace.not-one' })
})

test('what does not read is counted and left out, and a wrong passphrase is told', async () => {
  const engine = await runningEngine()
  const good = { planId: randomUUID(), text: plan }
  const octets = zipped({
    'manifest.json': manifest,
    'plans.json': [good, good, { planId: 7 }],
    'settings.json': [{ theme: 'pink' }],
  })
  const uploadId = await upload(engine, octets)
  const { parts } = await engine.handlers['workspace.preview']({ uploadId, passphrase: null })
  expect(parts).toMatchObject([
    { part: 'plans', added: 1, unreadable: 2 },
    { part: 'settings', added: 0, unreadable: 1 },
  ])
  const noList = await upload(engine, zipped({ 'manifest.json': manifest, 'plans.json': '{}' }))
  await expect(
    engine.handlers['workspace.import']({ uploadId: noList, passphrase: null, replaces: true }),
  ).rejects.toMatchObject({ code: 'workspace.not-one', detail: { part: 'plans.json' } })
  const sealed = await upload(engine, await zipOf(await filledEngine(), true))
  await expect(
    engine.handlers['workspace.preview']({ uploadId: sealed, passphrase: 'another one' }),
  ).rejects.toMatchObject({ code: 'connection-file.passphrase-wrong' })
})

test('a file of half a million values holds nobody up: it is refused before it is read', async () => {
  const engine = await runningEngine()
  const bomb = { 'manifest.json': manifest, 'templates.json': `[[${'[],'.repeat(600_000)}[]]]` }
  const uploadId = await upload(engine, zipped(bomb))
  await expect(engine.handlers['workspace.preview']({ uploadId, passphrase: null })).rejects.toMatchObject({
    code: 'workspace.not-one',
    detail: { part: 'templates.json' },
  })
  // Signs in a text are none of them.
  const text = 'a, [b] {c} "d" \\'.repeat(15_000)
  const plain = { 'manifest.json': manifest, 'plans.json': [{ planId: 'p', text }] }
  const plainId = await upload(engine, zipped(plain))
  const { parts } = await engine.handlers['workspace.preview']({ uploadId: plainId, passphrase: null })
  expect(parts).toMatchObject([{ part: 'plans', added: 1, unreadable: 0 }])
  const large = { 'manifest.json': { ...manifest, writtenBy: 'x', more: 'x'.repeat(100_000) } }
  const largeId = await upload(engine, zipped(large))
  await expect(
    engine.handlers['workspace.preview']({ uploadId: largeId, passphrase: null }),
  ).rejects.toMatchObject({ detail: { part: 'manifest.json' } })
})

test('a plan of blank lines is read at once, and what has no room is refused', async () => {
  const engine = await runningEngine()
  // Lines without end are the worst that a plan's name can be looked for in.
  const blank = { planId: 'blank', text: '\n'.repeat(250_000) }
  const plans = Array.from({ length: 200 }, (_, at) => ({ planId: `p${at}`, text: plan }))
  const octets = zipped({ 'manifest.json': manifest, 'plans.json': [blank, ...plans] })
  const uploadId = await upload(engine, octets)
  const order = { uploadId, passphrase: null }
  const { parts } = await engine.handlers['workspace.preview'](order)
  expect(parts).toMatchObject([{ part: 'plans', added: 201, unreadable: 0 }])
  await engine.close()
  const [dataDir, file] = [join(testFolder(), 'new'), join(testFolder(), 'plans.zip')]
  writeFileSync(file, zipped({ 'manifest.json': manifest, 'plans.json': [...plans, blank] }))
  const refused = await runHere(['workspace', 'import', file, '--data', dataDir, '--lang', 'en'])
  expect(refused).toMatchObject({ code: 2 })
  expect(refused.stderr).toContain('No more plans can be kept')
})

test('the command line takes it from folder to folder', async () => {
  const from = await filledEngine()
  await from.close()
  const file = join(testFolder(), 'all.zip')
  const env = { SMPP_FILE_PASSPHRASE: passphrase }
  expect(
    await runHere(['workspace', 'export', file, '--data', from.dataDir, '--with-secrets'], { env }),
  ).toMatchObject({
    ...{ code: 0, stderr: '' },
  })
  const dataDir = join(testFolder(), 'new')
  const target = ['workspace', 'import', file, '--data', dataDir]
  const dry = await jsonHere<{ part: string; added: number }>([...target, '--dry-run'], { env })
  expect(dry.find(({ part }) => part === 'connections')).toMatchObject({ added: 1, replaced: 0, left: 0 })
  const told = await runHere([...target, '--dry-run', '--lang', 'en'], { env })
  expect(told.lines).toContain('connections: would add 1 (ACME)')
  expect(told.lines.at(-1)).toBe('dry run: nothing was changed')
  const done = await runHere([...target, '--replace'], { env })
  expect(done).toMatchObject({ code: 0, stderr: '' })
  expect(done.lines).toContain('connections: added 1 (ACME)')
  expect(done.lines.find((line) => line.startsWith('settings: '))).toMatch(/^settings: replaced 1 \(/)
  expect(done.stdout).not.toContain('dry run')
  const later = await runningEngine(dataDir)
  const names = (await later.handlers['connections.list']({})).map(({ name }) => name)
  expect(names).toContain('ACME')
  const busy = await runHere(target, { env })
  expect(busy.code).toBe(1)
  await later.close()
  const unsealed = await runHere(target, { env: {} })
  expect(unsealed.stderr).toContain('stay sealed')
  writeFileSync(file, readFileSync(file).subarray(0, 200))
  expect((await runHere([...target, '--lang', 'ru'], { env })).stderr).toContain('zip нет или не читается')
  expect((await runHere(['workspace', 'export', file, '--data', join(dataDir, 'none')])).code).toBe(2)
})
