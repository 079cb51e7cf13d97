/** Values of a row that the tree needs; spans of an inspected PDU fit. */
export interface TreeRow {
  readonly depth: number
}

/** True when the row at `index` has rows under it. */
export function hasChildren(rows: readonly TreeRow[], index: number): boolean {
  const row = rows[index]
  const next = rows[index + 1]
  return row !== undefined && next !== undefined && next.depth > row.depth
}

/** Indices of the rows on show when those in `folded` hide what is under them. */
export function shownRows(rows: readonly TreeRow[], folded: ReadonlySet<number>): number[] {
  const shown: number[] = []
  let hiddenBelow = Number.POSITIVE_INFINITY
  rows.forEach((row, index) => {
    if (row.depth > hiddenBelow) return
    hiddenBelow = folded.has(index) ? row.depth : Number.POSITIVE_INFINITY
    shown.push(index)
  })
  return shown
}

export type TreeMove =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'fold'; readonly index: number }
  | { readonly kind: 'unfold'; readonly index: number }

/** Effect of a key in a tree with `current` chosen (-1: none), as the ARIA practices for trees ask. */
export function treeKey(
  key: string,
  rows: readonly TreeRow[],
  folded: ReadonlySet<number>,
  current: number,
): TreeMove | null {
  const shown = shownRows(rows, folded)
  const at = shown.indexOf(current)
  const go = (position: number): TreeMove | null => {
    const index = shown[Math.min(shown.length - 1, Math.max(0, position))]
    return index === undefined ? null : { kind: 'go', index }
  }
  switch (key) {
    case 'ArrowDown':
      return go(at + 1)
    case 'ArrowUp':
      return go(at < 0 ? 0 : at - 1)
    case 'Home':
      return go(0)
    case 'End':
      return go(shown.length - 1)
    case 'ArrowRight':
      if (current < 0 || !hasChildren(rows, current)) return null
      return folded.has(current) ? { kind: 'unfold', index: current } : go(at + 1)
    case 'ArrowLeft': {
      if (current < 0) return null
      if (hasChildren(rows, current) && !folded.has(current)) return { kind: 'fold', index: current }
      const depth = rows[current]?.depth ?? 0
      const parent = rows.findLastIndex((row, index) => index < current && row.depth < depth)
      return parent < 0 ? null : { kind: 'go', index: parent }
    }
    default:
      return null
  }
}
