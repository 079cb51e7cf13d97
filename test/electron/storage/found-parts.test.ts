import { expect, onTestFinished, test } from 'vitest'
import { keptAlike } from '../../../electron/delivery/message-id-index.ts'
import { openStore, type Store } from '../../../electron/storage/store.ts'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { testFolder } from '../../support/temporary-folder.ts'

async function opened(): Promise<Store> {
  const store = await openStore({ dataDir: testFolder() })
  onTestFinished(() => store.close())
  await store.load()
  return store
}

function cardAt(createdAt: number): MessageCard {
  const address = { ton: 1, npi: 1, addr: '7916' }
  return {
    ...{
      messageId: String(createdAt),
      direction: 'sent',
      sessionId: 's',
      connectionId: null,
      sessionName: 'n',
    },
    ...{
      profileId: 'smpp-3.4',
      createdAt,
      source: address,
      destination: address,
      text: '',
      encoding: 'gsm7',
    },
    ...{ dataCoding: 0, registeredDelivery: 1, parts: [], state: 'waiting' },
  }
}

test('of many parts with one id the newest are found, and no more than memory would keep', async () => {
  const store = await opened()
  for (let at = 1; at <= 30; at++) {
    store.putCard(cardAt(at))
    store.putSmscId({ canonicalId: '0', messageId: String(at), part: 1 })
  }
  store.putSmscId({ canonicalId: '7', messageId: '3', part: 2 })
  const found = await store.call('findSmscIds', ['0', '7', 'nobody'])
  expect(found.map(({ canonicalId, part, card }) => [canonicalId, part, card.createdAt])).toEqual([
    ...Array.from({ length: keptAlike }, (_, index) => ['0', 1, 30 - index]),
    ['7', 2, 3],
  ])
})

test('so it is with the rows of bulk runs', async () => {
  const store = await opened()
  const runs = [await store.call('bulkCreate', 1, '{}'), await store.call('bulkCreate', 2, '{}')]
  for (const runId of runs) {
    const rows = Array.from({ length: 10 }, (_, index) => ({ row: index + 1, cells: [], parts: 1 }))
    await store.call(
      'bulkAddRows',
      runId,
      rows.map((row) => ({ ...row, state: 'waiting', problem: null })),
    )
    const taken = await store.call('bulkTake', runId, 10)
    const answered = {
      event: { kind: 'answered', accepted: true },
      messageId: '00',
      canonicalId: '0',
    } as const
    await store.call(
      'bulkSettle',
      taken.map(({ row }) => ({ runId, row, part: 1, ...answered })),
    )
  }
  const found = await store.call('bulkFindIds', ['0'])
  expect(found).toEqual(
    Array.from({ length: keptAlike }, (_, index) => {
      return { runId: runs[1], row: 10 - index, part: 1, messageId: '00' }
    }),
  )
})

test('what was interrupted or is sent again changes by the table of states, in the runs it is about', async () => {
  const store = await opened()
  const runId = await store.call('bulkCreate', 1, '{}')
  const blank = { parts: 1, state: 'waiting', problem: null } as const
  const rows = [1, 2, 3, 4].map((row) => ({ row, cells: [], ...blank }))
  await store.call('bulkAddRows', runId, rows)
  await store.call('bulkTake', runId, 3)
  const unanswered = { kind: 'unanswered', isLinkLost: false } as const
  await store.call('bulkSettle', [{ runId, row: 1, part: 1, event: unanswered }])
  await store.call('bulkSettle', [{ runId, row: 2, part: 1, event: { kind: 'answered', accepted: true } }])
  await store.call('bulkInterrupt')
  const statesOf = async () => (await store.call('bulkPage', runId, 0, 10, [])).map(({ state }) => state)
  expect(await statesOf()).toEqual(['in-doubt', 'accepted', 'in-doubt', 'waiting'])
  await store.call('bulkResend', runId + 1)
  expect(await store.call('bulkCounts', runId)).toMatchObject({ 'in-doubt': 2, waiting: 1, accepted: 1 })
  await store.call('bulkResend', runId)
  expect(await statesOf()).toEqual(['waiting', 'accepted', 'waiting', 'waiting'])
})
