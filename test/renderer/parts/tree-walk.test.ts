import { describe, expect, test } from 'vitest'
import { hasChildren, shownRows, treeKey } from '../../../renderer/parts/tree-walk.ts'

// 0 header, 1-2 its fields, 3 body, 4 field, 5 group, 6 leaf
const rows = [0, 1, 1, 0, 1, 1, 2].map((depth) => ({ depth }))
const none = new Set<number>()

test('a row has children when the next one lies deeper', () => {
  expect(rows.map((_, index) => hasChildren(rows, index))).toEqual([
    true,
    false,
    false,
    true,
    false,
    true,
    false,
  ])
})

test('a folded row hides everything under it', () => {
  expect(shownRows(rows, new Set([0, 5]))).toEqual([0, 3, 4, 5])
  expect(shownRows(rows, new Set([3]))).toEqual([0, 1, 2, 3])
})

describe('a key in the tree', () => {
  test('walks over what is shown', () => {
    expect(treeKey('ArrowDown', rows, new Set([0]), 0)).toEqual({ kind: 'go', index: 3 })
    expect(treeKey('ArrowUp', rows, new Set([0]), 3)).toEqual({ kind: 'go', index: 0 })
    expect(treeKey('ArrowDown', rows, none, 6)).toEqual({ kind: 'go', index: 6 })
    expect(treeKey('End', rows, none, 0)).toEqual({ kind: 'go', index: 6 })
  })
  test('starts at the top when nothing is chosen', () => {
    expect(treeKey('ArrowDown', rows, none, -1)).toEqual({ kind: 'go', index: 0 })
    expect(treeKey('ArrowUp', rows, none, -1)).toEqual({ kind: 'go', index: 0 })
  })
  test('folds, unfolds, goes in and goes out', () => {
    expect(treeKey('ArrowLeft', rows, none, 3)).toEqual({ kind: 'fold', index: 3 })
    expect(treeKey('ArrowRight', rows, new Set([3]), 3)).toEqual({ kind: 'unfold', index: 3 })
    expect(treeKey('ArrowRight', rows, none, 3)).toEqual({ kind: 'go', index: 4 })
    expect(treeKey('ArrowLeft', rows, none, 6)).toEqual({ kind: 'go', index: 5 })
    expect(treeKey('ArrowLeft', rows, none, 4)).toEqual({ kind: 'go', index: 3 })
    expect(treeKey('ArrowRight', rows, none, 4)).toBeNull()
  })
})
