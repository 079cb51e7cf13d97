import { expect, test } from 'vitest'
import { FinalStates } from '../../../electron/smsc/final-states.ts'
import { MessageStore, type NewMessage } from '../../../electron/smsc/message-store.ts'
import { PendingMessages } from '../../../electron/smsc/pending-messages.ts'
import { ManualClock } from './manual-clock.ts'
import { newMessage } from './new-message.ts'

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
    onStep: ({ text, receipt, steps }) => due.push(`${text} ${receipt.intermediate?.[steps - 1]?.stat}`),
    onDue: (message) => {
      pending.remove(message)
      due.push(message.text)
    },
  })
  const add = (text: string, special: Partial<NewMessage> = {}) => {
    const message = store.add(newMessage({ text, submittedAt: clock.now(), ...special }))
    pending.add(message, clock.monotonic())
    states.added(message)
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

test('a message with a delay of its own does not wait for those before it, nor they for it', () => {
  const { clock, due, add } = setUp(1000)
  add('usual')
  add('late', { ownDelayMs: 5000 })
  add('early', { ownDelayMs: 10 })
  add('at once', { ownDelayMs: 0 })
  expect(clock.timers).toBe(1)
  clock.turn(0)
  clock.turn(10)
  expect(due).toEqual(['at once', 'early'])
  clock.turn(990)
  expect(due).toEqual(['at once', 'early', 'usual'])
  clock.turn(4000)
  expect([due.at(-1), clock.timers]).toEqual(['late', 0])
})

test('a cancelled message with a delay of its own is not kept until then', () => {
  const { clock, pending, due, add } = setUp(1000)
  const many = Array.from({ length: 100 }, (_, index) =>
    add(String(index), { ownDelayMs: 100 * (index % 7) + 1 }),
  )
  for (const message of many) if (message.number % 3 > 0) pending.remove(message)
  expect(pending.size).toBe(34)
  clock.turn(1000)
  const kept = many
    .filter(({ number }) => number % 3 === 0)
    .toSorted((a, b) => (a.number % 7) - (b.number % 7))
  expect(due).toEqual(kept.map(({ text }) => text))
  expect([pending.size, clock.timers, pending.earliest]).toEqual([0, 0, null])
})

test('a message goes through its states one after the other, then to the final one', () => {
  const { clock, due, add } = setUp(1000)
  const intermediate = [
    { stat: 'ACCEPTD', err: '000', delay: { shape: 'fixed', ms: 100 } },
    { stat: 'ENROUTE', err: '000', delay: { shape: 'fixed', ms: 200 } },
  ] as const
  const receipt = { intermediate: [...intermediate] }
  add('first', { receipt })
  add('second', { receipt, ownDelayMs: 0 })
  add('third')
  clock.turn(100)
  expect(due).toEqual(['first ACCEPTD', 'second ACCEPTD'])
  clock.turn(200)
  expect(due.slice(2)).toEqual(['first ENROUTE', 'second ENROUTE', 'second'])
  clock.turn(700)
  expect(due.slice(5)).toEqual(['third'])
  clock.turn(300)
  expect([due.slice(6), clock.timers]).toEqual([['first'], 0])
})
