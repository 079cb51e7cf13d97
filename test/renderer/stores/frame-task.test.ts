import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onReadableFrame } from '../../../renderer/stores/frame-task.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  vi.stubGlobal('requestAnimationFrame', (run: (now: number) => void) =>
    setTimeout(() => run(performance.now()), 16),
  )
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => clearTimeout(frame))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function stage() {
  const drawn: number[] = []
  let waiting = 0
  let asked = 0
  const ask = onReadableFrame({
    waiting: () => waiting,
    draw: () => {
      drawn.push(waiting)
      waiting = 0
    },
    askForMore: () => {
      asked++
    },
  })
  const come = (count: number) => {
    waiting += count
    ask()
  }
  return { drawn, come, asked: () => asked }
}

test('a few items are drawn in the next frame, each time', () => {
  const { drawn, come } = stage()
  for (let turn = 0; turn < 3; turn++) {
    come(5)
    vi.advanceTimersByTime(17)
  }
  expect(drawn).toEqual([5, 5, 5])
})

test('a crowd is drawn four times a second, and more is asked for meanwhile', () => {
  const { drawn, come, asked } = stage()
  for (let frame = 0; frame < 60; frame++) {
    come(200)
    vi.advanceTimersByTime(17)
  }
  expect(drawn.length).toBeGreaterThanOrEqual(4)
  expect(drawn.length).toBeLessThanOrEqual(6)
  expect(asked()).toBeGreaterThan(40)
  vi.advanceTimersByTime(300)
  expect(drawn.reduce((sum, count) => sum + count, 0)).toBe(60 * 200)
})

test('nothing more is asked for while too much waits', () => {
  const { come, asked } = stage()
  come(200)
  vi.advanceTimersByTime(17)
  come(20_000)
  vi.advanceTimersByTime(100)
  expect(asked()).toBe(0)
})
