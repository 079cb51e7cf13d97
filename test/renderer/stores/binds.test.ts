import { expect, test } from 'vitest'
import { bindsOf, chipConnections, summaryOf } from '../../../renderer/stores/binds.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import { sessionState } from '../../support/session-state.ts'

/** A bind of connection c; only what tells binds apart matters here. */
function bind(number: number, change: Partial<SessionState> = {}): SessionState {
  return sessionState({
    sessionId: `s${number}`,
    bind: { number, of: 3 },
    name: `c ${number}`,
    since: 1,
    inFlight: 1,
    sentPerSecond: 2,
    receivedPerSecond: 3,
    attempt: 1,
    ...change,
  })
}

const byId = (...states: SessionState[]) =>
  Object.fromEntries(states.map((state) => [state.sessionId, state]))

test('binds are told in the order of their numbers', () => {
  const sessions = byId(bind(3), bind(1), bind(2), bind(1, { sessionId: 'x', connectionId: 'other' }))
  expect(bindsOf(sessions, 'c').map(({ sessionId }) => sessionId)).toEqual(['s1', 's2', 's3'])
})

test('a bind is the session that lives, or the last it had', () => {
  const gone = bind(1, { sessionId: 'old', phase: 'closed', since: 9 })
  expect(bindsOf(byId(gone, bind(1)), 'c').map(({ sessionId }) => sessionId)).toEqual(['s1'])
  const later = bind(1, { sessionId: 'later', phase: 'closed', since: 10 })
  expect(bindsOf(byId(later, gone), 'c').map(({ sessionId }) => sessionId)).toEqual(['later'])
})

test('what was opened with another number of binds is over', () => {
  const before = bind(3, { phase: 'closed' })
  const now = bind(1, { sessionId: 'n', bind: { number: 1, of: 2 } })
  expect(bindsOf(byId(before, now), 'c').map(({ sessionId }) => sessionId)).toEqual(['n'])
})

test('several binds are summed up by those that are bound', () => {
  const binds = [bind(1), bind(2, { bindMode: 'receiver' }), bind(3, { phase: 'closed', inFlight: 7 })]
  expect(summaryOf(binds)).toMatchObject({
    phase: 'bound',
    bound: 2,
    of: 3,
    inFlight: 2,
    window: 20,
    rate: 10,
    modes: ['transceiver', 'receiver'],
  })
})

test('a connection without a bind is what lives of it, and nothing when there never was one', () => {
  const binds = [bind(1, { phase: 'closed' }), bind(2, { phase: 'waiting' })]
  expect(summaryOf(binds)).toMatchObject({ phase: 'waiting', bound: 0 })
  expect(summaryOf([])).toBeNull()
})

test('a connection has one chip, while a bind lives or ended by the peer', () => {
  const ended = (by: 'us' | 'peer') => ({ by, how: 'fin', at: 1, fault: null }) as const
  expect(chipConnections(byId(bind(1), bind(2)))).toEqual(['c'])
  expect(chipConnections(byId(bind(1, { phase: 'closed', close: ended('us') })))).toEqual([])
  expect(chipConnections(byId(bind(1, { phase: 'closed', close: ended('peer') })))).toEqual(['c'])
  expect(chipConnections(byId(bind(1, { role: 'smsc', connectionId: null })))).toEqual([])
})
