/** Estimated octets of a plain JSON value in memory: its texts, and a constant for each field and object. */
export function estimateOctets(value: unknown): number {
  if (typeof value === 'string') return 16 + value.length
  if (typeof value !== 'object' || value === null) return 8
  let octets = 16
  for (const part of Object.values(value)) octets += 8 + estimateOctets(part)
  return octets
}
