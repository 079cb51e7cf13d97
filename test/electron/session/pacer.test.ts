import { expect, test } from 'vitest'
import { Pacer } from '../../../electron/session/pacer.ts'
import { RateMeter } from '../../../electron/session/rate-meter.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { ManualClock } from '../smsc/manual-clock.ts'

function answer(command_status: number, congestion?: number) {
  const tlvs = congestion === undefined ? [] : [{ tag: 0x0428, value: Uint8Array.of(congestion) }]
  return decodePdu(encodePdu({ command: 'submit_sm_resp', command_status, sequence_number: 1, tlvs }))
}
const throttled = 0x58
const queueFull = 0x14

/** Sends whatever may leave for so long; how many left. */
function sendFor(pacer: Pacer, clock: ManualClock, ms: number): number {
  let sent = 0
  for (let at = 0; at < ms; at++) {
    while (sent < 1_000_000 && pacer.take() === 0) sent++
    clock.turn(1)
  }
  return sent
}

test('lets as many segments leave in a second as the rate says, spread over it', () => {
  const clock = new ManualClock()
  const pacer = new Pacer(50, clock, new RateMeter())
  expect(sendFor(pacer, clock, 100)).toBeLessThanOrEqual(6)
  expect(sendFor(pacer, clock, 10_000)).toBeGreaterThanOrEqual(498)
  expect(sendFor(pacer, clock, 10_000)).toBeLessThanOrEqual(501)
})

test('does not save up what was not sent for a burst', () => {
  const clock = new ManualClock()
  const pacer = new Pacer(10, clock, new RateMeter())
  clock.turn(60_000)
  expect(sendFor(pacer, clock, 1000)).toBeLessThanOrEqual(11)
})

test('holds back, then goes at half the speed, and recovers second by second', () => {
  const clock = new ManualClock()
  const pacer = new Pacer(100, clock, new RateMeter())
  sendFor(pacer, clock, 1000)
  expect(pacer.heed(answer(throttled), clock.monotonic())).toBe(true)
  expect(pacer.view()).toMatchObject({ factor: 0.5, perSecond: 50, lastStatus: throttled })
  expect(pacer.view()?.until).toBe(clock.now() + 500)
  expect(sendFor(pacer, clock, 500)).toBe(0)
  const slow = sendFor(pacer, clock, 900)
  expect(slow).toBeGreaterThan(40)
  expect(slow).toBeLessThan(50)
  sendFor(pacer, clock, 5000)
  expect(pacer.view()).toBeNull()
  expect(sendFor(pacer, clock, 1000)).toBeGreaterThan(97)
})

test('counts the refusals of one window as one complaint, and grows with each that comes after it', () => {
  const clock = new ManualClock()
  const pacer = new Pacer(100, clock, new RateMeter())
  const sentAt = clock.monotonic()
  clock.turn(10)
  expect(pacer.heed(answer(throttled), sentAt)).toBe(true)
  for (let more = 0; more < 9; more++) expect(pacer.heed(answer(throttled), sentAt)).toBe(false)
  expect(pacer.view()).toMatchObject({ factor: 0.5, until: clock.now() + 500 })
  clock.turn(600)
  pacer.heed(answer(queueFull), clock.monotonic())
  expect(pacer.view()).toMatchObject({ factor: 0.25, until: clock.now() + 1000, lastStatus: queueFull })
  clock.turn(1100)
  pacer.heed(answer(throttled), clock.monotonic())
  expect(pacer.view()).toMatchObject({ factor: 0.125, until: clock.now() + 2000 })
})

test('slows for congestion without a hold, and not below the mark', () => {
  const clock = new ManualClock()
  const pacer = new Pacer(100, clock, new RateMeter())
  clock.turn(1)
  expect(pacer.heed(answer(0, 89), clock.monotonic())).toBe(false)
  expect(pacer.view()).toBeNull()
  expect(pacer.heed(answer(0, 95), clock.monotonic())).toBe(true)
  expect(pacer.view()).toMatchObject({ until: null, factor: 0.75, congestion: 95, lastStatus: null })
})

test('without a rate slows from the speed there was', () => {
  const clock = new ManualClock()
  const meter = new RateMeter()
  const pacer = new Pacer(0, clock, meter)
  expect(pacer.isFree).toBe(true)
  meter.sample(clock.monotonic())
  clock.turn(1000)
  meter.sent = 400
  pacer.heed(answer(throttled), clock.monotonic())
  expect(pacer.view()).toMatchObject({ perSecond: 200 })
  clock.turn(10_000)
  expect(pacer.view()).toBeNull()
  expect(pacer.isFree).toBe(true)
})
