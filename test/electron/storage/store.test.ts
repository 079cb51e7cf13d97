import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { CaptureRecord, SessionLabel } from '../../../electron/capture/capture-record.ts'
import { openStore, type Store } from '../../../electron/storage/store.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { testFolder } from '../../support/temporary-folder.ts'

const label: SessionLabel = { sessionId: 's1', sessionName: 'Gateway', profileId: 'smpp-3.4', context: null }

function submit(seq: number, destination: string): CaptureRecord {
  const octets = encodePdu({
    command: 'submit_sm',
    sequence_number: seq,
    fields: { source_addr: 'ALPHA', destination_addr: destination, short_message: new Uint8Array([72, 105]) },
  })
  return record(seq, octets)
}

function record(seq: number, octets: Uint8Array): CaptureRecord {
  return {
    seq,
    at: 1000 + seq + 0.5,
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
}

async function open(dataDir: string): Promise<Store> {
  const store = await openStore({ dataDir })
  onTestFinished(() => store.close())
  return store
}

test('keeps PDUs with their octets over a restart', async () => {
  const dataDir = testFolder()
  const first = await openStore({ dataDir })
  await first.load()
  first.appendPdu(submit(1, '79161234567'))
  first.appendPdu({
    ...submit(2, '79160000000'),
    requestSeq: 1,
    requestCommandId: 4,
    latencyMs: 1.25,
    messageId: '7',
    isLate: true,
    repeatOf: 1,
  })
  await first.close()

  const second = await open(dataDir)
  expect(await second.load()).toMatchObject({ lastSeq: 2, lastSessionKey: 1 })
  expect(await second.call('rangePdus', 1, 9, 10)).toEqual([
    submit(1, '79161234567'),
    {
      ...submit(2, '79160000000'),
      requestSeq: 1,
      requestCommandId: 4,
      latencyMs: 1.25,
      messageId: '7',
      isLate: true,
      repeatOf: 1,
    },
  ])
  expect(second.status).toMatchObject({ capturedPdus: 2, problem: null, setAside: null })
})

test('finds PDUs by words in any column, newest first, and says whether there are more', async () => {
  const store = await open(testFolder())
  for (let seq = 1; seq <= 30; seq++) store.appendPdu(submit(seq, seq % 3 === 0 ? '4479' : '7916'))
  const page = await store.call('pagePdus', null, 4, 'alpha 4479')
  expect(page.records.map(({ seq }) => seq)).toEqual([30, 27, 24, 21])
  expect(page.more).toBe(true)
  const rest = await store.call('pagePdus', 21, 20, 'submit_sm destination_addr == "4479"')
  expect(rest.records.map(({ seq }) => seq)).toEqual([18, 15, 12, 9, 6, 3])
  expect(rest.more).toBe(false)
  expect((await store.call('pagePdus', null, 5, 'nowhere')).records).toEqual([])
})

test('drops the oldest PDUs above the limit and counts what is left', async () => {
  const store = await open(testFolder())
  await store.call('setLimits', { pdus: 1000, cards: 1000, mebibytes: 1000, days: 0 })
  for (let seq = 1; seq <= 3000; seq++) store.appendPdu(submit(seq, '1'))
  store.flush()
  store.appendPdu(submit(3001, '1'))
  const records = await store.call('rangePdus', 1, 4000, 5000)
  // Whole blocks go.
  expect(records.at(0)?.seq).toBeGreaterThan(1)
  expect(records.at(0)?.seq).toBeLessThanOrEqual(2001)
  expect(records.at(-1)?.seq).toBe(3001)
  expect(store.status.capturedPdus).toBe(records.length)
  expect(store.status.captureOctets).toBe(records.reduce((sum, { octets }) => sum + octets.length, 0))
})

test('goes on numbering after the capture was cleared', async () => {
  const dataDir = testFolder()
  const first = await openStore({ dataDir })
  first.appendPdu(submit(1, '1'))
  first.appendPdu(submit(2, '1'))
  await first.call('clearCapture')
  expect(first.status).toMatchObject({ capturedPdus: 0, captureOctets: 0 })
  await first.close()
  expect((await (await open(dataDir)).load()).lastSeq).toBe(2)
})

test('refuses a second instance and lets it in once the first is closed', async () => {
  const dataDir = testFolder()
  const first = await openStore({ dataDir })
  await expect(openStore({ dataDir })).rejects.toMatchObject({ code: 'storage.in-use' })
  await first.close()
  await open(dataDir)
})

test('sets a damaged store aside and opens a new one', async () => {
  const dataDir = testFolder()
  const damaged = 'this was never a database'.repeat(500)
  writeFileSync(join(dataDir, 'traffic.db'), damaged)
  const store = await open(dataDir)
  const { setAside, problem } = store.status
  expect(problem).toBeNull()
  expect(readFileSync(join(dataDir, setAside ?? ''), 'utf8')).toBe(damaged)
  store.appendPdu(submit(1, '1'))
  expect(await store.call('rangePdus', 1, 1, 1)).toHaveLength(1)
})

test('takes no connection along when the capture is damaged', async () => {
  const dataDir = testFolder()
  const first = await openStore({ dataDir })
  const connection = { connectionId: 'c', draft: '{"name":"ACME"}', sealedPassword: 'sealed' }
  await first.call('putConnection', connection)
  for (let seq = 1; seq <= 2000; seq++) first.appendPdu(submit(seq, '1'))
  await first.close()
  const path = join(dataDir, 'traffic.db')
  const octets = readFileSync(path)
  // The capture was written last: the second half of the file is its pages.
  octets.fill(0xff, Math.floor(octets.length / 2 / 4096) * 4096)
  writeFileSync(path, octets)

  const second = await open(dataDir)
  expect(second.status.setAside).toMatch(/^traffic\.damaged-/)
  expect(second.status.saved).toEqual({ problem: null, recovery: null, kept: null })
  expect((await second.load()).connections).toEqual([connection])
})

test('keeps everything in memory when the folder cannot be used, and says so', async () => {
  const file = join(testFolder(), 'a-file')
  writeFileSync(file, '')
  const store = await open(join(file, 'data'))
  expect(store.status.problem).toBe('the-data-folder-is-not-a-folder')
  store.appendPdu(submit(1, '1'))
  expect(await store.call('rangePdus', 1, 1, 1)).toHaveLength(1)
  expect(existsSync(join(file, 'data'))).toBe(false)
})

test('counts the statuses of received responses', async () => {
  const store = await open(testFolder())
  for (const [seq, command_status] of [0, 0, 0x0403].entries()) {
    const octets = encodePdu({ command: 'submit_sm_resp', sequence_number: 1, command_status })
    store.appendPdu({ ...record(seq + 1, octets), direction: 'received' })
  }
  expect(await store.call('countStatuses')).toEqual([
    { commandId: 0x80000004, commandStatus: 0, count: 2 },
    { commandId: 0x80000004, commandStatus: 0x0403, count: 1 },
  ])
})

test.skipIf(process.platform === 'win32')('keeps its files for their owner alone', async () => {
  const dataDir = testFolder()
  const store = await open(dataDir)
  store.appendPdu(submit(1, '1'))
  await store.call('rangePdus', 1, 1, 1)
  for (const name of readdirSync(dataDir)) expect(statSync(join(dataDir, name)).mode & 0o077).toBe(0)
})

test('leaves no other files behind than its own and the backup', async () => {
  const dataDir = testFolder()
  const store = await openStore({ dataDir })
  store.appendPdu(submit(1, '1'))
  await store.close()
  expect(readdirSync(dataDir)).toEqual(['saved.db', 'saved.db.bak', 'traffic.db'])
})

test('opens a capture whose file was emptied out of its log, and sets both aside', async () => {
  const dataDir = testFolder()
  const first = await open(dataDir)
  for (let seq = 1; seq <= 50; seq++) first.appendPdu(submit(seq, '1'))
  await first.call('rangePdus', 1, 1, 1)
  const killed = testFolder()
  for (const name of readdirSync(dataDir)) copyFileSync(join(dataDir, name), join(killed, name))
  truncateSync(join(killed, 'traffic.db'), 0)
  const second = await open(killed)
  expect(second.status).toMatchObject({ capturedPdus: 50, problem: null })
  const { setAside } = second.status
  expect(setAside).toMatch(/^traffic\.damaged-/)
  expect(statSync(join(killed, `${setAside}-wal`)).size).toBeGreaterThan(0)
})

test('says that a capture of 0 octets was there', async () => {
  const dataDir = testFolder()
  writeFileSync(join(dataDir, 'traffic.db'), '')
  expect((await open(dataDir)).status.setAside).toMatch(/^traffic\.damaged-/)
})
