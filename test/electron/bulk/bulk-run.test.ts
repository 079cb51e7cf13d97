import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { bulkPlan } from '../../support/bulk-plan.ts'
import { runningEngine } from '../../support/running-engine.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'
import { runSimulator } from '../smsc/running-simulator.ts'
import {
  allRows,
  checkedRun,
  connectionTo,
  csvOf,
  obliging,
  resultFile,
  submitCounter,
  untilRun,
  upload,
} from './bulk-kit.ts'

const now = { rate: null, window: 20, startAt: null }

test('sends 2000 rows once each over pause and resume, and joins their receipts', async () => {
  const { counts, onPdu } = submitCounter()
  const { port } = await runSimulator(obliging, { onPdu })
  const engine = await runningEngine()
  const { handlers } = engine
  const connectionId = await connectionTo(engine, port)
  const run = await checkedRun(engine, csvOf(2000), bulkPlan('Hello {{name}}'))
  const { runId } = run
  expect(run).toMatchObject({
    phase: 'ready',
    counts: { waiting: 2000 },
    totalParts: 2000,
    distribution: [{ parts: 1, rows: 2000 }],
  })

  await handlers['bulk.start']({ runId, connectionId, ...now, rate: 1000 })
  await untilRun(engine, runId, ({ sentParts }) => sentParts >= 200)
  const paused = await handlers['bulk.pause']({ runId })
  expect(paused).toMatchObject({ phase: 'paused', problem: null })
  expect(paused.counts.sent ?? 0).toBe(0)
  expect(paused.counts.waiting).toBe(2000 - counts.size)
  expect(counts.size).toBeGreaterThanOrEqual(200)
  expect(counts.size).toBeLessThan(2000)

  await handlers['bulk.start']({ runId, connectionId, ...now })
  await untilRun(engine, runId, ({ phase }) => phase === 'done')
  const delivered = await untilRun(engine, runId, (one) => one.counts.delivered === 2000)
  expect(delivered.phase).toBe('done')
  expect([...counts.values()].every((count) => count === 1)).toBe(true)
  expect(counts.size).toBe(2000)

  const records: string[][] = parse(await resultFile(engine, runId), { bom: true })
  expect(records).toHaveLength(2001)
  expect(records[0]?.slice(0, 5)).toEqual(['to', 'name', 'smpp_row', 'smpp_state', 'smpp_command_status'])
  const [, first] = records
  expect(first?.slice(0, 6)).toEqual(['79160000000', 'Name 1', '1', 'delivered', '0x00000000', 'ESME_ROK'])
  expect(first?.[7]).toBe('DELIVRD')
  expect(new Set(records.map((record) => record[0])).size).toBe(2001)

  // Each row has one card, which leads to it, as its PDUs lead to the card.
  const rows = await allRows(engine, runId)
  expect(new Set(rows.map(({ card }) => card)).size).toBe(2000)
  const row = rows[1234]
  const card = await handlers['message.get']({ messageId: row?.card ?? '' })
  expect(card).toMatchObject({
    ...{ run: { runId, row: 1235 }, state: 'delivered', text: 'Hello Name 1235', connectionId },
    parts: [{ state: row?.sent[0]?.state, smscMessageId: row?.sent[0]?.messageId }],
  })
  expect(card.parts[0]?.receipts.at(-1)?.stat).toBe(row?.sent[0]?.stat)
  const pdu = await handlers['capture.pdu']({ seq: card.parts[0]?.submitSeq ?? 0, secrets: false })
  expect(pdu.row.messageId).toBe(row?.card)
  await handlers['bulk.remove']({ runId })
  expect(await handlers['message.get']({ messageId: row?.card ?? '' })).toEqual(card)
})

test('cancels for good, and forgets a run', async () => {
  const { counts, onPdu } = submitCounter()
  const { port } = await runSimulator(obliging, { onPdu })
  const engine = await runningEngine()
  const { handlers } = engine
  const connectionId = await connectionTo(engine, port)
  const { runId } = await checkedRun(engine, csvOf(500), bulkPlan('Hi'))
  await handlers['bulk.start']({ runId, connectionId, ...now, rate: 200 })
  await untilRun(engine, runId, ({ sentParts }) => sentParts >= 10)
  const cancelled = await handlers['bulk.cancel']({ runId })
  expect(cancelled.phase).toBe('cancelled')
  expect(cancelled.counts.waiting).toBe(500 - counts.size)
  await expect(handlers['bulk.start']({ runId, connectionId, ...now })).rejects.toMatchObject({
    code: 'bulk.wrong-phase',
  })
  await handlers['bulk.remove']({ runId })
  await expect(handlers['bulk.rows']({ runId, after: 0, limit: 1, states: [] })).rejects.toMatchObject({
    code: 'bulk.not-found',
  })
})

test('keeps the rows that fail the check, with reasons, and sends the others', async () => {
  const { counts, onPdu } = submitCounter()
  const { port } = await runSimulator(obliging, { onPdu })
  const engine = await runningEngine()
  const csv = ['Телефон;Имя', '79160000001;Анна', 'нет;Иван', '79160000003;', '79160000004;=SUM(A1)'].join(
    '\r\n',
  )
  const run = await checkedRun(engine, csv, bulkPlan('{{ИМЯ}}'))
  const { runId } = run
  expect(run.counts).toEqual({ waiting: 2, 'failed-check': 2 })
  const states = ['failed-check'] as const
  const failed = await engine.handlers['bulk.rows']({ runId, after: 0, limit: 10, states: [...states] })
  expect(failed.map(({ row, problem }) => [row, problem?.kind])).toEqual([
    [2, 'bad-destination'],
    [3, 'missing-variable'],
  ])
  await engine.handlers['bulk.start']({ runId, connectionId: await connectionTo(engine, port), ...now })
  await untilRun(engine, runId, ({ phase }) => phase === 'done')
  expect([...counts.keys()]).toEqual(['79160000001', '79160000004'])
  expect(await resultFile(engine, runId)).toContain("'=SUM(A1)")
})

test('the result parts its cells as the table does, and says when each part left and was answered', async () => {
  const { port } = await runSimulator(obliging)
  const engine = await runningEngine()
  const { runId } = await checkedRun(engine, csvOf(2).replaceAll(',', ';'), bulkPlan('Hi {{name}}'))
  const before = Date.now()
  await engine.handlers['bulk.start']({ runId, connectionId: await connectionTo(engine, port), ...now })
  await untilRun(engine, runId, ({ counts }) => counts.delivered === 2)
  const records: Record<string, string>[] = parse(await resultFile(engine, runId), {
    ...{ bom: true, columns: true, delimiter: ';' },
  })
  expect(records.map(({ to, name }) => [to, name])).toEqual([
    ['79160000000', 'Name 1'],
    ['79160000001', 'Name 2'],
  ])
  for (const record of records) {
    const left = Date.parse(record['smpp_submitted_at'] ?? '')
    const [answerMs, receiptMs] = [Number(record['smpp_answer_ms']), Number(record['smpp_receipt_ms'])]
    expect(left).toBeGreaterThanOrEqual(before)
    expect(Date.parse(record['smpp_answered_at'] ?? '') - left).toBeCloseTo(answerMs, -1)
    expect(Date.parse(record['smpp_receipt_at'] ?? '') - left).toBeCloseTo(receiptMs, -1)
    expect(receiptMs).toBeGreaterThanOrEqual(answerMs)
  }
})

test('reads UTF-8, UTF-16 and the Cyrillic page of Windows', async () => {
  const engine = await runningEngine()
  const text = 'номер;имя\n79160000001;Анна\n'
  const cyrillicPage = Buffer.from(
    Array.from(text, (character) => {
      const code = character.codePointAt(0) ?? 0
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code
    }),
  )
  const files = {
    'utf-8': Buffer.from(`\uFEFF${text}`),
    'utf-16le': Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'windows-1251': cyrillicPage,
  }
  for (const [charset, octets] of Object.entries(files)) {
    const uploadId = await upload(engine, 'a.csv', octets)
    const preview = await engine.handlers['bulk.preview']({ uploadId, format: null })
    expect(preview).toMatchObject({
      format: { charset, delimiter: ';', hasHeader: true },
      columns: ['номер', 'имя'],
      rows: [['79160000001', 'Анна']],
      destinationColumn: 0,
    })
  }
})

test('reads the first sheet of a workbook, numbers as they are written', async () => {
  const engine = await runningEngine()
  const file = await readFile(join(import.meta.dirname, '../../vectors/people.xlsx'))
  const uploadId = await upload(engine, 'people.xlsx', file)
  expect(await engine.handlers['bulk.preview']({ uploadId, format: null })).toMatchObject({
    kind: 'xlsx',
    columns: ['Имя', 'Телефон'],
    rows: [['Анна', '79171234567']],
    destinationColumn: 1,
  })
})

test('refuses what is no table', async () => {
  const engine = await runningEngine()
  const preview = engine.handlers['bulk.preview']
  const noBook = await upload(engine, 'a.xlsx', Buffer.from('PK\x03\x04 nothing'))
  await expect(preview({ uploadId: noBook, format: null })).rejects.toMatchObject({
    code: 'bulk.not-workbook',
  })
  const empty = await upload(engine, 'a.csv', Buffer.from('to,name\n'))
  await expect(preview({ uploadId: empty, format: null })).rejects.toMatchObject({ code: 'bulk.no-rows' })
  await expect(preview({ uploadId: '../../etc/passwd', format: null })).rejects.toMatchObject({
    code: 'bulk.upload-not-found',
  })
})

test.each(['leave', 'repeat'] as const)(
  'pauses with what was in flight in doubt when the link is cut, and sends none of it again (%s)',
  async (inDoubt) => {
    let answered = 0
    const seen: string[] = []
    const smsc = await scriptedSmsc((pdu) => {
      seen.push(String(pdu.fields['destination_addr']))
      // From the tenth on nothing is answered.
      answered++
      return answered < 10 ? { status: 0, fields: { message_id: `a${answered}` } } : null
    })
    const engine = await runningEngine()
    const reconnect = { enabled: inDoubt === 'repeat', initialDelay: 0.05, maxDelay: 0.05 }
    const connectionId = await connectionTo(engine, smsc.port, { inDoubt, reconnect })
    const { runId } = await checkedRun(engine, csvOf(100), bulkPlan('Hi'))
    await engine.handlers['bulk.start']({ runId, connectionId, ...now, window: 5 })
    const client = await smsc.client
    await expect.poll(() => answered).toBe(14)
    client.cut()
    const paused = await untilRun(engine, runId, ({ phase }) => phase === 'paused')
    expect(paused.problem?.code).toBe('session.lost')
    expect(paused.counts).toMatchObject({ accepted: 9, 'in-doubt': 5, waiting: 86 })
    const doubtful = (await allRows(engine, runId)).filter(({ state }) => state === 'in-doubt')
    expect(doubtful.map(({ row }) => row)).toEqual([10, 11, 12, 13, 14])

    answered = -1000
    await engine.handlers['bulk.start']({ runId, connectionId, ...now, window: 5 })
    await untilRun(engine, runId, ({ phase }) => phase === 'done')
    expect(seen).toHaveLength(100)
    expect(new Set(seen).size).toBe(100)

    answered = 0
    expect(await engine.handlers['bulk.resend']({ runId })).toMatchObject({ phase: 'paused' })
    await engine.handlers['bulk.start']({ runId, connectionId, ...now, window: 5 })
    const done = await untilRun(engine, runId, ({ phase }) => phase === 'done')
    expect(done.counts['in-doubt'] ?? 0).toBe(0)
    expect(seen.slice(100)).toEqual(doubtful.map(({ cells }) => cells[0]))
  },
)

test('starts at the time that was set', async () => {
  const { counts, onPdu } = submitCounter()
  const { port } = await runSimulator(obliging, { onPdu })
  const engine = await runningEngine()
  const connectionId = await connectionTo(engine, port)
  const { runId } = await checkedRun(engine, csvOf(3), bulkPlan('Hi'))
  const startAt = Date.now() + 300
  const scheduled = await engine.handlers['bulk.start']({ runId, connectionId, ...now, startAt })
  expect(scheduled).toMatchObject({ phase: 'scheduled', startAt })
  expect(counts.size).toBe(0)
  await untilRun(engine, runId, ({ phase }) => phase === 'done')
  expect(counts.size).toBe(3)
  expect(Date.now()).toBeGreaterThanOrEqual(startAt)
})

test('starts at the time that was set in another run of the engine', async () => {
  const { counts, onPdu } = submitCounter()
  const { port } = await runSimulator(obliging, { onPdu })
  const before = await runningEngine()
  const connectionId = await connectionTo(before, port)
  const { runId } = await checkedRun(before, csvOf(3), bulkPlan('Hi'))
  const startAt = Date.now() + 5000
  await before.handlers['bulk.start']({ runId, connectionId, ...now, rate: 500, startAt })
  await before.close()
  const engine = await runningEngine(before.dataDir)
  const scheduled = await untilRun(engine, runId, ({ phase }) => phase === 'scheduled')
  expect(scheduled).toMatchObject({ startAt, connectionId, rate: 500, window: 20 })
  await untilRun(engine, runId, ({ phase }) => phase === 'done')
  expect(counts.size).toBe(3)
  expect(Date.now()).toBeGreaterThanOrEqual(startAt)
})

test('leaves a start that was missed to the user', async () => {
  const { counts, onPdu } = submitCounter()
  const { port } = await runSimulator(obliging, { onPdu })
  const before = await runningEngine()
  const connectionId = await connectionTo(before, port)
  const { runId } = await checkedRun(before, csvOf(3), bulkPlan('Hi'))
  const startAt = Date.now() + 2000
  await before.handlers['bulk.start']({ runId, connectionId, ...now, startAt })
  await before.close()
  await expect.poll(() => Date.now()).toBeGreaterThan(startAt)
  const engine = await runningEngine(before.dataDir)
  const missed = await untilRun(engine, runId, ({ phase }) => phase === 'paused')
  expect(missed.problem?.code).toBe('bulk.interrupted')
  expect(counts.size).toBe(0)
  await engine.handlers['bulk.start']({ runId, connectionId, ...now })
  await untilRun(engine, runId, ({ phase }) => phase === 'done')
  expect([...counts.values()]).toEqual([1, 1, 1])
})

test('sends every part of a long text, and shows the row by its worst part', async () => {
  let parts = 0
  const smsc = await scriptedSmsc(() => {
    parts++
    return parts === 2 ? { status: 0x58 } : { status: 0, fields: { message_id: `a${parts}` } }
  })
  const engine = await runningEngine()
  const connectionId = await connectionTo(engine, smsc.port)
  const run = await checkedRun(engine, csvOf(2), bulkPlan('x'.repeat(300)))
  expect(run).toMatchObject({ totalParts: 4, distribution: [{ parts: 2, rows: 2 }] })
  await engine.handlers['bulk.start']({ runId: run.runId, connectionId, ...now })
  await untilRun(engine, run.runId, ({ phase }) => phase === 'done')
  const rows = await allRows(engine, run.runId)
  expect(rows.map(({ state }) => state)).toEqual(['refused', 'accepted'])
  expect(rows[0]?.sent.map(({ state, status }) => [state, status])).toEqual([
    ['accepted', 0],
    ['refused', 0x58],
  ])
})
