import { expect, test } from 'vitest'
import { usualStatusQuery } from '../../../shared/contract/connection-values.ts'
import { draftTo, firstCard, firstItem, intentOf, runningEngine } from '../../support/running-engine.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'
import { bind, send } from './tracker-kit.ts'

const quick = { ...usualStatusQuery, mode: 'polled', first: 0.05, longest: 0.1 } as const
const polled = { profileId: 'ru-gateway-8056', statusQuery: quick } as const
const noReceipt = { registered_delivery: 0 }

/** Takes messages as 'id 7', and answers each query_sm with the next of these; the last is repeated. */
function answersQueries(
  ...answers: readonly (number | { readonly nack: number } | { readonly status: number })[]
) {
  let asked = 0
  return scriptedSmsc((pdu) => {
    if (pdu.command !== 'query_sm') return { status: 0, fields: { message_id: '7' } }
    const answer = answers[Math.min(asked++, answers.length - 1)] ?? 1
    if (typeof answer !== 'number') return answer
    const fields = { message_id: '7', final_date: '', message_state: answer, error_code: 0 }
    return { status: 0, fields }
  })
}

test('follows a message to the gateway on 8056 with receipts off to its final state', async () => {
  const engine = await runningEngine()
  await engine.handlers['simulator.configure']({
    ...{ port: 0, profileId: 'ru-gateway-8056' },
    receipt: { stat: 'UNDELIV', err: '012', delay: 0.3 },
  })
  const { port, config } = await engine.handlers['simulator.start']({})
  const draft = draftTo(port ?? 0, { ...polled, systemId: config.accounts[0]!.systemId })
  const { connectionId } = await engine.handlers['connections.save']({
    ...{ connectionId: null, draft, password: config.accounts[0]!.password },
  })
  const { sessionId } = await engine.handlers['session.open']({ connectionId })
  const ended = firstCard(engine, ({ parts }) => parts.every(({ poll }) => poll?.end === 'final'))
  // Two parts.
  await engine.handlers['message.send']({
    sessionId,
    intent: intentOf({ ...noReceipt, text: 'Ж'.repeat(90) }),
  })
  const { state, parts } = await ended
  expect(state).toBe('failed')
  for (const { lastQuery, earlierQueries = [], receipts, poll } of parts) {
    expect(receipts).toEqual([])
    expect(lastQuery).toMatchObject({ isPolled: true, messageState: 5, errorCode: 12, commandStatus: 0 })
    expect(earlierQueries.map(({ messageState }) => messageState)).toEqual(earlierQueries.map(() => 1))
    expect(poll).toMatchObject({ tries: earlierQueries.length + 1, unanswered: 0, nextAt: null })
    expect(poll?.tries).toBeGreaterThan(1)
    // Every query_sm is a step with its PDU.
    const { row } = await engine.handlers['capture.pdu']({ seq: lastQuery?.requestSeq ?? 0, secrets: false })
    expect(row).toMatchObject({ command: 'query_sm', direction: 'sent' })
  }
  const polls = await firstItem(engine, 'message.polls', {}, ({ following }) => following === 0)
  expect(polls).toMatchObject({ asking: 0, waiting: 0, ended: { final: 2, refused: 0 } })
})

test('asks nothing by itself where the profile, or the connection, does not want it', async () => {
  const smsc = await answersQueries(2)
  const engine = await runningEngine()
  for (const [profileId, mode] of [
    ['smsportal', 'polled'],
    ['ru-gateway-8056', 'profile'],
    ['ru-gateway-8056', 'off'],
  ] as const) {
    const sessionId = await bind(engine, smsc, { profileId, statusQuery: { ...quick, mode } })
    const { messageId } = await send(engine, sessionId, ({ state }) => state === 'accepted', noReceipt)
    const { parts } = await engine.handlers['message.get']({ messageId })
    expect(parts[0]?.poll).toBeUndefined()
  }
  const polls = await firstItem(engine, 'message.polls', {}, () => true)
  expect(polls).toMatchObject({ following: 0, asked: 0 })
})

test('asks about many by hand, once or until the end, and says what it left out', async () => {
  const smsc = await answersQueries(1, 1, 2)
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc, { ...polled, statusQuery: { ...quick, mode: 'by-hand' } })
  const accepted = await send(engine, sessionId, ({ state }) => state === 'accepted', noReceipt)
  const { messageId } = accepted
  const poll = engine.handlers['message.poll']
  const asked = firstCard(engine, ({ parts }) => parts[0]?.lastQuery != null)
  expect(await poll({ messageIds: [messageId, '99'], action: 'once' })).toEqual({
    parts: 1,
    skipped: { gone: 1, final: 0, noId: 0, notServed: 0, unbound: 0 },
  })
  expect((await asked).parts[0]?.poll).toBeUndefined()
  const ended = firstCard(engine, ({ parts }) => parts[0]?.poll?.end === 'final')
  await poll({ messageIds: [messageId], action: 'follow' })
  expect((await ended).parts[0]).toMatchObject({ state: 'delivered', poll: { tries: 2 }, queryCount: 3 })
  expect(await poll({ messageIds: [messageId], action: 'once' })).toMatchObject({
    parts: 0,
    skipped: { final: 1 },
  })
})

test('stops when told to, at the limit of tries, and at a refusal that will not change', async () => {
  const engine = await runningEngine()
  const endOf = async (smsc: Awaited<ReturnType<typeof scriptedSmsc>>, tries: number) => {
    const statusQuery = { ...quick, tries }
    const sessionId = await bind(engine, smsc, { ...polled, statusQuery })
    const { parts } = await send(engine, sessionId, (card) => card.parts[0]?.poll?.end != null, noReceipt)
    return parts[0]
  }
  expect(await endOf(await answersQueries(1), 3)).toMatchObject({
    ...{ state: 'accepted', poll: { end: 'limit', tries: 3 } },
  })
  // A message just accepted may not be found yet: one ESME_RQUERYFAIL is not believed, three in a row are.
  expect(await endOf(await answersQueries({ status: 0x67 }, 1, { status: 0x67 }), 99)).toMatchObject({
    poll: { end: 'refused', tries: 5, commandStatus: 0x67 },
  })
  expect(await endOf(await answersQueries({ status: 0x58 }, { status: 0x0c }), 99)).toMatchObject({
    poll: { end: 'refused', tries: 2, commandStatus: 0x0c },
  })
  const unserving = await answersQueries({ nack: 3 })
  expect(await endOf(unserving, 99)).toMatchObject({
    poll: { end: 'not-served', tries: 1, commandStatus: 3 },
  })

  const sessionId = await bind(engine, await answersQueries(1), polled)
  const followed = await send(engine, sessionId, (card) => (card.parts[0]?.poll?.tries ?? 0) > 0, noReceipt)
  const stopped = firstCard(engine, (card) => card.parts[0]?.poll?.end === 'stopped')
  const { messageId } = followed
  expect(await engine.handlers['message.poll']({ messageIds: [messageId], action: 'stop' })).toMatchObject({
    parts: 1,
  })
  expect((await stopped).messageId).toBe(messageId)
})

test('waits while unbound, and goes on over a restart', async () => {
  let state = 1
  const smsc = await scriptedSmsc((pdu) =>
    pdu.command === 'query_sm'
      ? { status: 0, fields: { message_id: '7', final_date: '', message_state: state, error_code: 0 } }
      : { status: 0, fields: { message_id: '7' } },
  )
  const first = await runningEngine()
  const sessionId = await bind(first, smsc, polled)
  const card = await send(first, sessionId, ({ parts }) => (parts[0]?.poll?.tries ?? 0) > 1, noReceipt)
  const { messageId, connectionId } = card
  const waiting = firstItem(first, 'message.polls', {}, (polls) => polls.waiting === 1)
  await first.handlers['session.close']({ sessionId, how: 'unbind' })
  expect(await waiting).toMatchObject({ following: 1, asking: 0 })
  await first.close()

  const second = await runningEngine(first.dataDir)
  const restored = await firstItem(second, 'message.polls', {}, (polls) => polls.waiting === 1)
  expect(restored).toMatchObject({ following: 1, asked: 0 })
  state = 2
  const ended = firstCard(second, ({ parts }) => parts[0]?.poll?.end === 'final')
  await second.handlers['session.open']({ connectionId: connectionId ?? '' })
  const [part] = (await ended).parts
  expect(part).toMatchObject({ state: 'delivered', lastQuery: { messageState: 2 } })
  expect(part?.poll?.tries).toBeGreaterThan(2)
  expect((await second.handlers['message.get']({ messageId })).state).toBe('delivered')
})
