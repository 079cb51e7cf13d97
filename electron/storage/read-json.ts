/** The value, or undefined for text that is absent or damaged: the caller has a default for that. */
export function readJson(json: string | undefined): unknown {
  if (json === undefined) return undefined
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
