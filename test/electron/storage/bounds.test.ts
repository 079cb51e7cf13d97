import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { SavedConnections } from '../../../electron/storage/saved-connections.ts'
import { openKeyFile } from '../../../electron/storage/secrets.ts'
import { openStore } from '../../../electron/storage/store.ts'
import { maxConnections } from '../../../shared/contract/connections.ts'
import { newConnection } from '../../../shared/contract/new-connection.ts'
import { testFolder } from '../../support/temporary-folder.ts'

const noSecrets = { password: null, certificate: null, outbindPassword: null }

async function opened() {
  const dataDir = testFolder()
  const store = await openStore({ dataDir })
  onTestFinished(() => store.close())
  return { dataDir, store, saved: new SavedConnections(store, await openKeyFile(dataDir), []) }
}

test('connections have a limit in number, and those that are there can still be changed', async () => {
  const { saved } = await opened()
  const draft = { ...newConnection, name: 'n', host: 'h' }
  let last = ''
  for (let count = 1; count < maxConnections; count++) {
    last = (await saved.save(null, draft, noSecrets)).connectionId
  }
  await expect(saved.save(null, draft, noSecrets)).rejects.toMatchObject({ code: 'connection.too-many' })
  await expect(saved.duplicate(last, 'copy')).rejects.toMatchObject({ code: 'connection.too-many' })
  expect((await saved.save(last, { ...draft, name: 'other' }, noSecrets)).name).toBe('other')
})

test('and in octets, with their certificates', async () => {
  const { saved } = await opened()
  const caPem = 'x'.repeat(1_000_000)
  const draft = { ...newConnection, name: 'n', host: 'h', tls: { ...newConnection.tls, caPem } }
  const { connectionId } = await saved.save(null, draft, noSecrets)
  const copies = Array.from({ length: 30 }, (_, index) => saved.duplicate(connectionId, `copy ${index}`))
  const outcomes = await Promise.allSettled(copies)
  expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(10)
})

test.skipIf(process.platform === 'win32')('says when its files were removed under it', async () => {
  const { dataDir, store } = await opened()
  rmSync(join(dataDir, 'traffic.db'))
  await expect.poll(() => store.status.problem).toBe('the-file-was-removed')
  expect(store.status.saved.problem).toBeNull()
  rmSync(join(dataDir, 'saved.db'))
  await expect.poll(() => store.status.saved.problem).toBe('the-file-was-removed')
})
