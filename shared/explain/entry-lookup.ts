import { type Catalogue, perCatalogue } from '../profiles/catalogue.ts'
import { codeEntries } from './code-entries.ts'
import type { CodeEntry } from './code-entry.ts'
import { isComparedAsText } from './code-field.ts'
import { type CodeReading, errorText } from './read-code.ts'

/** The entries of a catalogue, by what may be asked for. */
interface EntryIndex {
  readonly entries: readonly CodeEntry[]
  readonly byValue: ReadonlyMap<number, readonly CodeEntry[]>
  readonly byText: ReadonlyMap<string, readonly CodeEntry[]>
  /** The stat words of receipts, which have spellings of their own. */
  readonly stats: readonly CodeEntry[]
  readonly position: ReadonlyMap<CodeEntry, number>
}

/** Made once a catalogue: the inspector asks for every row on the screen. */
export const entryIndexOf = perCatalogue((catalogue): EntryIndex => {
  const entries = codeEntries(catalogue)
  const byValue = new Map<number, CodeEntry[]>()
  const byText = new Map<string, CodeEntry[]>()
  for (const entry of entries) {
    if (entry.value !== null) add(byValue, entry.value, entry)
    for (const name of [entry.name, entry.otherName])
      if (name !== null) add(byText, name.toUpperCase(), entry)
    if (isComparedAsText(entry.field)) add(byText, errorText(entry.text), entry)
  }
  return {
    entries,
    byValue,
    byText,
    stats: entries.filter(({ field }) => field === 'receipt_stat'),
    position: new Map(entries.map((entry, index) => [entry, index])),
  }
})

/**
 * The entries that a code may mean, in the order of the table: by number, by name, by the text of an err, and the
 * stat words.
 */
export function entriesFor(
  catalogue: Catalogue,
  code: number | string,
  readings: readonly CodeReading[],
): readonly CodeEntry[] {
  const { byValue, byText, stats, position } = entryIndexOf(catalogue)
  const word = String(code).trim().toUpperCase()
  const found = new Set([
    ...readings.flatMap(({ value }) => byValue.get(value) ?? []),
    ...(byText.get(word) ?? []),
    ...(byText.get(errorText(code)) ?? []),
    ...(/^0X/.test(word) ? errorsInHex(byText, word, readings) : []),
    ...(typeof code === 'string' ? stats : []),
  ])
  return [...found].toSorted((one, other) => (position.get(one) ?? 0) - (position.get(other) ?? 0))
}

/** An err is text; 0x0B may be meant for 11 as well as for 0B. */
function errorsInHex(
  byText: EntryIndex['byText'],
  word: string,
  readings: readonly CodeReading[],
): readonly CodeEntry[] {
  const written = [word.slice(2), ...readings.map(({ value }) => String(value))]
  return written.flatMap((text) => byText.get(errorText(text)) ?? [])
}

/** The entries of one number in any field. */
export function entriesOfValue(catalogue: Catalogue, value: number): readonly CodeEntry[] {
  return entryIndexOf(catalogue).byValue.get(value) ?? []
}

function add<K>(map: Map<K, CodeEntry[]>, key: K, entry: CodeEntry): void {
  const entries = map.get(key)
  if (entries) entries.push(entry)
  else map.set(key, [entry])
}
