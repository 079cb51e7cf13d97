import { expect, onTestFinished, test } from 'vitest'
import type { CaptureRecord } from '../../../electron/capture/capture-record.ts'
import { packPdus } from '../../../electron/capture/pdu-block.ts'
import { openTraffic } from '../../../electron/storage/open-traffic.ts'
import type { TrafficStatus, WriteBatch } from '../../../electron/storage/store-protocol.ts'
import { WorkerStore } from '../../../electron/storage/worker-store.ts'
import { WriteBacklog } from '../../../electron/storage/write-backlog.ts'
import { WriteQueue } from '../../../electron/storage/write-queue.ts'
import { messageCard, messagePart } from '../../renderer/message-card.ts'
import { intentOf } from '../../support/running-engine.ts'
import { testFolder } from '../../support/temporary-folder.ts'

const label = { sessionId: 's', sessionName: 'n', profileId: 'p', context: null }

function batchOf(seq: number, octets: number): WriteBatch {
  const record: CaptureRecord = {
    seq,
    at: seq,
    direction: 'sent',
    label,
    requestSeq: null,
    requestCommandId: null,
    latencyMs: null,
    messageId: null,
    isLate: false,
    repeatOf: null,
    sealedPassword: null,
    octets: new Uint8Array(octets),
  }
  return { sessions: [], pdus: packPdus([record], () => 1), cards: [], smscIds: [], links: [], events: [] }
}

test('keeps what a full disk refuses and writes it once there is room', () => {
  const dataDir = testFolder()
  const opened = openTraffic(dataDir)
  if (opened === 'in-use') throw new Error('in use')
  onTestFinished(() => opened.database.close())
  const statuses: TrafficStatus[] = []
  const store: WorkerStore = new WorkerStore({
    dataDir,
    opened,
    onStatus: () => void statuses.push(store.status()),
  })
  const pages = Number(opened.database.prepare('PRAGMA page_count').get()?.['page_count'])
  opened.database.exec(`PRAGMA max_page_count = ${pages + 4}`)
  for (let seq = 1; seq <= 20; seq++) store.write(batchOf(seq, 4000))
  expect(statuses.at(-1)?.problem).toBe('the-disk-is-full')
  expect(store.hasBacklog).toBe(true)
  opened.database.exec('PRAGMA max_page_count = 1000000')
  store.retry()
  expect(statuses.at(-1)).toMatchObject({ problem: null, capturedPdus: 20, captureOctets: 80_000 })
  expect(store.operations.rangePdus(1, 20, 100)).toHaveLength(20)
})

test('cards that a full disk refused are whole once there is room, with sessions and intents that were new', () => {
  const dataDir = testFolder()
  const opened = openTraffic(dataDir)
  if (opened === 'in-use') throw new Error('in use')
  onTestFinished(() => opened.database.close())
  const store = new WorkerStore({ dataDir, opened, onStatus: () => undefined })
  const pages = Number(opened.database.prepare('PRAGMA page_count').get()?.['page_count'])
  opened.database.exec(`PRAGMA max_page_count = ${pages + 3}`)
  const cards = Array.from({ length: 40 }, (_, index) => {
    const card = messageCard({ messageId: String(index + 1), sessionId: `session ${index}` })
    const { text: _text, ...intent } = intentOf({ service_type: `S${index}` })
    return { ...card, intent, text: 'x'.repeat(2000), parts: [messagePart({ text: 'x'.repeat(2000) })] }
  })
  for (const card of cards) {
    const queue = new WriteQueue()
    queue.addCard(card, card.parts)
    store.write(queue.take())
  }
  expect(store.hasBacklog).toBe(true)
  opened.database.exec('PRAGMA max_page_count = 1000000')
  store.retry()
  const kept = cards.map(({ messageId }) => store.operations.getCard(messageId))
  expect(kept.map((card) => card?.sessionId)).toEqual(cards.map(({ sessionId }) => sessionId))
  expect(kept.map((card) => card?.intent?.service_type)).toEqual(cards.map((_, index) => `S${index}`))
})

test('writes cards even when their PDUs had to be given up', () => {
  const backlog = new WriteBacklog(10_000)
  for (let seq = 1; seq <= 5; seq++) backlog.add(batchOf(seq, 4000))
  const kept: boolean[] = []
  for (let batch = backlog.first(); batch !== undefined; batch = backlog.first()) {
    kept.push(batch.pdus.length > 0)
    backlog.removeFirst()
  }
  expect(kept).toEqual([false, false, false, true, true])
})
