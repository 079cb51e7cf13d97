import { copyFileSync, existsSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStore, type Store } from '../../../electron/storage/store.ts'
import { writeOlderStore } from '../../support/older-store.ts'
import { testFolder } from '../../support/temporary-folder.ts'

async function opened(dataDir: string): Promise<Store> {
  const store = await openStore({ dataDir })
  onTestFinished(() => store.close())
  return store
}

const isDone = (store: Store) => expect.poll(() => store.status.carryOver).toBeNull()

test('brings PDUs, cards and bulk runs of 0.1.0 over, and leaves its file as it was', async () => {
  const dataDir = testFolder()
  writeOlderStore(dataDir, 5000, 2000)
  const before = readFileSync(join(dataDir, 'workbench.db'))
  const store = await opened(dataDir)
  // The numbers go on at once, while the past is still on its way.
  expect(await store.load()).toMatchObject({ lastSeq: 5000, lastMessage: 2000, lastSessionKey: 1 })
  expect((await store.call('unsettledCards')).map(({ text }) => text)).toEqual(['text 1'])
  expect(store.status.carryOver).toMatchObject({ total: 7000 })
  await isDone(store)

  expect(store.status.capturedPdus).toBe(5000)
  const [first, second] = await store.call('rangePdus', 1, 2, 10)
  expect(first).toMatchObject({ seq: 1, at: 1001, direction: 'sent', messageId: '1', requestSeq: null })
  expect(first?.label).toMatchObject({ sessionName: 'Gateway' })
  expect(second).toMatchObject({ requestSeq: 1, requestCommandId: 4, latencyMs: 1.5, messageId: '1' })
  expect(await store.call('findResponse', 4999)).toBe(5000)
  expect(await store.call('countStatuses')).toEqual([
    { commandId: 0x80000004, commandStatus: 0, count: 2500 },
  ])
  const { cards: page } = await store.call('pageCards', null, 3, '')
  expect(page.map(({ messageId, text }) => [messageId, text])).toEqual([
    ['2000', 'text 2000'],
    ['1999', 'text 1999'],
    ['1998', 'text 1998'],
  ])
  expect((await store.call('getCard', '2'))?.parts[0]).toMatchObject({ receiptCount: 50 })
  expect((await store.call('findSmscIds', ['m4000'])).map(({ card }) => card.messageId)).toEqual(['2000'])
  expect(await store.call('bulkCounts', 1)).toEqual({ waiting: 1 })
  expect(readFileSync(join(dataDir, 'workbench.db'))).toEqual(before)
})

test('says that a damaged file of 0.1.0 could not be read whole, and leaves it', async () => {
  const dataDir = testFolder()
  writeOlderStore(dataDir, 5000, 2000)
  const path = join(dataDir, 'workbench.db')
  truncateSync(path, Math.floor(statSync(path).size / 2))
  const before = readFileSync(path)
  const store = await opened(dataDir)
  await store.load()
  await isDone(store)
  await expect.poll(() => store.status.isOlderUnreadable).toBe(true)
  expect(readFileSync(path)).toEqual(before)
})

test('goes on where it was interrupted, beside what came meanwhile, and does it once', async () => {
  const dataDir = testFolder()
  writeOlderStore(dataDir, 30_000, 6000)
  const first = await openStore({ dataDir })
  await expect.poll(() => first.status.carryOver?.done ?? 0, { interval: 5 }).toBeGreaterThan(0)
  await first.close()
  const isHalf = first.status.carryOver !== null
  const second = await opened(dataDir)
  await isDone(second)
  expect(isHalf).toBe(true)
  expect(second.status.capturedPdus).toBe(30_000)
  expect((await second.call('pageCards', null, 1000, '"text"')).cards).toHaveLength(1000)
  expect((await second.call('getCard', '1'))?.text).toBe('text 1')
  await second.close()
  const third = await opened(dataDir)
  expect(third.status).toMatchObject({ carryOver: null, capturedPdus: 30_000 })
})

test('an older file that cannot be read does not keep the store from opening', async () => {
  const dataDir = testFolder()
  writeOlderStore(dataDir, 100, 10)
  const path = join(dataDir, 'workbench.db')
  copyFileSync(join(import.meta.dirname, 'carry-over.test.ts'), path)
  const store = await opened(dataDir)
  expect(await store.load()).toMatchObject({ lastSeq: 0 })
  expect(existsSync(path)).toBe(true)
})
