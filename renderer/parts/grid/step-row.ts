interface Steps {
  /** -1: nothing is chosen, and every step starts from the newest row. */
  readonly current: number
  readonly count: number
  /** How many rows a page key goes. */
  readonly pageRows: number
  readonly newest: 'first' | 'last'
  /** False for a remark between the rows: it is stepped over. */
  readonly isRow: (index: number) => boolean
}

/** Where the choice goes on a key: an index that `isRow` accepts, or null when the key does not move it. */
export function stepRow(key: string, { current, count, pageRows, newest, isRow }: Steps): number | null {
  if (count === 0) return null
  const isNone = current < 0
  const from = isNone && newest === 'last' ? count : current
  switch (key) {
    case 'ArrowUp':
      return nearest(isNone && newest === 'first' ? 0 : from - 1, -1)
    case 'ArrowDown':
      return nearest(isNone && newest === 'last' ? count - 1 : from + 1, 1)
    case 'PageUp':
      return nearest(Math.max(0, from - pageRows), -1) ?? nearest(0, 1)
    case 'PageDown':
      return nearest(Math.min(count - 1, from + pageRows), 1) ?? nearest(count - 1, -1)
    case 'Home':
      return nearest(0, 1)
    case 'End':
      return nearest(count - 1, -1)
    default:
      return null
  }

  function nearest(start: number, step: 1 | -1): number | null {
    for (let index = start; index >= 0 && index < count; index += step) if (isRow(index)) return index
    return null
  }
}
