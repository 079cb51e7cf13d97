import { expect, test } from 'vitest'
import { replyIntent } from '../../../shared/message/reply-intent.ts'
import { firstCard, firstItem, intentOf, runningEngine } from '../../support/running-engine.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'
import { bind, type Engine } from './tracker-kit.ts'

const unread = (engine: Engine, wanted: number) =>
  firstItem(engine, 'message.unread', {}, ({ count }) => count === wanted)

test('what came is unread until it is marked, over a restart too; a conversation has both directions', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0, fields: { message_id: '1' } }))
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc)
  const client = await smsc.client
  for (const [source_addr, text] of [
    ['79160000001', 'one'],
    ['+79160000001', 'two'],
    ['79160000002', 'three'],
  ] as const) {
    const short_message = new Uint8Array(Buffer.from(text, 'latin1'))
    await client.request({
      command: 'deliver_sm',
      fields: { source_addr, destination_addr: '8056', short_message },
    })
  }
  const [own, first] = ['8056', '79160000001'].map((addr) => ({ ton: 1, npi: 1, addr }))
  if (own === undefined || first === undefined) throw new Error('no address')
  await engine.handlers['message.send']({ sessionId, intent: intentOf({ source: own, destination: first }) })
  await unread(engine, 3)

  const list = async ({ handlers }: Engine) => {
    const input = { before: null, limit: 10, number: '', only: 'all' } as const
    const { conversations } = await handlers['conversations.list'](input)
    return conversations.map(({ peer, messages, received, unread, last }) => [
      ...[peer, messages, received, unread, last.text],
    ])
  }
  expect(await list(engine)).toEqual([
    ['79160000001', 3, 2, 2, 'Hello'],
    ['79160000002', 1, 1, 1, 'three'],
  ])
  await engine.handlers['message.mark']({ messageIds: ['1', '4', '999'], isUnread: false })
  await unread(engine, 2)
  await engine.close()

  const again = await runningEngine(engine.dataDir)
  await unread(again, 2)
  const { cards } = await again.handlers['conversations.page']({
    ...{ own: '8056', peer: '79160000001', before: null, limit: 10 },
  })
  expect(cards.map(({ text, direction, isUnread }) => [text, direction, isUnread])).toEqual([
    ['Hello', 'sent', undefined],
    ['two', 'received', true],
    ['one', 'received', undefined],
  ])
  const found = await again.handlers['message.page']({ before: null, limit: 10, filter: 'unread' })
  expect(found.cards.map(({ text }) => text)).toEqual(['three', 'two'])
  await again.handlers['message.readAll']({ pair: { own: '8056', peer: '79160000001' } })
  await unread(again, 1)
  expect((await again.handlers['message.get']({ messageId: '2' })).isUnread).toBe(undefined)
  await again.handlers['message.mark']({ messageIds: ['1'], isUnread: true })
  await unread(again, 2)
  await again.handlers['message.readAll']({ pair: null })
  await unread(again, 0)
  expect((await list(again)).map(([, , , left]) => left)).toEqual([0, 0])
})

test('a USSD dialogue is answered with its operation and the next step of its session', async () => {
  const submitted: [number, string][][] = []
  const smsc = await scriptedSmsc((pdu) => {
    submitted.push(pdu.tlvs.map(({ tag, value }) => [tag, Buffer.from(value).toString('hex')]))
    return { status: 0, fields: { message_id: '1' } }
  })
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc)
  const client = await smsc.client
  await client.request({
    command: 'deliver_sm',
    fields: {
      ...{ service_type: 'USSD', source_addr: '79160000001', destination_addr: '8056' },
      short_message: new Uint8Array(Buffer.from('*100#', 'latin1')),
    },
    tlvs: [
      { tag: 0x0501, value: Uint8Array.of(1) },
      { tag: 0x1383, value: Uint8Array.of(42, 0) },
    ],
  })
  const { cards } = await engine.handlers['message.page']({
    before: null,
    limit: 1,
    filter: 'ussd_service_op == 1',
  })
  const [card] = cards
  if (card === undefined) throw new Error('no card')
  expect(card.ussd).toEqual({ serviceOp: 1, session: 0x2a00 })
  const intent = replyIntent(card)
  for (const one of [
    { ...intent, text: '1: balance' },
    { ...replyIntent(card, true), text: 'Bye' },
  ]) {
    const isAccepted = firstCard(engine, ({ state, text }) => state === 'accepted' && text === one.text)
    await engine.handlers['message.send']({ sessionId, intent: one })
    await isAccepted
  }
  expect(submitted).toEqual([
    [
      [0x0501, '02'],
      [0x1383, '2a02'],
    ],
    [
      [0x0501, '11'],
      [0x1383, '2a03'],
    ],
  ])
  await engine.close()
  const again = await runningEngine(engine.dataDir)
  expect((await again.handlers['message.get']({ messageId: card.messageId })).ussd).toEqual(card.ussd)
})
