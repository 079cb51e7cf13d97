/**
 * Numbers from 0 up to 1, the same ones for the same seed and stream. Each behaviour draws from a stream of its own, so
 * that one more row does not change what the others draw.
 */
export function seededRandom(seed: number, stream: string): () => number {
  let state = hashOf(`${seed}/${stream}`)
  return () => {
    // mulberry32: 32 bits of state are enough for shares and delays, and each step is a few multiplications.
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** FNV-1a, with its bits mixed once more: seeds that differ in the last digit begin far from each other. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}

/** The entry that a draw falls on, each as likely as its weight; `weights` has one that is above 0. */
export function weighted<T extends { readonly weight: number }>(
  entries: readonly T[],
  draw: number,
): T | undefined {
  const sum = entries.reduce((total, { weight }) => total + weight, 0)
  let left = draw * sum
  for (const entry of entries) {
    left -= entry.weight
    if (left < 0) return entry
  }
  return entries.at(-1)
}
