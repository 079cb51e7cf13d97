import { expect, test } from 'vitest'
import { Arrivals } from '../../../electron/messages/arrivals.ts'
import type { PduMark } from '../../../electron/session/session-hooks.ts'

const minute = 60_000
const content = ['79160000001', '1234', 'INFO']
const whole = { messageId: '1', number: 1, isOfParts: false, at: 0, sessionId: 's1' }
const markOf = (sequenceNumber: number) => ({ sequenceNumber }) as PduMark

/** A message that was answered with a status, and what becomes of the same text after `ms`. */
function again(status: number | null, ms: number, isLost = false): boolean {
  const arrivals = new Arrivals()
  const mark = markOf(7)
  arrivals.note(content, whole, mark)
  if (status !== null) arrivals.acknowledged(mark, status, 10)
  if (isLost) arrivals.linkLost('s1', 1000)
  return arrivals.findBefore(content, { at: ms, sessionId: 's2', mark: markOf(8) }) !== null
}

test.each([
  ['without an answer', null, false, true, true],
  ['refused', 0x64, false, true, false],
  ['accepted', 0, false, false, false],
  ['accepted just before the link was lost', 0, true, true, true],
] as const)('the same text after one %s', (_what, status, isLost, soon, later) => {
  expect([again(status, minute, isLost), again(status, 60 * minute, isLost)]).toEqual([soon, later])
})
