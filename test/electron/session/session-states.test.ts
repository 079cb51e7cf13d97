import { expect, test } from 'vitest'
import { SessionStates } from '../../../electron/session/session-states.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import { sessionState } from '../../support/session-state.ts'

function told(states: SessionStates): string[] {
  const lines: string[] = []
  states.follow(({ sessionId, phase }: SessionState) => void lines.push(`${sessionId} ${phase}`))
  return lines
}

test('who follows is told of every session as it is, then as it changes', () => {
  const states = new SessionStates()
  states.tell(sessionState({ sessionId: 'a', phase: 'binding' }))
  states.tell(sessionState({ sessionId: 'a', phase: 'bound' }))
  const lines = told(states)
  states.tell(sessionState({ sessionId: 'b', phase: 'connecting' }))
  expect(lines).toEqual(['a bound', 'b connecting'])
})

test('one of ours stays when it has closed, one of the simulator’s goes, and so does what is forgotten', () => {
  const states = new SessionStates()
  const lines = told(states)
  states.tell(sessionState({ sessionId: 'ours', phase: 'closed' }))
  states.tell(sessionState({ sessionId: 'theirs', role: 'smsc', phase: 'closed' }))
  states.tell(sessionState({ sessionId: 'replaced', phase: 'waiting' }))
  states.forget('replaced')
  states.forget('replaced')
  expect(lines).toEqual(['ours closed', 'theirs closed', 'replaced waiting', 'replaced closed'])
  expect(told(states)).toEqual(['ours closed'])
})
