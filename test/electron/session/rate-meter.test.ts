import { expect, test } from 'vitest'
import { RateMeter } from '../../../electron/session/rate-meter.ts'

test('tells the PDUs of the last second, and zero again after it', () => {
  const meter = new RateMeter()
  expect(meter.sample(0)).toEqual({ sentPerSecond: 0, receivedPerSecond: 0, acceptedPerSecond: 0 })
  for (let at = 100; at <= 3000; at += 100) {
    meter.sent += 5
    meter.accepted += 1
    meter.received += 2
    meter.sample(at)
  }
  expect(meter.sample(3000)).toEqual({ sentPerSecond: 50, receivedPerSecond: 20, acceptedPerSecond: 10 })
  for (let at = 3100; at <= 4000; at += 100) meter.sample(at)
  expect(meter.sample(4100)).toEqual({ sentPerSecond: 0, receivedPerSecond: 0, acceptedPerSecond: 0 })
})

test('does not make a thousand a second of the first PDU', () => {
  const meter = new RateMeter()
  meter.sample(0)
  meter.sent = 1
  expect(meter.sample(1).sentPerSecond).toBe(1)
})
