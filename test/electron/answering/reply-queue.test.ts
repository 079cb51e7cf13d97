import { expect, test } from 'vitest'
import { ReplyQueue } from '../../../electron/answering/reply-queue.ts'
import type { Clock } from '../../../electron/session/clock.ts'

/** A clock that stands still until it is turned. */
function turnedClock() {
  let now = 0
  let timers: { at: number; run: () => void }[] = []
  const clock = {
    now: () => now,
    monotonic: () => now,
    setTimeout(run: () => void, ms: number) {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return timer
    },
    clearTimeout(timer: unknown) {
      timers = timers.filter((one) => one !== timer)
    },
  }
  const turn = (ms: number) => {
    const end = now + ms
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0]
      if (next === undefined) break
      timers = timers.filter((one) => one !== next)
      now = next.at
      next.run()
    }
    now = end
  }
  return { clock: clock as unknown as Clock, turn, timers: () => timers.length }
}

test('replies leave when they are due, at the rate, and no more wait than may', () => {
  const { clock, turn, timers } = turnedClock()
  const sent: string[] = []
  const queue = new ReplyQueue<string>(clock, 3, 10, (one) => void sent.push(`${one} ${clock.now()}`))
  queue.add('late', 500)
  queue.add('first', 0)
  expect(queue.isFull).toBe(false)
  queue.add('second', 0)
  expect(queue.isFull).toBe(true)
  expect(sent).toEqual([])
  turn(1000)
  expect(sent).toEqual(['first 0', 'second 100', 'late 500'])
  queue.add('never', 100)
  queue.clear()
  turn(1000)
  expect(sent).toHaveLength(3)
  expect(timers()).toBe(0)
})
