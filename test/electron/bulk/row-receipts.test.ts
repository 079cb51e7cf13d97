import { expect, test } from 'vitest'
import { bulkPlan } from '../../support/bulk-plan.ts'
import { firstCard, firstItem, runningEngine } from '../../support/running-engine.ts'
import { type ScriptedSmsc, scriptedSmsc, sendReceipt } from '../../support/scripted-smsc.ts'
import { allRows, checkedRun, connectionTo, csvOf, untilRun } from './bulk-kit.ts'

const now = { rate: null, window: 20, startAt: null }

/** Sends a table of so many rows to its end. */
async function sentTable(smsc: ScriptedSmsc, rows: number, change: Parameters<typeof connectionTo>[2] = {}) {
  const engine = await runningEngine()
  const connectionId = await connectionTo(engine, smsc.port, change)
  const { runId } = await checkedRun(engine, csvOf(rows), bulkPlan('Hi'))
  await engine.handlers['bulk.start']({ runId, connectionId, ...now })
  await untilRun(engine, runId, ({ phase }) => phase === 'done')
  return { engine, runId, connectionId }
}

test('the first final receipt of a row decides, and a refusal stands, as for a card', async () => {
  let count = 0
  const smsc = await scriptedSmsc(() => {
    count++
    return { status: count === 2 ? 0x0b : 0, fields: { message_id: `a${count}` } }
  })
  const { engine, runId } = await sentTable(smsc, 2)
  const client = await smsc.client
  await sendReceipt(client, 'a1', { stat: 'ENROUTE' })
  await sendReceipt(client, 'a1', { stat: 'UNDELIV', err: '011' })
  await sendReceipt(client, 'a1', { stat: 'DELIVRD' })
  await sendReceipt(client, 'a2', { stat: 'DELIVRD' })
  await expect.poll(async () => (await allRows(engine, runId))[1]?.sent[0]?.stat).toBe('DELIVRD')
  const rows = await allRows(engine, runId)
  expect(rows.map(({ state }) => state)).toEqual(['failed', 'refused'])
  expect(rows.map(({ sent }) => [sent[0]?.state, sent[0]?.stat, sent[0]?.err])).toEqual([
    ['failed', 'UNDELIV', '011'],
    ['refused', 'DELIVRD', '000'],
  ])
  const { counts } = await untilRun(engine, runId, ({ counts: { failed } }) => failed === 1)
  expect(counts).toMatchObject({ failed: 1, refused: 1, accepted: 0 })
})

test('a part without an answer is in doubt until it is answered after all', async () => {
  const release = Promise.withResolvers<void>()
  const smsc = await scriptedSmsc(async (_pdu) => {
    await release.promise
    return { status: 0, fields: { message_id: 'a1' } }
  })
  const { engine, runId } = await sentTable(smsc, 1, { responseTimeout: 0.1 })
  const [row] = await allRows(engine, runId)
  expect([row?.state, row?.sent[0]?.state]).toEqual(['in-doubt', 'timed-out'])
  release.resolve()
  await untilRun(engine, runId, ({ counts }) => counts.accepted === 1)
  await sendReceipt(await smsc.client, 'a1')
  await untilRun(engine, runId, ({ counts }) => counts.delivered === 1)
})

test('both kinds of doubt are sent again when asked to, and nothing else is', async () => {
  let isSilent = true
  const seen: string[] = []
  const smsc = await scriptedSmsc((pdu, session) => {
    const to = String(pdu.fields['destination_addr'])
    seen.push(to)
    if (!isSilent) return { status: 0, fields: { message_id: to } }
    if (seen.length === 1) return null
    if (seen.length === 2) return { status: 0, fields: { message_id: to } }
    void session.cut()
    return null
  })
  const engine = await runningEngine()
  const connectionId = await connectionTo(engine, smsc.port, { responseTimeout: 0.1 })
  const { runId } = await checkedRun(engine, csvOf(3), bulkPlan('Hi'))
  // One at a time, so that the first has timed out before the third is lost.
  await engine.handlers['bulk.start']({ runId, connectionId, ...now, window: 1 })
  await untilRun(engine, runId, ({ phase }) => phase === 'paused')
  const states = (await allRows(engine, runId)).map(({ sent }) => sent[0]?.state)
  expect(states).toEqual(['timed-out', 'accepted', 'in-doubt'])
  isSilent = false
  const again = await engine.handlers['bulk.resend']({ runId })
  expect(again.counts).toMatchObject({ waiting: 2, accepted: 1, 'in-doubt': 0 })
  await engine.handlers['bulk.start']({ runId, connectionId, ...now })
  const done = await untilRun(engine, runId, ({ phase }) => phase === 'done')
  expect(done.counts).toMatchObject({ accepted: 3, 'in-doubt': 0 })
  expect(seen.slice(3)).toEqual([seen[0], seen[2]])
  const cards = await Promise.all(
    (await allRows(engine, runId)).map(({ card = '' }) =>
      engine.handlers['message.get']({ messageId: card }),
    ),
  )
  expect(cards.map(({ state, run, parts }) => [state, run?.row, parts[0]?.attempts])).toEqual([
    ['accepted', 1, 2],
    ['accepted', 2, undefined],
    ['accepted', 3, 2],
  ])
})

test('a row in doubt that is sent again from its card is the run’s row, and no other message', async () => {
  const answers: (null | { status: number; fields: { message_id: string } })[] = [null]
  const smsc = await scriptedSmsc(() => {
    return answers.length > 0 ? (answers.shift() ?? null) : { status: 0, fields: { message_id: 'a1' } }
  })
  const { engine, runId } = await sentTable(smsc, 1, { responseTimeout: 0.1 })
  const [row] = await allRows(engine, runId)
  const messageId = row?.card ?? ''
  const doubted = await firstItem(engine, 'message.doubts', {}, ({ parts }) => parts === 1)
  expect(doubted.messages).toBe(1)
  const again = await engine.handlers['message.resolve']({ messageId, part: 1, action: 'retry' })
  // What waits of a row is the run's to send, so that this one never does.
  expect(again.parts[0]?.state).not.toBe('waiting')
  const { counts } = await untilRun(engine, runId, (run) => run.counts.accepted === 1)
  expect(counts).toMatchObject({ accepted: 1, 'in-doubt': 0, waiting: 0 })
  const [after] = await allRows(engine, runId)
  expect(after).toMatchObject({ state: 'accepted', card: messageId, sent: [{ messageId: 'a1' }] })
})

test('rows whose cards are cleared keep what became of them, and their receipts find them', async () => {
  const smsc = await scriptedSmsc((pdu) => ({
    status: 0,
    fields: { message_id: `b${pdu.fields['destination_addr']}` },
  }))
  const { engine, runId } = await sentTable(smsc, 2)
  const [before] = await allRows(engine, runId)
  await engine.handlers['capture.clear']({})
  const [kept] = await allRows(engine, runId)
  expect(kept).toEqual({ ...before, card: undefined })
  await sendReceipt(await smsc.client, `b${kept?.cells[0]}`)
  const { counts } = await untilRun(engine, runId, (run) => run.counts.delivered === 1)
  expect(counts).toMatchObject({ delivered: 1, accepted: 1 })
})

test('a receipt for a row of an earlier run of the engine is joined, and a stranger’s is an orphan card', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0, fields: { message_id: 'a1' } }))
  const { engine: first, runId, connectionId } = await sentTable(smsc, 1)
  await first.close()
  const second = await runningEngine(first.dataDir)
  await second.handlers['session.open']({ connectionId })
  await expect.poll(() => smsc.sessions.size).toBe(1)
  const [client] = smsc.sessions
  if (client === undefined) throw new Error('nobody is bound')
  const orphan = firstCard(second, ({ direction }) => direction === 'received')
  await sendReceipt(client, 'stranger')
  await sendReceipt(client, 'A1')
  await untilRun(second, runId, ({ counts }) => counts.delivered === 1)
  await second.close()
  expect((await orphan).parts[0]?.receipts).toMatchObject([{ receivedId: 'stranger', idRule: 'none' }])
})
