/** µs of each unit. */
const units: Readonly<Record<string, number>> = {
  us: 1,
  ms: 1000,
  s: 1_000_000,
  m: 60_000_000,
  min: 60_000_000,
  h: 3_600_000_000,
  d: 86_400_000_000,
}

/** '500ms', '2s', '1.5h' in µs; seconds without a unit. null for anything else. */
export function durationOf(text: string): number | null {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)([a-z]*)$/i.exec(text) ?? []
  const microseconds = units[unit.toLowerCase() || 's']
  return number === undefined || microseconds === undefined ? null : Number(number) * microseconds
}
