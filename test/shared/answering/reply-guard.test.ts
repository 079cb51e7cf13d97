import { expect, test } from 'vitest'
import { usualLimits } from '../../../shared/answering/answer-rule.ts'
import { mostRemembered, type ProposedReply, ReplyGuard } from '../../../shared/answering/reply-guard.ts'

function proposed({
  from = '79161234567',
  to = '1234',
  text = 'INFO',
  reply = 'Hello',
  onceMs = null as number | null,
}): ProposedReply {
  return { rule: 0, received: { from, to, text }, reply: { from: to, to: from, text: reply }, onceMs }
}

const minute = 60_000

test('two autoresponders are answered a few times, told once, and answered again once they are quiet', () => {
  const guard = new ReplyGuard(usualLimits)
  const verdicts = Array.from({ length: 8 }, (_, index) =>
    guard.check(proposed({ text: `ping ${index}`, reply: `pong ${index}` }), 2000 * index),
  )
  expect(verdicts.map(({ heldBack }) => heldBack)).toEqual([...Array(5).fill(null), 'pair', 'pair', 'pair'])
  expect(verdicts.map(({ isStop }) => isStop).indexOf(true)).toBe(5)
  expect(verdicts.filter(({ isStop }) => isStop)).toHaveLength(1)
  const last = 2000 * 7
  expect(guard.check(proposed({}), last + 10 * minute - 1).heldBack).toBe('pair')
  expect(guard.check(proposed({}), last + 20 * minute).heldBack).toBe(null)
})

test('the same two texts in a row are a loop after three replies, whichever way round', () => {
  const guard = new ReplyGuard({ ...usualLimits, pairReplies: 1000 })
  const heldBack = [0, 1, 2, 3, 4].map((at) => guard.check(proposed({}), 1500 * at).heldBack)
  expect(heldBack).toEqual([null, null, null, 'loop', 'pair'])
  expect(guard.check(proposed({ from: '1234', to: '79161234567', text: 'other' }), 9000).heldBack).toBe(
    'pair',
  )
})

test('an echo of our own reply is not answered', () => {
  const guard = new ReplyGuard(usualLimits)
  expect(guard.check(proposed({}), 0).heldBack).toBe(null)
  expect(guard.check(proposed({ text: 'Hello' }), 2000).heldBack).toBe('echo')
})

test.each([
  [proposed({ from: '' }), 'no-sender'],
  [proposed({ from: 'BANK' }), 'alphanumeric'],
  [proposed({ from: '1234', to: '+1234' }), 'own-number'],
])('%j cannot be replied to', (reply, reason) => {
  expect(new ReplyGuard(usualLimits).check(reply, 0).heldBack).toBe(reason)
})

test('a number is answered once in a time, and not faster than its rate', () => {
  const guard = new ReplyGuard(usualLimits)
  expect(guard.check(proposed({ text: 'a', onceMs: minute }), 0).heldBack).toBe(null)
  expect(guard.check(proposed({ text: 'b', onceMs: minute }), 59_999).heldBack).toBe('once')
  expect(guard.check(proposed({ text: 'c', onceMs: minute }), minute).heldBack).toBe(null)
  expect(guard.check(proposed({ text: 'd' }), minute + 999).heldBack).toBe('too-soon')
})

test('what it remembers is bounded', () => {
  const guard = new ReplyGuard(usualLimits)
  for (let number = 0; number < 1.5 * mostRemembered; number++) {
    guard.check(proposed({ from: `7916${number}`, text: 'x', onceMs: minute }), number)
  }
  expect(guard.remembered).toBeLessThanOrEqual(3 * mostRemembered)
  expect(guard.remembered).toBeGreaterThan(mostRemembered)
})
