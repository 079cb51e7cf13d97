import { enumTable } from '../../../shared/smpp/enum-table.ts'
import type { Language } from '../../../shared/words/words.ts'
import type { Choice } from './choice-field.tsx'

const octets = Array.from({ length: 256 }, (_, value) => value)

/** TON or NPI by name: named values first; the reserved ones follow, since they can be sent too, and `chosen` if any other. */
export function numberTypeChoices(
  name: 'ton' | 'npi',
  language: Language,
  reserved: string,
  chosen: number | null = null,
): Choice[] {
  const [part] = enumTable[name]
  const named = new Map(part?.values.map((value) => [value.value, value[language]]))
  const shown = [...named.keys(), ...octets.filter((value) => value < 16 && !named.has(value))]
  if (chosen !== null && !shown.includes(chosen)) shown.push(chosen)
  return shown.map((value) => ({ value: String(value), label: `${value} · ${named.get(value) ?? reserved}` }))
}
