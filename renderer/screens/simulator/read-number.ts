/** What was typed as a number within its bounds (a comma is a decimal point too), or null. */
export function readNumber(
  typed: string,
  bounds: { readonly min: number; readonly max: number; readonly isWhole?: boolean },
): number | null {
  const text = typed.trim().replace(',', '.')
  if (!/^\d+(\.\d+)?$/.test(text)) return null
  const value = Number(text)
  if (value < bounds.min || value > bounds.max) return null
  if (bounds.isWhole === true && !Number.isInteger(value)) return null
  return value
}

/** A data_coding as it is written: decimal, or hexadecimal after 0x; null when it is no octet. */
export function readDataCoding(typed: string): number | null {
  const text = typed.trim()
  if (!/^(\d{1,3}|0[xX][\da-fA-F]{1,2})$/.test(text)) return null
  const value = Number(text)
  return value <= 255 ? value : null
}
