import { expect, onTestFinished, test } from 'vitest'
import { keptAlike } from '../../../electron/delivery/message-id-index.ts'
import { blankPart } from '../../../electron/storage/card-parts.ts'
import { openStore, type Store } from '../../../electron/storage/store.ts'
import type { MessageCard, MessagePart } from '../../../shared/contract/message.ts'
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

/** A card of a row with one part, in this state, which was given the id. */
function cardOfRow(at: number, runId: number, row: number, part: Partial<MessagePart>): MessageCard {
  const parts = [{ ...blankPart(1, 'Hi'), ...part }]
  return { ...cardAt(at), text: 'Hi', parts, run: { runId, row } }
}

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    return { row: index + 1, cells: ['7916'], parts: 1, state: 'waiting' as const, problem: null }
  })

test('so it is with the rows of bulk runs whose cards are gone', async () => {
  const store = await opened()
  const runs = [await store.call('bulkCreate', 1, '{}'), await store.call('bulkCreate', 2, '{}')]
  let at = 0
  for (const runId of runs) {
    await store.call('bulkAddRows', runId, rowsOf(10))
    for (let row = 1; row <= 10; row++) {
      store.putCard(cardOfRow(++at, runId, row, { state: 'accepted', commandStatus: 0, smscMessageId: '00' }))
    }
  }
  expect(await store.call('bulkFindIds', ['0'])).toEqual([])
  await store.clearCapture()
  const found = await store.call('bulkFindIds', ['0'])
  expect(found).toEqual(
    Array.from({ length: keptAlike }, (_, index) => {
      return { runId: runs[1], row: 10 - index, part: 1, messageId: '00' }
    }),
  )
})

test('a row has one account of its parts: its card, and what that said once it is gone', async () => {
  const store = await opened()
  const runId = await store.call('bulkCreate', 1, '{}')
  await store.call('bulkAddRows', runId, rowsOf(2))
  const page = async () => store.call('bulkPage', runId, 0, 10, [])
  const receipt = { seq: 9, state: null, final: false, idRule: 'exact', receivedId: 'a1' }
  const card = cardOfRow(7, runId, 1, {
    ...{ state: 'failed', submittedAt: 100, respondedAt: 150, commandStatus: 0, smscMessageId: 'a1' },
    ...{ responseCommand: 'submit_sm_resp' },
    receipts: [
      { ...receipt, at: 200, stat: 'ENROUTE', err: null },
      { ...receipt, at: 300, stat: 'UNDELIV', err: '011', final: true },
      { ...receipt, at: 400, stat: 'DELIVRD', err: '000', final: true },
    ],
  })
  store.putCard(card)
  const [told, other] = await page()
  const part = {
    ...{
      part: 1,
      state: 'failed',
      status: 0,
      answeredBy: 'submit_sm_resp',
      messageId: 'a1',
      stat: 'UNDELIV',
    },
    ...{ err: '011', submittedAt: 100, respondedAt: 150, receiptAt: 300 },
  }
  expect(told).toMatchObject({ state: 'failed', card: '7', sent: [part] })
  expect(other).toMatchObject({ state: 'waiting', sent: [] })
  expect(await store.call('bulkNext', runId, 0, 10)).toMatchObject([{ row: 2, card: null }])
  await store.clearCapture()
  const [kept] = await page()
  expect(kept?.card).toBeUndefined()
  expect(kept).toMatchObject({ state: 'failed', sent: [part] })
  // A card that was still in memory is written anew.
  store.putCard(card)
  expect((await page())[0]).toMatchObject({ card: '7', sent: [part] })
  expect(await store.call('bulkFindIds', ['a1'])).toEqual([])
})

test('what was interrupted or is sent again changes by the table of states, in the runs it is about', async () => {
  const store = await opened()
  const runId = await store.call('bulkCreate', 1, '{}')
  await store.call('bulkAddRows', runId, rowsOf(4))
  for (const [row, state] of [
    [1, 'timed-out'],
    [2, 'accepted'],
    [3, 'sent'],
  ] as const) {
    store.putCard(cardOfRow(row, runId, row, { state }))
  }
  expect(await store.call('bulkCards', runId, ['timed-out', 'sent'])).toEqual(['1', '3'])
  await store.clearCapture()
  await store.call('bulkInterrupt')
  const statesOf = async () => (await store.call('bulkPage', runId, 0, 10, [])).map(({ state }) => state)
  expect(await statesOf()).toEqual(['in-doubt', 'accepted', 'in-doubt', 'waiting'])
  await store.call('bulkResend', runId + 1)
  expect(await store.call('bulkCounts', runId)).toMatchObject({ 'in-doubt': 2, waiting: 1, accepted: 1 })
  await store.call('bulkResend', runId)
  expect(await statesOf()).toEqual(['waiting', 'accepted', 'waiting', 'waiting'])
})
