import fc from 'fast-check'
import { expect, test } from 'vitest'
import { revisionOf, revisionOfPart } from '../../../shared/contract/revision.ts'

test('the order of fields and what is undefined do not count, values and their order in a list do', () => {
  expect(revisionOf({ a: 1, b: { c: 2, d: undefined } })).toBe(revisionOf({ b: { c: 2 }, a: 1 }))
  expect(revisionOf([1, 2])).not.toBe(revisionOf([2, 1]))
  expect(revisionOf('1')).not.toBe(revisionOf(1))
})

test('texts that differ have revisions that differ', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(revisionOf(one) === revisionOf(other)).toBe(one === other)
    }),
  )
})

test('a hundred thousand neighbours have a revision each', () => {
  const all = Array.from({ length: 100_000 }, (_one, at) => revisionOf({ port: at }))
  expect(new Set(all).size).toBe(all.length)
})

test('of a whole only what a change names counts', () => {
  const whole = { rules: [1], limits: 2 }
  expect(revisionOfPart(whole, { rules: [], limits: undefined })).toBe(revisionOf({ rules: [1] }))
})
