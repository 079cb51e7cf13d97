import { expect, test } from 'vitest'
import { KeepAlive } from '../../../electron/session/keep-alive.ts'

test('shows the latency of the last enquire_link, and none while its answer is awaited', () => {
  const keepAlive = new KeepAlive(() => 1000)
  keepAlive.start(0)
  keepAlive.sent(5000, 1000)
  keepAlive.answered(12)
  expect(keepAlive.view()).toMatchObject({ sentAt: 5000, latencyMs: 12 })
  keepAlive.sent(6000, 2000)
  expect(keepAlive.view()).toMatchObject({ sentAt: 6000, latencyMs: null })
  keepAlive.unanswered()
  expect(keepAlive.view()).toMatchObject({ latencyMs: null, missed: 1 })
})
