import { beforeEach, expect, test } from 'vitest'
import { setReplyText, useReplyTexts } from '../../../renderer/stores/reply-texts-store.ts'

const pair = (number: number) => ({ own: '8056', peer: `7916${number}` })
const kept = () => [...useReplyTexts.getState().texts.values()].map(({ text }) => text)

beforeEach(() => useReplyTexts.setState({ texts: new Map() }))

test('an answer that was begun is kept for its conversation until it is sent', () => {
  setReplyText(pair(1), { text: 'one', isLast: false })
  setReplyText(pair(2), { text: '', isLast: true })
  setReplyText(pair(1), { text: 'one more', isLast: false })
  expect(kept()).toEqual(['', 'one more'])
  setReplyText(pair(1), { text: '', isLast: false })
  expect(kept()).toEqual([''])
})

test('the oldest are forgotten above a hundred, and above half a million characters; the last one stays', () => {
  for (let number = 0; number < 120; number++)
    setReplyText(pair(number), { text: `${number}`, isLast: false })
  expect(kept()).toHaveLength(100)
  expect(kept()[0]).toBe('20')
  setReplyText(pair(500), { text: 'x'.repeat(499_990), isLast: false })
  expect(kept().length).toBeLessThan(10)
  setReplyText(pair(501), { text: 'y'.repeat(600_000), isLast: false })
  expect(kept()).toEqual(['y'.repeat(600_000)])
})
