import { expect, test } from 'vitest'
import { wordFinder } from '../../../shared/simulator/find-word.ts'
import { contextCharacters } from '../../../shared/simulator/rule-context.ts'

const find = wordFinder(['casino', 'easy money'])
const alone = (text: string) => find({ text, before: '', after: '' })

test('finds a word wherever it stands in a long text', () => {
  for (let at = 0; at < 12_000; at += 331) {
    expect(alone(`${'x'.repeat(at)}CASINO${'y'.repeat(12_000 - at)}`)).toBe('casino')
  }
  expect(alone('x'.repeat(60_000))).toBeUndefined()
})

test('finds a word over the border to a part beside a long one', () => {
  const long = 'x'.repeat(3 * contextCharacters)
  expect(find({ text: `no${long}`, before: 'casi', after: '' })).toBe('casino')
  expect(find({ text: `${long}easy `, before: '', after: ' money' })).toBe('easy money')
  expect(find({ text: 'sin', before: 'ca', after: 'o' })).toBe('casino')
  expect(find({ text: long, before: 'casi', after: 'no' })).toBeUndefined()
})
