import { describe, expect, test } from 'vitest'
import type { Bound } from '../../../electron/smsc/bounds.ts'
import type { Receipt } from '../../../electron/smsc/held-receipts.ts'
import { MessageStore, type NewMessage } from '../../../electron/smsc/message-store.ts'
import { ReceiptDelivery, type Taken } from '../../../electron/smsc/receipt-delivery.ts'
import { Shortage } from '../../../electron/smsc/shortage.ts'
import { ManualClock } from './manual-clock.ts'
import { newMessage } from './new-message.ts'

function setUp(bound?: Bound) {
  const clock = new ManualClock()
  const store = new MessageStore(0)
  const told: string[] = []
  const shortage = new Shortage(
    () => told.push('full'),
    (count) => told.push(`room, ${count}`),
  )
  const delivery = new ReceiptDelivery({ clock, onChange: () => {}, shortage, ...(bound && { bound }) })
  const message = (sessionId = 's1', special: Partial<NewMessage> = {}): Receipt => ({
    message: store.add(newMessage({ sessionId, registeredDelivery: 1, ...special })),
    state: { stat: 'DELIVRD', err: '000', at: 0, isFinal: true },
  })
  return { clock, delivery, message, told }
}

/** A session that collects receipts and answers them when the test says so. */
function taker(sessionId: string, systemId = 'demo') {
  const got: { receipt: Receipt; answer: (taken: Taken) => void }[] = []
  const take = (receipt: Receipt) => new Promise<Taken>((resolve) => got.push({ receipt, answer: resolve }))
  return { sessionId, systemId, take, got }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

test('holds and counts receipts while nobody may receive, and hands them over on bind', async () => {
  const { delivery, message } = setUp()
  const [first, second] = [message(), message()]
  delivery.hand(first)
  delivery.hand(second)
  expect([delivery.pending, delivery.sent]).toEqual([2, 0])
  const client = taker('s2')
  delivery.attach(client)
  expect(client.got.map(({ receipt }) => receipt)).toEqual([first, second])
  expect(delivery.pending).toBe(2)
  for (const { answer } of client.got) answer('taken')
  await settled()
  expect([delivery.pending, delivery.sent]).toEqual([0, 2])
})

test('prefers the session that sent the message, else the one bound longest', () => {
  const { delivery, message } = setUp()
  const [first, second] = [taker('s1'), taker('s2')]
  delivery.attach(first)
  delivery.attach(second)
  delivery.hand(message('s2'))
  delivery.hand(message('gone'))
  expect([first.got.length, second.got.length]).toEqual([1, 1])
})

test('does not flood a session: what is over its window waits for answers', async () => {
  const { delivery, message } = setUp()
  const client = taker('s1')
  delivery.attach(client)
  for (let index = 0; index < 120; index++) delivery.hand(message())
  expect(client.got.length).toBe(50)
  for (let index = 0; index < 120; index++) {
    client.got[index]!.answer('taken')
    await settled()
  }
  expect([client.got.length, delivery.sent, delivery.pending]).toEqual([120, 120, 0])
})

test('a receipt lost with the link is handed to the next session', async () => {
  const { delivery, message } = setUp()
  const [first, second] = [taker('s1'), taker('s2')]
  delivery.attach(first)
  delivery.hand(message())
  delivery.detach('s1')
  first.got[0]!.answer('lost')
  await settled()
  expect(delivery.pending).toBe(1)
  delivery.attach(second)
  expect(second.got.length).toBe(1)
})

test('a session that is leaving is asked once, not without end, and the receipt waits for another', async () => {
  const { delivery, message } = setUp()
  let asked = 0
  // Refuses at once, as a session does that has sent unbind; ends by itself, so that the test fails instead of standing still.
  const take = () => (++asked > 100 ? new Promise<Taken>(() => {}) : Promise.resolve<Taken>('lost'))
  delivery.attach({ sessionId: 's1', systemId: 'demo', take })
  delivery.hand(message())
  await settled()
  expect([asked, delivery.pending]).toEqual([1, 1])
  delivery.hand(message())
  await settled()
  expect([asked, delivery.pending]).toEqual([1, 2])
  const next = taker('s2')
  delivery.attach(next)
  expect(next.got.length).toBe(2)
})

test('a refused receipt is not sent again and not counted as sent', async () => {
  const { delivery, message } = setUp()
  const client = taker('s1')
  delivery.attach(client)
  delivery.hand(message())
  client.got[0]!.answer('refused')
  await settled()
  expect([delivery.pending, delivery.sent]).toEqual([0, 0])
})

test('a client that answers "not now" gets the receipt again, five times in all', async () => {
  const { clock, delivery, message } = setUp()
  const client = taker('s1')
  delivery.attach(client)
  delivery.hand(message())
  for (let attempt = 1; attempt <= 5; attempt++) {
    expect(client.got.length).toBe(attempt)
    client.got[attempt - 1]!.answer('later')
    await settled()
    expect(delivery.pending).toBe(attempt < 5 ? 1 : 0)
    clock.turn(1000)
  }
  expect(client.got.length).toBe(5)
})

test('leaves no timer behind when stopped, and keeps the receipt', async () => {
  const { clock, delivery, message } = setUp()
  const client = taker('s1')
  delivery.attach(client)
  delivery.hand(message())
  client.got[0]!.answer('later')
  await settled()
  delivery.stop()
  expect([clock.timers, delivery.pending]).toEqual([0, 1])
})

test('gives up the oldest receipts beyond its bound, and tells so once and when there is room again', async () => {
  const { delivery, message, told } = setUp({ count: 4, octets: 1_000_000 })
  const messages = Array.from({ length: 10 }, () => message())
  for (const one of messages) delivery.hand(one)
  expect([delivery.pending, delivery.givenUp, told]).toEqual([4, 6, ['full']])
  const client = taker('s2')
  delivery.attach(client)
  expect(client.got.map(({ receipt }) => receipt)).toEqual(messages.slice(6))
  expect(told).toEqual(['full', 'room, 6'])
  for (const { answer } of client.got) answer('lost')
  await settled()
  expect(delivery.givenUp).toBe(6)
})

test('bounds the octets of what is held as well', () => {
  const { delivery, message } = setUp({ count: 1000, octets: 1000 })
  for (let index = 0; index < 100; index++) delivery.hand(message())
  expect(delivery.pending).toBeLessThanOrEqual(12)
  expect(delivery.pending + delivery.givenUp).toBe(100)
})

test('goes to a session of its account alone, and holds up no other account meanwhile', () => {
  const { delivery, message } = setUp()
  delivery.hand(message('s1', { systemId: 'absent' }))
  delivery.hand(message('s1', { systemId: 'there' }))
  const client = taker('s2', 'there')
  delivery.attach(client)
  const accounts = ({ got }: typeof client) => got.map(({ receipt }) => receipt.message.systemId)
  expect(accounts(client)).toEqual(['there'])
  expect(delivery.pending).toBe(2)
  const late = taker('s3', 'absent')
  delivery.attach(late)
  expect(accounts(late)).toEqual(['absent'])
})

test('gives up the oldest of all accounts', () => {
  const { delivery, message } = setUp({ count: 2, octets: 1_000_000 })
  for (const systemId of ['a', 'b', 'a']) delivery.hand(message('s1', { systemId }))
  const [a, b] = [taker('s2', 'a'), taker('s3', 'b')]
  delivery.attach(a)
  delivery.attach(b)
  expect([a.got.length, b.got.length, delivery.givenUp]).toEqual([1, 1, 1])
})

describe('a receipt that goes over another bind', () => {
  const apart: Partial<NewMessage> = { receipt: { over: 'other-bind' } }

  test('waits for one, and holds up no other receipt', () => {
    const { delivery, message } = setUp()
    const [own, other] = [taker('s1'), taker('s2')]
    delivery.attach(own)
    delivery.hand(message('s1', apart))
    delivery.hand(message('s1'))
    expect([own.got.length, delivery.pending]).toEqual([1, 2])
    delivery.attach(other)
    expect([own.got.length, other.got.length]).toEqual([1, 1])
  })

  test('never comes over the one that sent its message, however full the others are', async () => {
    const { delivery, message } = setUp()
    const [own, other] = [taker('s1'), taker('s2')]
    delivery.attach(own)
    delivery.attach(other)
    for (let index = 0; index < 120; index++) delivery.hand(message('s1', apart))
    for (let index = 0; index < 120; index++) {
      expect(own.got.length).toBe(0)
      other.got[index]!.answer('taken')
      await settled()
    }
    expect([delivery.sent, delivery.pending]).toEqual([120, 0])
  })

  test('is given up like the others, the oldest first', () => {
    const { delivery, message } = setUp({ count: 3, octets: 1_000_000 })
    const receipts = [
      message('s1', apart),
      message('s1'),
      message('s2', apart),
      message('s1'),
      message('s1', apart),
    ]
    for (const receipt of receipts) delivery.hand(receipt)
    const client = taker('s3')
    delivery.attach(client)
    expect(new Set(client.got.map(({ receipt }) => receipt))).toEqual(new Set(receipts.slice(2)))
    expect(delivery.givenUp).toBe(2)
  })
})

test('each copy of a receipt is sent, answered and counted', async () => {
  const { delivery, message } = setUp()
  const client = taker('s1')
  delivery.attach(client)
  delivery.hand(message(), 3)
  delivery.hand(message(), 0)
  expect(client.got.length).toBe(3)
  for (const { answer } of client.got) answer('taken')
  await settled()
  expect([delivery.sent, delivery.pending]).toEqual([3, 0])
})
