/** A whole number as people type it, decimal or 0x…, blanks around it tolerated; null for any other text. */
export function readWholeNumber(typed: string): number | null {
  const text = typed.trim()
  if (/^0x[0-9a-f]+$/i.test(text)) return Number.parseInt(text.slice(2), 16)
  return /^\d+$/.test(text) ? Number(text) : null
}
