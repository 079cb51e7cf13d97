/** The value with every text in it changed, keys aside; everything else stays as it is. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  const inner = (one: unknown): unknown => {
    if (typeof one === 'string') return change(one)
    if (Array.isArray(one)) return one.map(inner)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([key, each]) => [key, inner(each)]))
  }
  // Texts stay texts, so that the form is that of T.
  return inner(value) as T
}
