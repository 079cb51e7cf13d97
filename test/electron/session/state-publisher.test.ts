import { expect, test } from 'vitest'
import { hasRates } from '../../../electron/session/session-view.ts'
import { StatePublisher } from '../../../electron/session/state-publisher.ts'
import { sessionState } from '../../support/session-state.ts'
import { ManualClock } from '../smsc/manual-clock.ts'

/** A publisher of a state whose one interesting number is `sentTotal`. */
function publisherOf(rate: () => number) {
  const clock = new ManualClock()
  const told: { at: number; sentTotal: number }[] = []
  const counter = { sentTotal: 0 }
  const start = clock.now()
  const publisher = new StatePublisher({
    clock,
    read: () => sessionState({ sentPerSecond: rate(), sentTotal: counter.sentTotal }),
    publish: ({ sentTotal }) => told.push({ at: clock.now() - start, sentTotal }),
    isMoving: hasRates,
  })
  const touch = () => {
    counter.sentTotal++
    publisher.touch()
  }
  return { clock, told, touch }
}

test('tells the first change at once and at most ten in a second after it, the last one included', () => {
  const { clock, told, touch } = publisherOf(() => 0)
  for (let ms = 0; ms < 1000; ms++) {
    touch()
    clock.turn(1)
  }
  clock.turn(200)
  expect(told[0]?.at).toBeLessThanOrEqual(1)
  expect(told.length).toBeLessThanOrEqual(11)
  expect(told.at(-1)?.sentTotal).toBe(1000)
})

test('goes on telling until the rates are zero, then rests without a timer', () => {
  let rate = 50
  const { clock, told, touch } = publisherOf(() => rate)
  touch()
  clock.turn(1000)
  const before = told.length
  expect(before).toBeGreaterThan(5)
  rate = 0
  clock.turn(1000)
  expect(told.length - before).toBeLessThanOrEqual(2)
  expect(clock.timers).toBe(0)
})
