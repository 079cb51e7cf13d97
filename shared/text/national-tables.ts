import type { Gsm7Shifts } from './gsm7.ts'
import {
  defaultTable,
  extensionTable,
  type Gsm7Table,
  lockingTables,
  singleShiftTables,
} from './gsm7-table.ts'
import type { NationalChoice } from './message-options.ts'
import { unitsBeside } from './part-limits.ts'
import type { Udh } from './udh.ts'

function languagesOf(tables: Readonly<Record<number, Gsm7Table>>): readonly number[] {
  return Object.keys(tables).map(Number)
}

/** Languages that have a locking table (Spanish has none), and those that have a single shift table. */
export const lockingLanguages: readonly number[] = languagesOf(lockingTables)
export const singleShiftLanguages: readonly number[] = languagesOf(singleShiftTables)

function charactersOf(table: Gsm7Table): ReadonlySet<string> {
  return new Set(table.filter((character) => character !== undefined))
}

const lockingSets = new Map(
  [0, ...lockingLanguages].map((id) => [id, charactersOf(lockingTables[id] ?? defaultTable)]),
)
const singleShiftSets = new Map(
  [0, ...singleShiftLanguages].map((id) => [id, charactersOf(singleShiftTables[id] ?? extensionTable)]),
)

/** True when some table has the character; a text of such characters may still fit no single pair. */
export function isInNationalTable(character: string): boolean {
  return [...lockingSets.values(), ...singleShiftSets.values()].some((set) => set.has(character))
}

function countCharacters(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  return counts
}

function septetsWith(
  counts: ReadonlyMap<string, number>,
  locking: number,
  singleShift: number,
): number | null {
  const base = lockingSets.get(locking)
  const shifted = singleShiftSets.get(singleShift)
  let septets = 0
  for (const [character, count] of counts) {
    if (base?.has(character)) septets += count
    else if (shifted?.has(character)) septets += 2 * count
    else return null
  }
  return septets
}

/** Octets that the elements of the tables add to every header, UDHL not counted. */
function elementOctets(locking: number, singleShift: number): number {
  return (locking === 0 ? 0 : 3) + (singleShift === 0 ? 0 : 3)
}

function candidates(choice: NationalChoice, languages: readonly number[]): readonly number[] {
  return choice === 'auto' ? [0, ...languages] : [choice ?? 0]
}

/**
 * The tables in force: those that are named, and for 'auto' the pair with the fewest parts and then the most room left
 * in the last one; the pair with the lower identifiers of equals, so that no table is taken without need.
 * @param otherOctets elements beside the tables' own, concatenation included when the text is split.
 * @returns null when no pair holds every character.
 */
export function chooseShifts(
  text: string,
  choice: { readonly locking: NationalChoice; readonly singleShift: NationalChoice },
  otherOctets: { readonly alone: number; readonly split: number } = { alone: 0, split: 5 },
): Gsm7Shifts | null {
  const counts = countCharacters(text)
  let best: { locking: number; singleShift: number; parts: number; room: number } | null = null
  for (const locking of candidates(choice.locking, lockingLanguages)) {
    for (const singleShift of candidates(choice.singleShift, singleShiftLanguages)) {
      const septets = septetsWith(counts, locking, singleShift)
      if (septets === null) continue
      const own = elementOctets(locking, singleShift)
      const limit = (others: number): number => unitsBeside('gsm7', own + others === 0 ? 0 : own + others + 1)
      const single = limit(otherOctets.alone)
      const part = limit(otherOctets.split)
      const parts = septets <= single ? 1 : Math.ceil(septets / part)
      const room = (parts === 1 ? single : parts * part) - septets
      if (best === null || parts < best.parts || (parts === best.parts && room > best.room))
        best = { locking, singleShift, parts, room }
    }
  }
  return best && shiftsOf(best.locking, best.singleShift)
}

/** Elements of a user data header that announce a table (TS 23.040 9.2.3.24.15 and .16). */
const singleShiftElement = 0x24
const lockingShiftElement = 0x25

/** The tables that a message's header announces; none for null, a message without a header. */
export function headerShifts(udh: Udh | null): Gsm7Shifts {
  // A repeated element overrides (TS 23.040 9.2.3.24).
  const table = (iei: number) => udh?.elements.findLast((element) => element.iei === iei)?.data[0]
  const [singleShift, locking] = [table(singleShiftElement), table(lockingShiftElement)]
  return { ...(locking !== undefined && { locking }), ...(singleShift !== undefined && { singleShift }) }
}

/** Tables by identifier, 0 for none. */
export function shiftsOf(locking: number, singleShift: number): Gsm7Shifts {
  return { ...(locking === 0 ? {} : { locking }), ...(singleShift === 0 ? {} : { singleShift }) }
}
