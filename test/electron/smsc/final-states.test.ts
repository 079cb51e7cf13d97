import { expect, test } from 'vitest'
import { FinalStates } from '../../../electron/smsc/final-states.ts'
import { MessageStore } from '../../../electron/smsc/message-store.ts'
import { PendingMessages } from '../../../electron/smsc/pending-messages.ts'
import { ManualClock } from './manual-clock.ts'

function setUp(delayMs: number) {
  const clock = new ManualClock()
  const store = new MessageStore(0)
  const pending = new PendingMessages()
  const delay = { ms: delayMs }
  const due: string[] = []
  const states = new FinalStates({
    clock,
    delayMs: () => delay.ms,
    pending,
    onDue: (message) => {
      pending.remove(message)
      due.push(message.text)
    },
  })
  const add = (text: string) => {
    const message = store.add({
      sessionId: 's1',
      systemId: 'demo',
      source: { ton: 0, npi: 0, addr: '' },
      destination: { ton: 0, npi: 0, addr: '' },
      serviceType: '',
      registeredDelivery: 0,
      text,
      dataCoding: 0,
      hasUdh: false,
      validUntil: null,
      ending: null,
      submittedAt: clock.now(),
    })
    pending.add(message, clock.monotonic())
    states.added()
    return message
  }
  return { clock, states, pending, delay, due, add }
}

test('each message is settled after the delay, in the order it came', () => {
  const { clock, due, add } = setUp(1000)
  add('first')
  clock.turn(400)
  add('second')
  clock.turn(599)
  expect(due).toEqual([])
  clock.turn(1)
  expect(due).toEqual(['first'])
  clock.turn(400)
  expect(due).toEqual(['first', 'second'])
})

test('keeps one timer for many messages and none when nothing waits', () => {
  const { clock, add } = setUp(1000)
  for (let index = 0; index < 100; index++) add(String(index))
  expect(clock.timers).toBe(1)
  clock.turn(1000)
  expect(clock.timers).toBe(0)
})

test('a shorter delay holds for the messages that wait', () => {
  const { clock, states, delay, due, add } = setUp(3_600_000)
  add('first')
  clock.turn(5000)
  delay.ms = 5000
  states.arm()
  clock.turn(0)
  expect(due).toEqual(['first'])
})

test('a longer delay holds for the messages that wait', () => {
  const { clock, states, delay, due, add } = setUp(1000)
  add('first')
  delay.ms = 2000
  states.arm()
  clock.turn(1999)
  expect(due).toEqual([])
  clock.turn(1)
  expect(due).toEqual(['first'])
})

test('a stopped queue keeps its messages until it is armed again', () => {
  const { clock, states, due, add } = setUp(1000)
  add('first')
  states.stop()
  clock.turn(10_000)
  expect(due).toEqual([])
  states.arm()
  clock.turn(0)
  expect(due).toEqual(['first'])
})

test('a message that has ended before its time is not kept until then', () => {
  const { clock, pending, due, add } = setUp(1000)
  const cancelled = add('cancelled')
  clock.turn(500)
  add('second')
  pending.remove(cancelled)
  clock.turn(999)
  expect(due).toEqual([])
  clock.turn(1)
  expect([due, clock.timers]).toEqual([['second'], 0])
})

test('gives others a turn when very many messages are due at once', () => {
  const { clock, pending, due, add } = setUp(1000)
  for (let index = 0; index < 2500; index++) add(String(index))
  const seen: number[] = []
  clock.setTimeout(() => seen.push(due.length), 1000)
  clock.perReading = 5
  clock.turn(1000)
  clock.perReading = 0
  expect(seen).toHaveLength(1)
  expect(seen[0]).toBeLessThan(1000)
  clock.turn(1000)
  expect([due.length, pending.size]).toEqual([2500, 0])
})
