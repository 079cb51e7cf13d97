import { describe, expect, test } from 'vitest'
import { absoluteTime, MessageStore, queryAnswer } from '../../../electron/smsc/message-store.ts'
import { newMessage } from './new-message.ts'

const message = newMessage({
  source: { ton: 5, npi: 0, addr: 'INFO' },
  destination: { ton: 1, npi: 1, addr: '79161234567' },
  registeredDelivery: 1,
  text: 'Hello',
})

test('gives ids of ten decimal digits, each once, and the same ones for the same seed', () => {
  const ids = () => {
    const store = new MessageStore(1_795_000_000_123)
    return Array.from({ length: 1000 }, () => store.add(message).messageId)
  }
  expect(new Set(ids()).size).toBe(1000)
  for (const id of ids()) expect(id).toMatch(/^[1-9]\d{9}$/)
  expect(ids()).toEqual(ids())
})

test('counts over the highest id without leaving ten digits', () => {
  const store = new MessageStore(8_999_999_999)
  expect(store.add(message).messageId).toBe('9999999999')
  expect(store.add(message).messageId).toBe('1000000000')
})

describe('beyond its bound', () => {
  const outcome = { at: 0, stat: 'DELIVRD', err: '000' } as const
  const bound = (count: number, octets = 1_000_000) => ({ count, octets })

  test('forgets the oldest messages that have ended', () => {
    const store = new MessageStore(0, bound(2), bound(5))
    const added = Array.from({ length: 6 }, () => {
      const stored = store.add(message)
      stored.outcome = outcome
      return stored
    })
    expect(added.map(({ messageId }) => store.find(messageId) !== undefined)).toEqual([
      ...[false, false, false],
      ...[false, true, true],
    ])
  })

  test('keeps those on their way, as many as can be pending', () => {
    const store = new MessageStore(0, bound(2), bound(5))
    const added = Array.from({ length: 8 }, () => store.add(message))
    const isKept = () => added.map(({ messageId }) => store.find(messageId) !== undefined)
    expect(isKept()).toEqual([false, ...Array.from({ length: 7 }, () => true)])
    for (const stored of added) {
      stored.outcome = outcome
      store.trim()
    }
    expect(isKept().filter(Boolean)).toHaveLength(2)
  })

  test('counts the destinations of a submit_multi, and the octets of addresses', () => {
    const store = new MessageStore(0, bound(3), bound(0))
    const first = store.add(message)
    store.addUnder(first, message)
    const second = store.add(message)
    store.addUnder(second, message)
    expect([store.find(first.messageId), store.findAll(second.messageId).length]).toEqual([undefined, 2])
    const small = new MessageStore(0, bound(100, 3000), bound(0, 0))
    const long = { ...message, source: { ton: 5, npi: 0, addr: 'x'.repeat(1000) } }
    const [one, , three] = [small.add(long), small.add(long), small.add(long)]
    expect([small.find(one!.messageId), small.find(three!.messageId)]).toEqual([undefined, three])
  })
})

test('a message on its way is ENROUTE without a final date', () => {
  const stored = new MessageStore(0).add(message)
  expect(queryAnswer(stored)).toEqual({
    message_id: stored.messageId,
    final_date: '',
    message_state: 1,
    error_code: 0,
  })
})

test('a settled message tells its state, its date and its error', () => {
  const stored = new MessageStore(0).add(message)
  const at = Date.UTC(2026, 10, 22, 9, 30, 15, 400)
  const states = [
    ['DELIVRD', 2],
    ['EXPIRED', 3],
    ['DELETED', 4],
    ['UNDELIV', 5],
    ['ACCEPTD', 6],
    ['UNKNOWN', 7],
    ['REJECTD', 8],
  ] as const
  for (const [stat, message_state] of states) {
    stored.outcome = { at, stat, err: '027' }
    expect(queryAnswer(stored)).toMatchObject({
      message_state,
      error_code: 27,
      final_date: '261122093015400+',
    })
  }
})

test('an err that is no octet is not told as error_code', () => {
  const stored = new MessageStore(0).add(message)
  for (const err of ['00B', '4095', '']) {
    stored.outcome = { at: 0, stat: 'UNDELIV', err }
    expect(queryAnswer(stored).error_code).toBe(0)
  }
})

test('an absolute time has sixteen characters with its tenth of a second', () => {
  expect(absoluteTime(Date.UTC(2026, 0, 2, 3, 4, 5, 678))).toBe('260102030405600+')
})
