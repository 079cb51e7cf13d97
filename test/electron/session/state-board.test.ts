import { expect, test } from 'vitest'
import { StateBoard } from '../../../electron/session/state-board.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import { ManualClock } from '../smsc/manual-clock.ts'

/** A board over a state whose one interesting number is `sentTotal`. */
function boardOf(rate: () => number) {
  const clock = new ManualClock()
  const told: { at: number; sentTotal: number }[] = []
  const counter = { sentTotal: 0 }
  const start = clock.now()
  const state = (): SessionState => ({
    sessionId: 's',
    role: 'esme',
    connectionId: null,
    bind: { number: 1, of: 1 },
    name: 's',
    profileId: 'p',
    bindMode: null,
    interfaceVersion: 0x34,
    peerInterfaceVersion: null,
    phase: 'bound',
    since: 0,
    systemId: '',
    peerSystemId: null,
    remoteAddress: null,
    localAddress: null,
    tls: null,
    inFlight: 0,
    window: 1,
    sentPerSecond: rate(),
    receivedPerSecond: 0,
    sentTotal: counter.sentTotal,
    receivedTotal: 0,
    keepAlive: { sentAt: null, latencyMs: null, missed: 0, receivedAt: null },
    timers: {
      sessionInit: { seconds: 0, until: null },
      enquireLink: { seconds: 0, until: null },
      inactivity: { seconds: 0, until: null },
      response: { seconds: 0, until: null },
      heardAt: null,
    },
    lastPdus: [],
    notes: [],
    throttle: null,
    retryAt: null,
    attempt: 0,
    close: null,
  })
  const board = new StateBoard(clock, state, ({ sentTotal }) =>
    told.push({ at: clock.now() - start, sentTotal }),
  )
  const touch = () => {
    counter.sentTotal++
    board.touch()
  }
  return { clock, told, touch }
}

test('tells the first change at once and at most ten in a second after it, the last one included', () => {
  const { clock, told, touch } = boardOf(() => 0)
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
  const { clock, told, touch } = boardOf(() => rate)
  touch()
  clock.turn(1000)
  const before = told.length
  expect(before).toBeGreaterThan(5)
  rate = 0
  clock.turn(1000)
  expect(told.length - before).toBeLessThanOrEqual(2)
  expect(clock.timers).toBe(0)
})
