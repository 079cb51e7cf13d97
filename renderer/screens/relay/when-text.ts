import type { z } from 'zod'
import type { RelayRow } from '../../../shared/relay/relay-row.ts'
import type { Condition } from '../../../shared/simulator/condition.ts'
import { conditionTable } from '../../../shared/simulator/condition-table.ts'
import type { Language } from '../../../shared/words/words.ts'

const noProfile = { tlvs: [], refusals: new Map() }
const table: Readonly<Record<string, Condition<z.ZodType, never>>> = conditionTable

/** The conditions of a row in words; '' for one that has none. */
export function whenText(when: RelayRow['when'], language: Language): string {
  return Object.entries(when)
    .flatMap(([key, value]) => {
      if (value === undefined) return []
      if (key === 'filter') return [String(value)]
      const words = table[key]?.says(value, noProfile)?.[language] ?? key
      const editor = table[key]?.editor(value) ?? null
      return [editor !== null && 'value' in editor ? `${words}: ${String(editor.value)}` : words]
    })
    .join(', ')
}
