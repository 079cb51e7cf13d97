import { expect, test } from 'vitest'
import { absoluteTime, MessageStore, queryAnswer } from '../../../electron/smsc/message-store.ts'

const message = {
  sessionId: 's1',
  source: { ton: 5, npi: 0, addr: 'INFO' },
  destination: { ton: 1, npi: 1, addr: '79161234567' },
  serviceType: '',
  registeredDelivery: 1,
  dataCoding: 0,
  hasUdh: false,
  text: 'Hello',
  submittedAt: 0,
  validUntil: null,
  ending: null,
}

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

test('forgets the oldest message beyond its limit', () => {
  const store = new MessageStore(0, 2)
  const [first, , third] = [store.add(message), store.add(message), store.add(message)]
  expect(store.find(first!.messageId)).toBeUndefined()
  expect(store.find(third!.messageId)).toBe(third)
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
