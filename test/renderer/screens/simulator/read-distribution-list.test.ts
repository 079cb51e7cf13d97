import { expect, test } from 'vitest'
import {
  distributionListText,
  readDistributionList,
} from '../../../../renderer/screens/simulator/read-distribution-list.ts'

test('reads a name and its numbers, and writes them back', () => {
  const list = readDistributionList(' TEAM : +79161230001, 79161230002')
  expect(list).toEqual({ name: 'TEAM', members: ['79161230001', '79161230002'] })
  expect(distributionListText(list!)).toBe('TEAM: 79161230001, 79161230002')
})

test.each(['TEAM', ': 1', `${'x'.repeat(21)}: 1`, 'TEAM: Bob', `TEAM: ${'1'.repeat(21)}`, 'TEAM: 1+2'])(
  'refuses %j',
  (typed) => expect(readDistributionList(typed)).toBeNull(),
)
