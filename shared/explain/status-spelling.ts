import { type StatusName, statusTable } from '../smpp/status-table.ts'
import { statusPhrases } from './status-phrase-table.ts'

/** Longer texts are logs, not the name of a status. */
const longest = 200
const shortestNear = 6

const names: ReadonlyMap<string, StatusName> = new Map(
  statusTable.flatMap((row) => [
    [stemOfName(row.name), row.name] as const,
    ...(row.nameIn34 === null ? [] : [[stemOfName(row.nameIn34), row.name] as const]),
  ]),
)
const phrases: ReadonlyMap<string, StatusName> = new Map(
  statusTable.flatMap(({ name }) => {
    const said: readonly string[] = statusPhrases[name] ?? []
    return said.map((phrase) => [phrase, name] as const)
  }),
)

/**
 * The status that a text means: a name in a near spelling (RINVPASSWD, STATUS_THROTTLED), a phrase as the
 * specifications and programs print it, or a status of eight digits inside a phrase (NACK/0x00000058/…) as '0x00000058'.
 * null for any other text.
 */
export function statusOfText(text: string): StatusName | string | null {
  const said = text.trim().slice(0, longest)
  const inside = /(?<![0-9a-f])0x(?:0000[0-9a-f]{4})(?![0-9a-f])/i.exec(said)?.[0]
  if (inside !== undefined && inside.length < said.length) return inside
  const word = /[A-Z0-9_]*[A-Z]_?[A-Z0-9_]+/i.exec(said)?.[0] ?? ''
  const isName = word.length === said.length
  if (isName) {
    const stem = stemOfName(word)
    const found =
      names.get(stem) ??
      phrases.get(stem.toLowerCase()) ??
      (/^[A-Z_0-9]+$/.test(word) ? nearName(stem) : null)
    if (found) return found
  }
  const plain = said
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
  return phrases.get(plain) ?? null
}

/** INVDSTADR of ESME_RINVDSTADR, STATUS_INVDSTADR, RINVDSTADR and STAT_ESME_RINVDSTADR. */
function stemOfName(name: string): string {
  return name
    .toUpperCase()
    .replace(/^(?:SMPP_|STATUS_|STAT_|COMMAND_STATUS_|ESME_)+/, '')
    .replace(/^R(?=[A-Z])/, '')
    .replaceAll('_', '')
}

/** The one name a letter away; null where none is, or several are. */
function nearName(stem: string): StatusName | null {
  if (stem.length < shortestNear) return null
  const near = new Set<StatusName>()
  for (const [name, status] of names) if (isOneAway(name, stem)) near.add(status)
  return near.size === 1 ? ([...near][0] ?? null) : null
}

/** One letter more, less or other. */
function isOneAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const shift = long.length === short.length ? 1 : 0
  return short.slice(at + shift) === long.slice(at + 1)
}
