/** Characters that take two UTF-16 units: UCS-2 by the letter has none of them. */
export function surrogatePairs(text: string): number {
  return text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0
}
