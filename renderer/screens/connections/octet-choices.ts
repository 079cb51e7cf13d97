import { enumTable } from '../../../shared/smpp/enum-table.ts'
import type { Language } from '../../../shared/words/words.ts'
import type { Choice } from '../../parts/select-input.tsx'

/** The named values of a one-octet field, each with its number: "1 · international". */
export function octetChoices(field: 'ton' | 'npi', language: Language): Choice<number>[] {
  return enumTable[field].flatMap((part) =>
    part.values.map((row) => ({ value: row.value, label: `${row.value} · ${row[language]}` })),
  )
}
