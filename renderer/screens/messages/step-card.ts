/** Where the choice goes on a key; null when the key does not move it. `current` -1 is no choice; 0 is the top. */
export function stepCard(key: string, current: number, count: number, pageLines: number): number | null {
  if (count === 0) return null
  const within = (index: number) => Math.max(0, Math.min(count - 1, index))
  switch (key) {
    case 'ArrowUp':
      return within(current - 1)
    case 'ArrowDown':
      return within(current + 1)
    case 'PageUp':
      return within(current - pageLines)
    case 'PageDown':
      return within(current + pageLines)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
