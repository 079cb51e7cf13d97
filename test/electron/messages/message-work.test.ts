import { expect, test } from 'vitest'
import type { RunningEngine } from '../../../electron/engine.ts'
import type { StreamItem } from '../../../shared/contract/contract.ts'
import type { MessageSelection } from '../../../shared/contract/message-export.ts'
import type { MessageAction } from '../../../shared/message/message-action.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import { bulkPlan } from '../../support/bulk-plan.ts'
import { firstItem, intentOf, runningEngine } from '../../support/running-engine.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'
import { checkedRun, connectionTo, csvOf, untilRun } from '../bulk/bulk-kit.ts'

const all: MessageSelection = { messageIds: null, filter: '', newest: null, except: [] }
const throttled = 0x58
const refused = 0x45
/** Throttled alone; each throttling slows the connection down. */
const slow = '79160000003'

function work(
  engine: RunningEngine,
  action: MessageAction,
  selection: Partial<MessageSelection> = {},
): Promise<StreamItem<'message.work'>> {
  const params = { action, selection: { ...all, ...selection } }
  return firstItem(engine, 'message.work', params, ({ isOver }) => isOver)
}

function counted(engine: RunningEngine, selection: Partial<MessageSelection> = {}) {
  return firstItem(engine, 'message.selected', { ...all, ...selection }, () => true)
}

test('sends refused parts of many messages again, each in its card, and asks about what was taken', async () => {
  const engine = await runningEngine()
  const { handlers } = engine
  let refuses = (_to: string, part: number) => part % 2 === 0
  const submits: string[] = []
  const smsc = await scriptedSmsc((pdu: DecodedPdu) => {
    if (pdu.command === 'query_sm') return { status: 0 }
    if (pdu.command !== 'submit_sm') return { status: 0 }
    const octets = pdu.fields['short_message']
    const part = octets instanceof Uint8Array ? (octets[5] ?? 0) : 0
    const to = String(pdu.fields['destination_addr'])
    submits.push(`${to}/${part}`)
    return refuses(to, part)
      ? { status: to === slow ? throttled : refused }
      : { status: 0, fields: { message_id: `m${submits.length}` } }
  })
  const connectionId = await connectionTo(engine, smsc.port)
  const { runId } = await checkedRun(engine, csvOf(40), bulkPlan('x'.repeat(400)))
  await handlers['bulk.start']({ runId, connectionId, rate: null, window: 20, startAt: null })
  await untilRun(engine, runId, ({ phase, counts }) => phase === 'done' && counts.refused === 40)
  expect(submits).toHaveLength(120)
  expect(await counted(engine)).toEqual({
    messages: 40,
    applies: { refused: 40, unsent: 0, retry: 0, query: 40, leave: 0 },
    fault: null,
  })

  refuses = (to) => to === '79160000007'
  const done = await work(engine, 'refused')
  expect(done).toMatchObject({ messages: 40, parts: 40, done: 39, refused: 1, failed: 0, fault: null })
  expect(submits).toHaveLength(160)
  // A throttled message that was sent again is one card, with both tries.
  const { cards } = await handlers['message.page']({ before: null, limit: 1000, filter: '' })
  expect(cards).toHaveLength(40)
  const card = cards.find(({ destination }) => destination.addr === slow)
  expect(card?.parts[1]).toMatchObject({
    ...{ state: 'accepted', attempts: 2, commandStatus: 0 },
    earlier: [{ commandStatus: throttled }],
  })
  expect(card?.parts[0]).not.toHaveProperty('attempts')
  const again = cards.find(({ destination }) => destination.addr === '79160000007')
  expect(again?.parts[1]).toMatchObject({ state: 'refused', attempts: 2 })
  await untilRun(engine, runId, ({ counts }) => counts.accepted === 39 && counts.refused === 1)

  const rest = { filter: 'state == accepted', except: [card?.messageId ?? ''] }
  expect(await counted(engine, rest)).toMatchObject({ messages: 38, applies: { refused: 0, query: 38 } })
  const asked = await work(engine, 'query', { messageIds: [card?.messageId ?? ''] })
  expect(asked).toMatchObject({ looked: 1, messages: 1, parts: 3, done: 3, failed: 0 })
  const newest = cards[9]?.messageId ?? ''
  expect(await counted(engine, { newest })).toMatchObject({ messages: 31 })
})

test('says of parts that cannot be sent how many they are and why, and leaves doubts', async () => {
  const engine = await runningEngine()
  const { handlers } = engine
  const smsc = await scriptedSmsc((pdu: DecodedPdu) => (pdu.command === 'submit_sm' ? null : { status: 0 }))
  const connectionId = await connectionTo(engine, smsc.port, { responseTimeout: 1 })
  const { sessionId } = await handlers['session.open']({ connectionId })
  for (const text of ['one', 'two']) {
    await handlers['message.send']({ connectionId, intent: intentOf({ text }) })
  }
  await firstItem(engine, 'message.doubts', {}, ({ parts }) => parts === 2)
  expect(await counted(engine, { filter: 'text == two' })).toMatchObject({
    ...{ messages: 1, applies: { retry: 1, leave: 1, refused: 0 } },
  })
  expect(await work(engine, 'leave', { filter: 'text == two' })).toMatchObject({ parts: 1, done: 1 })
  await firstItem(engine, 'message.doubts', {}, ({ parts }) => parts === 1)
  await handlers['session.close']({ sessionId, how: 'unbind' })
  const failed = await work(engine, 'retry')
  expect(failed).toMatchObject({ parts: 2, done: 0, failed: 2, fault: { code: 'session.not-bound' } })
  const stopped = await work(engine, 'refused', { messageIds: [] })
  expect(stopped).toMatchObject({ looked: 0, isOver: true })
})
