import { expect, test } from 'vitest'
import { placeOfRow } from '../../../renderer/stores/list-edit.ts'

const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]

test('a row that another window moved is changed where it is now', () => {
  const standing = [c, a, b]
  expect(placeOfRow(standing, 0, a)).toEqual({ at: 1, base: standing })
  expect(placeOfRow(standing, 0, c)).toEqual({ at: 0, base: standing })
})

test('a new one comes last, whatever was added meanwhile', () => {
  expect(placeOfRow([a, b], 1, undefined)).toEqual({ at: 2, base: [a, b] })
})

test('one that was changed or removed makes a list that the engine does not have', () => {
  const changed = { id: 'b', is: 'other' }
  expect(placeOfRow([a, changed, c], 1, b)).toEqual({ at: 1, base: [a, b, c] })
  expect(placeOfRow([a], -1, b)).toEqual({ at: 1, base: [a, b] })
})
