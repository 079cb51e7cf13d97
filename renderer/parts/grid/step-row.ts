/**
 * Where the choice goes on a key: an index that `isRow` accepts, or null when the key does not move it. `current` -1
 * is no choice: up and down then start from the end, where the newest rows are.
 */
export function stepRow(
  key: string,
  current: number,
  count: number,
  pageLines: number,
  isRow: (index: number) => boolean,
): number | null {
  if (count === 0) return null
  const from = current < 0 ? count : current
  switch (key) {
    case 'ArrowUp':
      return nearest(from - 1, -1)
    case 'ArrowDown':
      return nearest(current < 0 ? count - 1 : current + 1, 1)
    case 'PageUp':
      return nearest(Math.max(0, from - pageLines), -1) ?? nearest(0, 1)
    case 'PageDown':
      return nearest(Math.min(count - 1, from + pageLines), 1) ?? nearest(count - 1, -1)
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
