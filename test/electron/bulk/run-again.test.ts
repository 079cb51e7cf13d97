import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import { bulkPlan } from '../../support/bulk-plan.ts'
import { runningEngine } from '../../support/running-engine.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'
import { allRows, checkedRun, connectionTo, csvOf, untilRun } from './bulk-kit.ts'

const now = { rate: null, window: 20, startAt: null }
/** ESME_RTHROTTLED, which a row's own connection does not slow down for here. */
const full = 0x14

/** An SMSC that refuses or leaves out what it is told to, and keeps each submit_sm that it took. */
async function pickySmsc() {
  const taken: { to: string; part: number; text: string }[] = []
  let refuses = (_to: string, _part: number): boolean => false
  let isSilent = (_to: string): boolean => false
  const smsc = await scriptedSmsc((pdu: DecodedPdu) => {
    if (pdu.command !== 'submit_sm') return { status: 0 }
    const to = String(pdu.fields['destination_addr'])
    const octets = pdu.fields['short_message']
    const message = octets instanceof Uint8Array ? octets : new Uint8Array()
    const isPart = (Number(pdu.fields['esm_class']) & 0x40) !== 0
    const part = isPart ? (message[5] ?? 0) : 1
    if (isSilent(to)) return null
    if (refuses(to, part)) return { status: full }
    taken.push({ to, part, text: Buffer.from(message.subarray(isPart ? 6 : 0)).toString('latin1') })
    return { status: 0, fields: { message_id: `m${taken.length}` } }
  })
  return {
    port: smsc.port,
    taken,
    set: (rules: { refuses?: typeof refuses; isSilent?: typeof isSilent }) => {
      refuses = rules.refuses ?? (() => false)
      isSilent = rules.isSilent ?? (() => false)
    },
  }
}

test('sends what was refused as a new run: the same rows, and of each the refused parts alone', async () => {
  const engine = await runningEngine()
  const { handlers } = engine
  const smsc = await pickySmsc()
  const long = `{{name}}${'x'.repeat(200)}`
  smsc.set({ refuses: (to, part) => to === '79160000001' && part === 2 })
  const { runId } = await checkedRun(engine, csvOf(3), bulkPlan(long))
  const connectionId = await connectionTo(engine, smsc.port)
  await handlers['bulk.start']({ runId, connectionId, ...now })
  const done = await untilRun(engine, runId, ({ phase, counts }) => phase === 'done' && counts.refused === 1)
  expect(done.codings).toEqual([{ encoding: 'gsm7', rows: 3, parts: 6 }])
  expect(smsc.taken).toHaveLength(5)
  await expect(handlers['bulk.again']({ runId, states: ['in-doubt'] })).rejects.toMatchObject({
    code: 'bulk.none-of-these',
  })

  smsc.set({})
  const again = await handlers['bulk.again']({ runId, states: ['refused'] })
  const ready = await untilRun(engine, again.runId, ({ phase }) => phase === 'ready')
  expect(ready).toMatchObject({
    ...{ origin: { runId, states: ['refused'] }, counts: { waiting: 1 }, totalParts: 1, connectionId },
    codings: [{ encoding: 'gsm7', rows: 1, parts: 1 }],
  })
  expect(await allRows(engine, again.runId)).toMatchObject([
    { row: 2, cells: ['79160000001', 'Name 2'], sent: [{ part: 1, state: 'accepted' }] },
  ])
  await handlers['bulk.start']({ runId: again.runId, connectionId, ...now })
  await untilRun(engine, again.runId, ({ phase, counts }) => phase === 'done' && counts.accepted === 1)
  expect(smsc.taken.slice(5)).toMatchObject([{ to: '79160000001', part: 2 }])
  const [row] = await allRows(engine, again.runId)
  const card = await handlers['message.get']({ messageId: row?.card ?? '' })
  expect(card).toMatchObject({
    run: { runId: again.runId, row: 2 },
    parts: [{ state: 'accepted' }, { state: 'accepted' }],
  })
})

test('what is in doubt is decided about once it is another run', async () => {
  const engine = await runningEngine()
  const { handlers } = engine
  const smsc = await pickySmsc()
  smsc.set({ isSilent: (to) => to === '79160000001' })
  const { runId } = await checkedRun(engine, csvOf(3), bulkPlan('Hi'))
  const connectionId = await connectionTo(engine, smsc.port, { responseTimeout: 1 })
  await handlers['bulk.start']({ runId, connectionId, ...now })
  await untilRun(engine, runId, ({ phase, counts }) => phase === 'done' && counts['in-doubt'] === 1)
  const { runId: next } = await handlers['bulk.again']({ runId, states: ['refused', 'in-doubt'] })
  await untilRun(engine, next, ({ phase, counts }) => phase === 'ready' && counts.waiting === 1)
  const [, row] = await allRows(engine, runId)
  const card = await handlers['message.get']({ messageId: row?.card ?? '' })
  expect(card.parts).toMatchObject([{ state: 'timed-out', isLeft: true }])
})

test('what waits of a paused run is the new run’s alone, and that can be given another text', async () => {
  const engine = await runningEngine()
  const { handlers } = engine
  const smsc = await pickySmsc()
  const { runId } = await checkedRun(engine, csvOf(60), bulkPlan('Hi {{name}}'))
  const connectionId = await connectionTo(engine, smsc.port)
  await handlers['bulk.start']({ runId, connectionId, ...now, rate: 20 })
  await untilRun(engine, runId, ({ sentParts }) => sentParts >= 3)
  const { counts } = await handlers['bulk.pause']({ runId })
  await expect(
    handlers['bulk.recheck']({ runId, plan: bulkPlan('Other'), connectionId }),
  ).rejects.toMatchObject({ code: 'bulk.already-sent' })
  const { runId: next } = await handlers['bulk.again']({ runId, states: ['waiting'] })
  expect(await untilRun(engine, runId, () => true)).toMatchObject({ phase: 'cancelled' })
  await untilRun(engine, next, ({ phase }) => phase === 'ready')
  await handlers['bulk.recheck']({ runId: next, plan: bulkPlan('Ещё {{name}}'), connectionId })
  const ready = await untilRun(engine, next, ({ phase }) => phase === 'ready')
  expect(ready.codings).toEqual([{ encoding: 'ucs2', rows: counts.waiting, parts: counts.waiting }])
  await handlers['bulk.start']({ runId: next, connectionId, ...now })
  await untilRun(engine, next, ({ phase }) => phase === 'done')
  expect(smsc.taken.map(({ to }) => to)).toHaveLength(60)
  expect(new Set(smsc.taken.map(({ to }) => to)).size).toBe(60)
})

test('mends a bad row before the run and after it, and no row that left', async () => {
  const engine = await runningEngine()
  const { handlers } = engine
  const smsc = await pickySmsc()
  const csv = ['to,name', '79160000001,Ann', 'none,Bob', '79160000003,'].join('\n')
  const { runId } = await checkedRun(engine, csv, bulkPlan('Hi {{name}}'))
  const mended = await handlers['bulk.changeRow']({ runId, row: 2, cells: ['79160000002', 'Боб'] })
  expect(mended).toMatchObject({ row: 2, state: 'waiting', parts: 1, problem: null })
  expect(await untilRun(engine, runId, () => true)).toMatchObject({
    ...{ phase: 'ready', counts: { waiting: 2, 'failed-check': 1 }, totalParts: 2 },
    codings: [
      { encoding: 'gsm7', rows: 1, parts: 1 },
      { encoding: 'ucs2', rows: 1, parts: 1 },
    ],
  })
  const connectionId = await connectionTo(engine, smsc.port)
  await handlers['bulk.start']({ runId, connectionId, ...now })
  await untilRun(engine, runId, ({ phase, counts }) => phase === 'done' && counts.accepted === 2)
  await expect(handlers['bulk.changeRow']({ runId, row: 2, cells: ['7916', 'x'] })).rejects.toMatchObject({
    code: 'bulk.row-sent',
  })
  await expect(handlers['bulk.changeRow']({ runId, row: 99, cells: [] })).rejects.toMatchObject({
    code: 'bulk.row-sent',
  })
  await handlers['bulk.changeRow']({ runId, row: 3, cells: ['79160000003', 'Cid'] })
  expect(await untilRun(engine, runId, () => true)).toMatchObject({ phase: 'paused' })
  await handlers['bulk.start']({ runId, connectionId, ...now })
  await untilRun(engine, runId, ({ phase, counts }) => phase === 'done' && counts.accepted === 3)
  expect(smsc.taken.map(({ text }) => text)).toContain('Hi Cid')
})

test('what waits is handed on to one new run alone', async () => {
  const engine = await runningEngine()
  const { handlers } = engine
  const { runId } = await checkedRun(engine, csvOf(3), bulkPlan('Hello {{name}}'))
  await handlers['bulk.cancel']({ runId })
  const states: ['waiting'] = ['waiting']
  const again = await handlers['bulk.again']({ runId, states })
  await untilRun(engine, again.runId, ({ phase }) => phase === 'ready')
  await expect(handlers['bulk.again']({ runId, states })).rejects.toMatchObject({
    code: 'bulk.none-of-these',
  })
})

test('rows that are changed at once are each counted', async () => {
  const engine = await runningEngine()
  const { handlers } = engine
  const { runId } = await checkedRun(engine, csvOf(3), bulkPlan('{{name}}'))
  const long = 'x'.repeat(200)
  await Promise.all(
    [1, 2].map((row) => handlers['bulk.changeRow']({ runId, row, cells: [`7916000000${row}`, long] })),
  )
  const run = await untilRun(engine, runId, ({ phase }) => phase === 'ready')
  expect(run).toMatchObject({ totalParts: 5, codings: [{ encoding: 'gsm7', rows: 3, parts: 5 }] })
})

test('a check that the end of the engine cut short is made again where its rows were all read before', async () => {
  const before = await runningEngine()
  const { runId, plan } = await checkedRun(before, csvOf(3), bulkPlan('Hi'))
  const unread = await checkedRun(before, csvOf(3), bulkPlan('Hi'))
  await before.close()
  const database = new DatabaseSync(join(before.dataDir, 'traffic.db'))
  database.exec("UPDATE bulk_runs SET run = json_set(run, '$.phase', 'checking')")
  const forget = "UPDATE bulk_runs SET run = json_set(run, '$.distribution', json('[]')) WHERE run_id = ?"
  database.prepare(forget).run(unread.runId)
  database.close()

  const engine = await runningEngine(before.dataDir)
  const failed = await untilRun(engine, runId, ({ phase }) => phase === 'failed')
  expect(failed.problem?.code).toBe('bulk.interrupted')
  const recheck = (run: number) => engine.handlers['bulk.recheck']({ runId: run, plan, connectionId: null })
  await recheck(runId)
  const ready = await untilRun(engine, runId, ({ phase }) => phase === 'ready')
  expect(ready).toMatchObject({ problem: null, counts: { waiting: 3 } })
  await expect(recheck(unread.runId)).rejects.toMatchObject({ code: 'bulk.wrong-phase' })
})
