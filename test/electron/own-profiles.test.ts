import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { RunningEngine } from '../../electron/engine.ts'
import { localSimulatorId } from '../../shared/contract/connection-values.ts'
import { maxOwnProfiles, type OwnProfile } from '../../shared/contract/profiles.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { acmeFile } from '../support/own-profile.ts'
import { firstItem, intentOf, runningEngine } from '../support/running-engine.ts'
import { WireClient } from './smsc/wire-client.ts'

const ticket = { tag: 0x1777, value: new TextEncoder().encode('T-1') }
function save(engine: RunningEngine, file: object, revision: number | null = null) {
  return engine.handlers['profiles.save']({ text: JSON.stringify(file), revision })
}

async function ownOf(engine: RunningEngine): Promise<readonly OwnProfile[]> {
  return (await firstItem(engine, 'profiles.changed', {}, () => true)).profiles
}

const message = { source_addr: 'INFO', dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '99912345' }

test('the simulator of a running engine plays a profile that joins it, until it leaves', async () => {
  const engine = await runningEngine()
  await engine.handlers['simulator.configure']({ port: 0, profileId: 'acme', repeatWindow: 0 })
  await engine.handlers['simulator.start']({})
  const { port } = await engine.handlers['simulator.configure']({})
  const client = await WireClient.connect(port ?? 0)
  await client.bind()
  // Nobody knows the profile yet: the specification is played, which serves query_sm and wants no TLV.
  expect(await client.ask('query_sm', { message_id: '1' })).toMatchObject({ command: 'query_sm_resp' })
  expect(await client.ask('submit_sm', message)).toMatchObject({
    command_status: statusValue('ESME_RINVDSTADR'),
  })

  await save(engine, acmeFile)
  expect(await client.ask('query_sm', { message_id: '1' })).toMatchObject({
    command: 'generic_nack',
    command_status: statusValue('ESME_RINVCMDID'),
  })
  expect(await client.ask('submit_sm', message)).toMatchObject({
    command_status: statusValue('ESME_RMISSINGTLV'),
  })
  expect(await client.ask('submit_sm', message, [ticket])).toMatchObject({ command_status: 0x0461 })

  await engine.handlers['profiles.remove']({ profileId: 'acme' })
  expect(await client.ask('submit_sm', message)).toMatchObject({
    command_status: statusValue('ESME_RINVDSTADR'),
  })
  await client.close()
})

test('the notes on captured PDUs follow the profiles', async () => {
  const engine = await runningEngine()
  await engine.handlers['simulator.configure']({ port: 0, profileId: 'smpp-3.4' })
  await engine.handlers['simulator.start']({})
  // The connection that ships is of this profile.
  await save(engine, { ...acmeFile, id: 'ru-gateway-8056' })
  const { sessionId } = await engine.handlers['session.open']({ connectionId: localSimulatorId })
  await engine.handlers['message.send']({ sessionId, intent: intentOf({ text: 'Hello' }) })
  const noteOfSubmit = async () => {
    const { rows } = await engine.handlers['capture.page']({ before: null, limit: 100, filter: '' })
    return rows.find(({ command }) => command === 'submit_sm')?.worstNote
  }
  await expect.poll(noteOfSubmit).toBe('warning')
  await engine.handlers['profiles.remove']({ profileId: 'ru-gateway-8056' })
  expect(await noteOfSubmit()).toBeNull()
})

test('own profiles are kept over a restart, and every follower is told of each change', async () => {
  const engine = await runningEngine()
  const told: number[] = []
  const stop = engine.sources['profiles.changed']({}, ({ profiles }) => told.push(profiles.length))
  await save(engine, acmeFile)
  await save(engine, { ...acmeFile, id: 'acme-2' })
  const [first] = await ownOf(engine)
  await save(engine, { ...acmeFile, name: 'Acme, renamed' }, first?.revision ?? 0)
  await engine.handlers['profiles.remove']({ profileId: 'acme-2' })
  expect(told).toEqual([0, 1, 2, 2, 1])
  stop()
  await engine.close()

  const again = await runningEngine(engine.dataDir)
  expect((await ownOf(again)).map(({ profileId, isDamaged }) => [profileId, isDamaged])).toEqual([
    ['acme', false],
  ])
  const { text } = await again.handlers['profiles.get']({ profileId: 'acme' })
  expect(JSON.parse(text)).toMatchObject({ id: 'acme', name: 'Acme, renamed' })
})

test('what cannot be kept is refused with the reason', async () => {
  const engine = await runningEngine()
  const refused = (file: object, revision: number | null = null) =>
    save(engine, file, revision).then(
      () => null,
      ({ code, detail }) => [code, detail],
    )
  expect(await refused({ ...acmeFile, limits: { window: { value: '3', source: 'mail' } } })).toEqual([
    'profiles.refused',
    { path: 'limits.window.value', line: 1, problem: 'not-a-number', given: '3', expected: '' },
  ])
  await save(engine, acmeFile)
  const [before] = await ownOf(engine)
  expect(await refused(acmeFile)).toEqual(['profiles.exists', { profileId: 'acme' }])
  // Of two windows that change the same revision at once only the first does.
  const both = await Promise.all([
    refused({ ...acmeFile, name: 'One' }, before?.revision ?? 0),
    refused({ ...acmeFile, name: 'Two' }, before?.revision ?? 0),
  ])
  expect(both).toEqual([null, ['saved.changed-elsewhere', { thing: '“acme”', problem: 'changed-elsewhere' }]])
  await expect(engine.handlers['profiles.remove']({ profileId: 'nobody' })).rejects.toMatchObject({
    code: 'profiles.unknown',
  })
})

test('there is room for five hundred', async () => {
  const engine = await runningEngine()
  for (let number = 0; number < maxOwnProfiles; number += 1) {
    await save(engine, { id: `p-${number}`, name: 'P' })
  }
  await expect(save(engine, { id: 'one-more', name: 'P' })).rejects.toMatchObject({ code: 'profiles.full' })
  expect(await ownOf(engine)).toHaveLength(maxOwnProfiles)
})

test('a damaged one is told, kept and can be looked at; the others serve', async () => {
  const engine = await runningEngine()
  await save(engine, acmeFile)
  await save(engine, { ...acmeFile, id: 'acme-2' })
  await engine.close()
  for (const name of ['saved.db', 'saved.db.bak']) {
    const database = new DatabaseSync(join(engine.dataDir, name))
    database.exec(`UPDATE profiles SET body = '{"id": "acme"}' WHERE profile_id = 'acme'`)
    database.close()
  }

  const again = await runningEngine(engine.dataDir)
  const status = await firstItem(again, 'app.status', {}, () => true)
  expect(status.storeFaults).toEqual([
    { code: 'storage.values-unreadable', detail: { settings: 0, connections: 0, templates: 0, profiles: 1 } },
  ])
  expect((await ownOf(again)).map(({ profileId, isDamaged }) => [profileId, isDamaged])).toEqual([
    ['acme', true],
    ['acme-2', false],
  ])
  expect(await again.handlers['profiles.get']({ profileId: 'acme' })).toEqual({ text: '{"id": "acme"}' })
  const [damaged] = await ownOf(again)
  await save(again, acmeFile, damaged?.revision ?? 0)
  expect((await ownOf(again)).every(({ isDamaged }) => !isDamaged)).toBe(true)
})
