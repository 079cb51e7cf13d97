import { expect, test } from 'vitest'
import { BriefWatch } from '../../../electron/wire/brief-watch.ts'

/** One turn of the event loop, its immediates included. */
const turn = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)))

/** A watch on a clock that only `pass` moves. */
function start() {
  let ms = 1000
  const watch = new BriefWatch(() => ms)
  const pass = (by: number) => {
    ms += by
  }
  return { watch, pass }
}

/** A peer whose last answer came within 0.1 ms. */
function near() {
  const started = start()
  started.watch.wrote()
  started.pass(0.1)
  started.watch.heard()
  return started
}

test('the first write is not watched: nothing is known of the peer', () => {
  const { watch } = start()
  watch.wrote()
  expect(watch.isWatching).toBe(false)
})

test('an answer that came at once is watched for the next time, until it comes', async () => {
  const { watch } = near()
  watch.wrote()
  await turn()
  expect(watch.isWatching).toBe(true)
  watch.heard()
  await turn()
  expect(watch.isWatching).toBe(false)
  watch.wrote()
  expect(watch.isWatching).toBe(true)
})

test('a peer that falls silent is watched for once, half a millisecond', async () => {
  const { watch, pass } = near()
  watch.wrote()
  pass(0.4)
  await turn()
  expect(watch.isWatching).toBe(true)
  pass(0.2)
  await turn()
  expect(watch.isWatching).toBe(false)
  watch.wrote()
  expect(watch.isWatching).toBe(false)
})

test('a peer farther away than that is never watched for', () => {
  const { watch, pass } = start()
  for (let exchange = 0; exchange < 3; exchange++) {
    watch.wrote()
    expect(watch.isWatching).toBe(false)
    pass(20)
    watch.heard()
  }
})

test('what a peer says unasked long after our last write does not count as near', () => {
  const { watch, pass } = near()
  pass(5)
  watch.heard()
  watch.wrote()
  expect(watch.isWatching).toBe(false)
})
