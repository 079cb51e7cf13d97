/** Two runs over the text, since 32 bits are too few for a hundred thousand states of a plan. */
const starts = [0x811c9dc5, 0x9dc5811c] as const
const prime = 0x01000193

/**
 * What tells two states of a saved thing apart: the same for the same JSON, whatever the order of its fields, in the window
 * and in the engine. It keeps nobody from pretending, who could as well leave it out.
 */
export function revisionOf(value: unknown): string {
  const text = JSON.stringify(value, inOrder) ?? ''
  const sums = starts.map((start) => {
    let sum: number = start
    for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), prime)
    // The last units reach every bit.
    sum = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d)
    return ((sum ^ (sum >>> 13)) >>> 0).toString(36)
  })
  return `${text.length.toString(36)}.${sums.join('.')}`
}

/** For JSON.stringify: fields by their names, since what was stored has them in another order. */
export function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** Of those settings of a whole that a change names. */
export function revisionOfPart(whole: object, change: object): string {
  const names = Object.keys(change).filter((name) => Reflect.get(change, name) !== undefined)
  return revisionOf(Object.fromEntries(names.map((name) => [name, Reflect.get(whole, name)])))
}
