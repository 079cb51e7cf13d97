import { expect, test } from 'vitest'
import { flagsOf } from '../../../shared/message/card-flags.ts'
import { firstCard, firstItem, firstRow, intentOf, runningEngine } from '../../support/running-engine.ts'
import { scriptedSmsc, sendReceipt } from '../../support/scripted-smsc.ts'
import { bind, send } from './tracker-kit.ts'

/** An SMSC that hangs up on the first submits, then takes the next ones. */
function hangsUp(times: number) {
  let left = times
  return scriptedSmsc((pdu, session) => {
    if (pdu.command !== 'submit_sm' || left-- <= 0) return { status: 0, fields: { message_id: '7' } }
    void session.cut()
    return null
  })
}
const quick = { reconnect: { enabled: true, initialDelay: 0.05, maxDelay: 0.1 } }

test('repeats a part in doubt when asked to, marked as sent twice', async () => {
  const smsc = await hangsUp(1)
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc, quick)
  const bound = firstItem(
    engine,
    'session.states',
    {},
    ({ phase, attempt }) => phase === 'bound' && attempt > 1,
  )
  const { messageId } = await send(engine, sessionId, (card) => card.state === 'in-doubt')
  const resolve = engine.handlers['message.resolve']
  await expect(resolve({ messageId, part: 1, action: 'query' })).rejects.toMatchObject({
    code: 'message.no-smsc-id',
  })
  const left = await resolve({ messageId, part: 1, action: 'leave' })
  expect(left.parts[0]).toMatchObject({ state: 'in-doubt', isLeft: true })
  await bound
  const accepted = firstCard(engine, (card) => card.state === 'accepted')
  await resolve({ messageId, part: 1, action: 'retry' })
  const [part] = (await accepted).parts
  expect(part).toMatchObject({ attempts: 2, smscMessageId: '7', isLeft: false })
  expect(part?.earlier).toMatchObject([{ commandStatus: null, smscMessageId: null }])
  const first = part?.earlier?.[0]?.submitSeq ?? 0
  const rowOf = async (seq: number) => (await engine.handlers['capture.pdu']({ seq, secrets: false })).row
  expect(await rowOf(part?.submitSeq ?? 0)).toMatchObject({ repeatOf: first, messageId })
  expect(await rowOf(first)).toMatchObject({ command: 'submit_sm', repeatOf: null, messageId })
  const { rows } = await engine.handlers['capture.page']({ before: null, limit: 10, filter: 'repeat' })
  expect(rows.map(({ seq }) => seq)).toEqual([part?.submitSeq])
  await expect(resolve({ messageId, part: 1, action: 'retry' })).rejects.toMatchObject({
    code: 'message.not-in-doubt',
  })
})

test('repeats by itself what a lost link left in doubt, when the connection says so', async () => {
  const smsc = await hangsUp(2)
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc, { ...quick, inDoubt: 'repeat' })
  const { parts } = await send(engine, sessionId, (card) => card.state === 'accepted')
  expect(parts[0]).toMatchObject({ attempts: 3, smscMessageId: '7' })
  const [first, second] = parts[0]?.earlier ?? []
  for (const seq of [second?.submitSeq, parts[0]?.submitSeq]) {
    const { row } = await engine.handlers['capture.pdu']({ seq: seq ?? 0, secrets: false })
    expect(row.repeatOf).toBe(first?.submitSeq)
  }
})

test('counts what a lost link left in doubt, and decides about all of it at once', async () => {
  const smsc = await hangsUp(1)
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc, quick)
  const doubts = (wanted: number) => firstItem(engine, 'message.doubts', {}, ({ parts }) => parts === wanted)
  const lost = doubts(3)
  const back = firstItem(
    engine,
    'session.states',
    {},
    ({ phase, attempt }) => phase === 'bound' && attempt > 1,
  )
  const long = intentOf({ text: 'Ж'.repeat(150) })
  const { messageId } = await engine.handlers['message.send']({ sessionId, intent: long })
  const { connectionId } = (await engine.handlers['message.get']({ messageId })) ?? {}
  expect(await lost).toMatchObject({ messages: 1, sessions: [{ sessionId, connectionId, parts: 3 }] })
  const page = async () =>
    (await engine.handlers['message.page']({ before: null, limit: 10, filter: 'undecided' })).cards
  expect((await page()).map((card) => card.messageId)).toEqual([messageId])

  const one = doubts(2)
  await engine.handlers['message.resolve']({ messageId, part: 2, action: 'leave' })
  await one
  await back
  const none = doubts(0)
  expect(await engine.handlers['message.resolveAll']({ action: 'retry' })).toEqual({
    done: 2,
    failed: 0,
    fault: null,
  })
  await none
  const { parts } = await engine.handlers['message.get']({ messageId })
  expect(parts[1]).toMatchObject({ state: 'in-doubt', isLeft: true })
  expect(await page()).toEqual([])
})

test('keeps the doubts over a restart, and says why they cannot be sent', async () => {
  const smsc = await scriptedSmsc(() => null)
  const first = await runningEngine()
  const sessionId = await bind(first, smsc)
  const sent = await send(first, sessionId, (card) => card.state === 'sent')
  await first.handlers['session.close']({ sessionId, how: 'cut' })
  await first.close()
  const second = await runningEngine(first.dataDir)
  const doubts = await firstItem(second, 'message.doubts', {}, ({ parts }) => parts > 0)
  expect(doubts).toMatchObject({ parts: 1, sessions: [{ connectionId: sent.connectionId, parts: 1 }] })
  expect(await second.handlers['message.resolveAll']({ action: 'retry' })).toMatchObject({
    done: 0,
    failed: 1,
    fault: { code: 'session.not-found' },
  })
  const none = firstItem(second, 'message.doubts', {}, ({ parts }) => parts === 0)
  expect(await second.handlers['message.resolveAll']({ action: 'leave' })).toMatchObject({
    done: 1,
    failed: 0,
  })
  await none
  await second.close()
  const third = await runningEngine(first.dataDir)
  expect(await firstItem(third, 'message.doubts', {}, () => true)).toMatchObject({ parts: 0, messages: 0 })
})

/** An SMSC that takes every submit, but answers the first only when told to. */
async function answersLate() {
  const late = Promise.withResolvers<void>()
  let count = 0
  const smsc = await scriptedSmsc(async () => {
    const id = String(++count)
    if (id === '1') await late.promise
    return { status: 0, fields: { message_id: id } }
  })
  return { smsc, answerFirst: late.resolve }
}

test('joins the receipts of both tries, when the first was taken after all', async () => {
  const { smsc, answerFirst } = await answersLate()
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc, { responseTimeout: 0.1 })
  const { messageId } = await send(engine, sessionId, (card) => card.state === 'timed-out')
  const again = firstCard(engine, (card) => card.state === 'accepted')
  await engine.handlers['message.resolve']({ messageId, part: 1, action: 'retry' })
  expect((await again).parts[0]?.smscMessageId).toBe('2')

  const known = firstCard(engine, ({ parts }) => parts[0]?.earlier?.[0]?.smscMessageId === '1')
  answerFirst()
  const [part] = (await known).parts
  expect(part).toMatchObject({ state: 'accepted', smscMessageId: '2', commandStatus: 0 })
  const seq = part?.earlier?.[0]?.responseSeq ?? 0
  const { row } = await engine.handlers['capture.pdu']({ seq, secrets: false })
  expect(row).toMatchObject({ answer: 'late', requestSeq: part?.earlier?.[0]?.submitSeq, messageId })

  const both = firstCard(engine, ({ parts }) => parts[0]?.receipts.length === 2)
  const client = await smsc.client
  await sendReceipt(client, '1')
  await sendReceipt(client, '2')
  const card = await both
  expect(card).toMatchObject({ messageId, state: 'delivered' })
  expect(card.parts[0]?.receipts.map(({ receivedId, triedId }) => [receivedId, triedId])).toEqual([
    ['1', '1'],
    ['2', undefined],
  ])
  expect(flagsOf(card)).toEqual(['twice', 'repeated'])
})

test('counts a part as taken when its first try is answered and the second is lost', async () => {
  const { smsc, answerFirst } = await answersFirstOnly()
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc, { responseTimeout: 0.1 })
  const { messageId } = await send(engine, sessionId, (card) => card.state === 'timed-out')
  const again = firstCard(engine, ({ state, parts }) => state === 'timed-out' && parts[0]?.attempts === 2)
  await engine.handlers['message.resolve']({ messageId, part: 1, action: 'retry' })
  await again
  const accepted = firstCard(engine, (card) => card.state === 'accepted')
  answerFirst()
  const [part] = (await accepted).parts
  expect(part).toMatchObject({ smscMessageId: null, earlier: [{ smscMessageId: '1', commandStatus: 0 }] })
  const queried = firstCard(engine, ({ parts }) => parts[0]?.lastQuery !== null)
  await engine.handlers['message.ask']({ messageId, part: 1, command: 'query_sm' })
  expect((await queried).parts[0]?.lastQuery).toMatchObject({ command: 'query_sm_resp', messageState: 2 })
})

/** As answersLate, but no later submit is answered at all. */
async function answersFirstOnly() {
  const late = Promise.withResolvers<void>()
  let count = 0
  const smsc = await scriptedSmsc(async (pdu) => {
    if (pdu.command === 'query_sm') {
      return { status: 0, fields: { message_id: pdu.fields['message_id'] ?? '', message_state: 2 } }
    }
    if (++count > 1) return null
    await late.promise
    return { status: 0, fields: { message_id: '1' } }
  })
  return { smsc, answerFirst: late.resolve }
}

test('marks a response that answers nothing', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0, fields: { message_id: '5' } }))
  const engine = await runningEngine()
  await bind(engine, smsc)
  const row = firstRow(engine, { afterSeq: 0, tail: 100 }, ({ answer }) => answer !== null)
  const client = await smsc.client
  client.sendRaw(Uint8Array.from([0, 0, 0, 17, 0x80, 0, 0, 4, 0, 0, 0, 0, 0, 0, 1, 0, 0]))
  expect(await row).toMatchObject({ command: 'submit_sm_resp', answer: 'orphan', sequenceNumber: 256 })
})

test('counts a part as taken when its first try is answered while the second is out, and that is lost', async () => {
  const { smsc, answerFirst } = await answersFirstOnly()
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc, { responseTimeout: 1 })
  const { messageId } = await send(engine, sessionId, (card) => card.state === 'timed-out')
  const out = firstCard(engine, ({ state }) => state === 'sent')
  const known = firstCard(
    engine,
    ({ state, parts }) => state === 'sent' && parts[0]?.earlier?.[0]?.smscMessageId === '1',
  )
  await engine.handlers['message.resolve']({ messageId, part: 1, action: 'retry' })
  await out
  answerFirst()
  await known
  const settled = firstCard(engine, ({ state }) => state !== 'sent')
  await engine.handlers['session.close']({ sessionId, how: 'cut' })
  expect(await settled).toMatchObject({ state: 'accepted', parts: [{ smscMessageId: null }] })
})

test('sends a part in doubt again once, though two ask for it at the same time', async () => {
  const { smsc } = await answersLate()
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc, { responseTimeout: 0.1 })
  const { messageId } = await send(engine, sessionId, (card) => card.state === 'timed-out')
  const accepted = firstCard(engine, (card) => card.state === 'accepted')
  const ask = () => engine.handlers['message.resolve']({ messageId, part: 1, action: 'retry' })
  const asked = await Promise.allSettled([ask(), ask()])
  expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(asked[1]).toMatchObject({ reason: { code: 'message.not-in-doubt' } })
  expect((await accepted).parts[0]).toMatchObject({ attempts: 2, smscMessageId: '2' })
})
