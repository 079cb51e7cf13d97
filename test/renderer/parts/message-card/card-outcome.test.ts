import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { outcomeOf } from '../../../../renderer/parts/message-card/card-outcome.ts'
import { catalogue } from '../../../support/catalogue.ts'
import { messageCard, messagePart } from '../../message-card.ts'

const t = ((key: string) => key) as unknown as TFunction<'messages'>
const outcome = (...parts: Parameters<typeof messagePart>[0][]) =>
  outcomeOf(messageCard({ state: 'refused', parts: parts.map(messagePart) }), {
    catalogue,
    language: 'en',
    t,
  })
const throttled = { state: 'refused', commandStatus: 0x58, responseCommand: 'submit_sm_resp' } as const

test('a message of which some parts were refused says how many fared how', () => {
  const { code, words } = outcome(
    { state: 'delivered' },
    throttled,
    { state: 'delivered' },
    throttled,
    throttled,
  )
  expect(code).toBe('0x0058')
  expect(words).toMatch(/^2 state\.delivered, 3 state\.refused: .*\w/)
})

test('of one that was refused as a whole the reason alone is said', () => {
  expect(outcome(throttled, throttled).words).toBe(outcome(throttled).words)
  expect(outcome(throttled).words).not.toContain('state.')
})
