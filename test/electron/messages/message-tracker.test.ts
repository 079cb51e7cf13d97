import { expect, test } from 'vitest'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { firstCard, intentOf, runningEngine } from '../../support/running-engine.ts'
import { scriptedSmsc, sendReceipt } from '../../support/scripted-smsc.ts'
import { bind, send } from './tracker-kit.ts'

test('follows a message of two parts to its receipts', async () => {
  let id = 100
  const smsc = await scriptedSmsc(() => ({ status: 0, fields: { message_id: String(id++) } }))
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc)
  const accepted = await send(engine, sessionId, (card) => card.state === 'accepted', {
    text: 'Ж'.repeat(100),
  })
  expect(accepted.parts.map((part) => [part.state, part.smscMessageId])).toEqual([
    ['accepted', '100'],
    ['accepted', '101'],
  ])
  const delivered = firstCard(engine, (card) => card.state === 'delivered')
  const client = await smsc.client
  await sendReceipt(client, '101')
  await sendReceipt(client, '100')
  const { parts } = await delivered
  for (const part of parts) {
    expect(part.receipts).toMatchObject([
      { stat: 'DELIVRD', state: 'DELIVERED', final: true, idRule: 'same' },
    ])
    const { row } = await engine.handlers['capture.pdu']({ seq: part.submitSeq ?? 0, secrets: false })
    expect(row).toMatchObject({ command: 'submit_sm', messageId: accepted.messageId })
    const response = await engine.handlers['capture.pdu']({ seq: part.responseSeq ?? 0, secrets: false })
    expect(response.row).toMatchObject({ command: 'submit_sm_resp', requestSeq: part.submitSeq })
    const receipt = await engine.handlers['capture.pdu']({ seq: part.receipts[0]!.seq, secrets: false })
    expect(receipt.row).toMatchObject({ command: 'deliver_sm', messageId: accepted.messageId })
  }
})

test('attaches a receipt that overtakes the response', async () => {
  const smsc = await scriptedSmsc(async (_pdu, session) => {
    await sendReceipt(session, '77')
    return { status: 0, fields: { message_id: '77' } }
  })
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc)
  const card = await send(engine, sessionId, (one) => one.state === 'delivered')
  const [part] = card.parts
  expect(part?.receipts).toHaveLength(1)
  expect(part?.receipts[0]?.at).toBeLessThanOrEqual(part?.respondedAt ?? 0)
})

test('joins a decimal receipt to a hexadecimal id and names the rule', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0, fields: { message_id: '39f99dd5' } }))
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc)
  await send(engine, sessionId, (card) => card.state === 'accepted')
  const failed = firstCard(engine, (card) => card.state === 'failed')
  await sendReceipt(await smsc.client, '972660181', { stat: 'UNDELIV', err: '00B' })
  expect((await failed).parts[0]?.receipts).toMatchObject([
    { idRule: 'hex-to-decimal', receivedId: '972660181', stat: 'UNDELIV', err: '00B', final: true },
  ])
})

test('keeps every receipt, and the first final one decides', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0, fields: { message_id: '5' } }))
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc)
  await send(engine, sessionId, (card) => card.state === 'accepted')
  const complete = firstCard(engine, (card) => card.parts[0]?.receipts.length === 3)
  const client = await smsc.client
  await sendReceipt(client, '5', { stat: 'ENROUTE' })
  await sendReceipt(client, '5')
  await sendReceipt(client, '5', { stat: 'EXPIRED' })
  const card = await complete
  expect(card.state).toBe('delivered')
  expect(card.parts[0]?.receipts.map(({ stat }) => stat)).toEqual(['ENROUTE', 'DELIVRD', 'EXPIRED'])
})

test('keeps a refusal, also when a receipt contradicts it', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0x0403, fields: { message_id: '9' } }))
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc)
  const refused = await send(engine, sessionId, (card) => card.state === 'refused')
  expect(refused.parts[0]).toMatchObject({ commandStatus: 0x0403, responseCommand: 'submit_sm_resp' })
  const contradicted = firstCard(engine, (card) => card.parts[0]?.receipts.length === 1)
  await sendReceipt(await smsc.client, '9')
  expect((await contradicted).state).toBe('refused')
})

test('records a generic_nack as what it is', async () => {
  const smsc = await scriptedSmsc(() => ({ nack: 3 }))
  const engine = await runningEngine()
  const card = await send(engine, await bind(engine, smsc), (one) => one.state === 'refused')
  expect(card.parts[0]).toMatchObject({
    commandStatus: 3,
    responseCommand: 'generic_nack',
    smscMessageId: null,
  })
})

test('takes a response that comes after the timeout', async () => {
  const late = Promise.withResolvers<void>()
  const smsc = await scriptedSmsc(async () => {
    await late.promise
    return { status: 0, fields: { message_id: '3' } }
  })
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc, { responseTimeout: 0.1 })
  await send(engine, sessionId, (card) => card.state === 'timed-out')
  const accepted = firstCard(engine, (card) => card.state === 'accepted')
  late.resolve()
  expect((await accepted).parts[0]?.smscMessageId).toBe('3')
})

test('leaves in doubt what was sent when the link broke', async () => {
  const smsc = await scriptedSmsc((_pdu, session) => {
    void session.cut()
    return null
  })
  const engine = await runningEngine()
  const card = await send(engine, await bind(engine, smsc), (one) => one.state === 'in-doubt')
  expect(card.parts[0]?.submitSeq).not.toBeNull()
})

test('leaves in doubt what was unanswered when the engine ended', async () => {
  const smsc = await scriptedSmsc(() => null)
  const first = await runningEngine()
  const sessionId = await bind(first, smsc)
  const sent = await send(first, sessionId, (card) => card.state === 'sent')
  await first.handlers['session.close']({ sessionId, how: 'cut' })
  await first.close()
  const second = await runningEngine(first.dataDir)
  expect((await second.handlers['message.get']({ messageId: sent.messageId })).state).toBe('in-doubt')
})

test('joins a receipt to a message of an earlier run', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0, fields: { message_id: 'ABC' } }))
  const first = await runningEngine()
  const sent = await send(first, await bind(first, smsc), (card) => card.state === 'accepted')
  await first.close()
  const again = await scriptedSmsc(() => null)
  const second = await runningEngine(first.dataDir)
  await bind(second, again)
  const delivered = firstCard(second, (card) => card.state === 'delivered')
  await sendReceipt(await again.client, 'abc')
  expect(await delivered).toMatchObject({ messageId: sent.messageId, text: 'Hello' })
})

test('keeps a receipt for nothing we sent as an orphan', async () => {
  const smsc = await scriptedSmsc(() => null)
  const first = await runningEngine()
  await bind(first, smsc)
  await sendReceipt(await smsc.client, '404')
  await first.close()
  const second = await runningEngine(first.dataDir)
  const {
    cards: [card],
  } = await second.handlers['message.page']({ before: null, limit: 10, filter: '404' })
  expect(card).toMatchObject({ direction: 'received', state: 'received' })
  expect(card?.parts[0]?.receipts).toMatchObject([{ receivedId: '404', idRule: 'none' }])
})

test('joins a receipt that esm_class does not announce, and keeps one of nobody as a message', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0, fields: { message_id: 'abc' } }))
  const engine = await runningEngine()
  const sent = await send(engine, await bind(engine, smsc), (card) => card.state === 'accepted')
  const delivered = firstCard(engine, (card) => card.state === 'delivered')
  const session = await smsc.client
  await sendReceipt(session, 'abc', { esmClass: 0 })
  expect(await delivered).toMatchObject({ messageId: sent.messageId })
  await sendReceipt(session, '404', { esmClass: 0 })
  await engine.close()
  const again = await runningEngine(engine.dataDir)
  const { cards } = await again.handlers['message.page']({ before: null, limit: 10, filter: 'id:404' })
  expect(cards).toMatchObject([{ direction: 'received', parts: [{ receipts: [] }] }])
})

test('does not give a receipt to another provider with the same id', async () => {
  const ours = await scriptedSmsc(() => ({ status: 0, fields: { message_id: '1' } }))
  const other = await scriptedSmsc(() => null)
  const engine = await runningEngine()
  const sent = await send(engine, await bind(engine, ours), (card) => card.state === 'accepted')
  await bind(engine, other, { profileId: 'ru-gateway-9001' })
  await sendReceipt(await other.client, '1')
  await engine.close()
  const again = await runningEngine(engine.dataDir)
  expect((await again.handlers['message.get']({ messageId: sent.messageId })).parts[0]?.receipts).toEqual([])
})

test('joins the parts of a message from a handset, whatever their order', async () => {
  const smsc = await scriptedSmsc(() => null)
  const engine = await runningEngine()
  await bind(engine, smsc)
  const complete = firstCard(engine, (card) => card.parts.every(({ text }) => text !== ''))
  const client = await smsc.client
  for (const [number, text] of [
    [2, 'world'],
    [1, 'Hello, '],
  ] as const) {
    const header = [5, 0, 3, 42, 2, number]
    const short_message = new Uint8Array([...header, ...Buffer.from(text, 'latin1')])
    const fields = { source_addr: '7916', destination_addr: '8056', esm_class: 0x40, short_message }
    await client.request({ command: 'deliver_sm', fields })
  }
  expect(await complete).toMatchObject({
    direction: 'received',
    state: 'received',
    text: 'Hello, world',
    source: { addr: '7916' },
    destination: { addr: '8056' },
  })
})

test('tells a part that came twice, and a reference that its sender uses again at once', async () => {
  const smsc = await scriptedSmsc(() => null)
  const engine = await runningEngine()
  await bind(engine, smsc)
  const client = await smsc.client
  const arrive = (reference: number, number: number, text: string) =>
    client.request({
      command: 'deliver_sm',
      fields: {
        ...{ source_addr: '7916', destination_addr: '8056', esm_class: 0x40 },
        short_message: new Uint8Array([5, 0, 3, reference, 2, number, ...Buffer.from(text, 'latin1')]),
      },
    })
  for (const [reference, number, text] of [
    [1, 1, 'one '],
    [1, 1, 'one '],
    [1, 2, 'whole'],
    [1, 1, 'another '],
    [2, 1, 'third '],
    [2, 1, 'numbered as the first'],
  ] as const) {
    await arrive(reference, number, text)
  }
  const { cards } = await engine.handlers['message.page']({ before: null, limit: 10, filter: '' })
  const told = cards.map(({ text, parts: [first] }) => [text, first?.copies, first?.isReferenceReused])
  expect(told.toReversed()).toEqual([
    ['one whole', 2, undefined],
    ['another ', undefined, true],
    ['third ', undefined, undefined],
    ['numbered as the first', undefined, true],
  ])
})

test('what the SMSC delivers again, whole or in part, is no second message', async () => {
  const smsc = await scriptedSmsc(() => null)
  const engine = await runningEngine()
  await bind(engine, smsc)
  const client = await smsc.client
  const deliver = (text: string, header: readonly number[] = []) =>
    client.request({
      command: 'deliver_sm',
      fields: {
        ...{ source_addr: '7916', destination_addr: '8056', esm_class: header.length > 0 ? 0x40 : 0 },
        short_message: new Uint8Array([...header, ...Buffer.from(text, 'latin1')]),
      },
    })
  const part = (number: number) => [5, 0, 3, 7, 2, number]
  // biome-ignore lint/suspicious/noThenProperty: a rule is written { when, then }
  const ack = (status: string) => ({ name: 'r', when: 'text contains "busy"', then: { ack: { status } } })
  await deliver('two ', part(1))
  await deliver('parts', part(2))
  await deliver('two ', part(1))
  await deliver('parts', part(2))
  // Acknowledged: who says yes twice means it.
  await deliver('yes')
  await deliver('yes')
  await engine.handlers['answering.configure']({ rules: [ack('0x14')] })
  await engine.handlers['answering.switch']({ isOn: true })
  await deliver('busy?')
  await engine.handlers['answering.switch']({ isOn: false })
  await deliver('busy?')
  const { cards } = await engine.handlers['message.page']({ before: null, limit: 10, filter: '' })
  expect(
    cards.toReversed().map(({ text, parts }) => [text, ...parts.map(({ copies }) => copies ?? 1)]),
  ).toEqual([
    ['two parts', 2, 2],
    ['yes', 1],
    ['yes', 1],
    ['busy?', 2],
  ])
})

test('keeps the answer to a query, and a final state settles the part', async () => {
  const smsc = await scriptedSmsc((pdu) =>
    pdu.command === 'query_sm'
      ? { status: 0, fields: { message_id: '6', final_date: '', message_state: 5, error_code: 8 } }
      : { status: 0, fields: { message_id: '6' } },
  )
  const engine = await runningEngine()
  const { messageId } = await send(engine, await bind(engine, smsc), (card) => card.state === 'accepted')
  const card = await engine.handlers['message.ask']({ messageId, part: 1, command: 'query_sm' })
  expect(card.state).toBe('failed')
  expect(card.parts[0]?.lastQuery).toMatchObject({
    requestCommand: 'query_sm',
    command: 'query_sm_resp',
    commandStatus: 0,
    messageState: 5,
    errorCode: 8,
  })
})

test('a query that is not answered is a step of the card as well, and the next answer follows it', async () => {
  let asked = 0
  const smsc = await scriptedSmsc((pdu) => {
    if (pdu.command !== 'query_sm') return { status: 0, fields: { message_id: '6' } }
    return asked++ === 0 ? null : { status: 0, fields: { message_id: '6', message_state: 1 } }
  })
  const engine = await runningEngine()
  const sessionId = await bind(engine, smsc, { responseTimeout: 1 })
  const { messageId } = await send(engine, sessionId, (card) => card.state === 'accepted')
  const ask = () => engine.handlers['message.ask']({ messageId, part: 1, command: 'query_sm' })
  await expect(ask()).rejects.toMatchObject({ code: 'session.response-timeout' })
  const [part] = (await engine.handlers['message.get']({ messageId })).parts
  expect(part).toMatchObject({
    state: 'accepted',
    lastQuery: { requestCommand: 'query_sm', command: null, commandStatus: null, seq: null },
  })
  const seq = part?.lastQuery?.requestSeq ?? 0
  expect((await engine.handlers['capture.pdu']({ seq, secrets: false })).row).toMatchObject({
    ...{ command: 'query_sm', direction: 'sent' },
  })
  const [answered] = (await ask()).parts
  expect(answered?.lastQuery).toMatchObject({ command: 'query_sm_resp', messageState: 1 })
  expect(answered?.earlierQueries).toMatchObject([{ command: null }])
})

test('does not ask about a part without an id', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 8 }))
  const engine = await runningEngine()
  const { messageId } = await send(engine, await bind(engine, smsc), (card) => card.state === 'refused')
  const asked = engine.handlers['message.ask']({ messageId, part: 1, command: 'cancel_sm' })
  await expect(asked).rejects.toMatchObject({ code: 'message.no-smsc-id' })
})

test('refuses to send over a receiver, over nothing, and what cannot be encoded', async () => {
  const smsc = await scriptedSmsc(() => null)
  const engine = await runningEngine()
  const sendOver = (sessionId: string, change: Partial<SendIntent> = {}) =>
    engine.handlers['message.send']({ sessionId, intent: intentOf(change) })
  await expect(sendOver('none')).rejects.toMatchObject({ code: 'session.not-found' })
  const receiver = await bind(engine, smsc, { bindMode: 'receiver' })
  await expect(sendOver(receiver)).rejects.toMatchObject({ code: 'session.wrong-bind' })
  const sessionId = await bind(engine, smsc)
  const unencodable = sendOver(sessionId, { text: 'Ж', encoding: 'gsm7' })
  await expect(unencodable).rejects.toMatchObject({ code: 'message.not-encodable' })
  await engine.handlers['session.close']({ sessionId, how: 'cut' })
  await expect(sendOver(sessionId)).rejects.toMatchObject({ code: 'session.not-bound' })
})
