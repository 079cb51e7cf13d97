import { type CodeEntry, codeEntries } from './code-entries.ts'
import { type CodeReading, errorText } from './read-code.ts'

const byValue = new Map<number, CodeEntry[]>()
const byText = new Map<string, CodeEntry[]>()
const statEntries = codeEntries.filter(({ field }) => field === 'receipt_stat')
const position = new Map(codeEntries.map((entry, index) => [entry, index]))

for (const entry of codeEntries) {
  if (entry.value !== null) add(byValue, entry.value, entry)
  for (const name of [entry.name, entry.otherName]) if (name !== null) add(byText, name, entry)
  if (entry.field === 'receipt_err') add(byText, errorText(entry.text), entry)
}

/**
 * The entries that a code may mean, in the order of the table: by number, by name, by the text of an err, and the
 * stat words, which have spellings of their own. The inspector asks for every row on the screen, so nothing is searched.
 */
export function entriesFor(code: number | string, readings: readonly CodeReading[]): readonly CodeEntry[] {
  const word = String(code).trim().toUpperCase()
  const found = new Set([
    ...readings.flatMap(({ value }) => byValue.get(value) ?? []),
    ...(byText.get(word) ?? []),
    ...(byText.get(errorText(code)) ?? []),
    ...(typeof code === 'string' ? statEntries : []),
  ])
  return [...found].toSorted((one, other) => (position.get(one) ?? 0) - (position.get(other) ?? 0))
}

/** The entries of one number in any field. */
export function entriesOfValue(value: number): readonly CodeEntry[] {
  return byValue.get(value) ?? []
}

function add<K>(map: Map<K, CodeEntry[]>, key: K, entry: CodeEntry): void {
  const entries = map.get(key)
  if (entries) entries.push(entry)
  else map.set(key, [entry])
}
