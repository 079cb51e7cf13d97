import { statusByPdu } from '../codes/status-by-pdu.ts'
import { type StatusKnowledge, statusKnowledge } from '../codes/status-knowledge.ts'
import { type StatusName, statusTable } from '../smpp/status-table.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Words } from '../words/words.ts'
import { type CodeEntry, ofSpecification, responseKinds, withRetry } from './code-entry.ts'

const practice: Words = { en: 'practice of gateways', ru: 'практика шлюзов' }

/** Every command_status of the specifications, in any response. */
export function statusEntries(): readonly CodeEntry[] {
  return statusTable.map((row) => ({
    id: `command_status ${row.name}`,
    field: 'command_status',
    value: row.value,
    text: hexNumber(row.value, 4),
    name: row.name,
    otherName: row.nameIn34 === row.name ? null : row.nameIn34,
    kind: null,
    ...ofSpecification,
    knowledge: withRetry(statusKnowledge[row.name], row.retry),
    source:
      row.introduced === '5.0'
        ? { en: 'SMPP 5.0 table 4-45', ru: 'SMPP 5.0, таблица 4-45' }
        : { en: 'SMPP 3.4 table 5-2', ru: 'SMPP 3.4, таблица 5-2' },
  }))
}

/** The meanings that a command_status has in one kind of response alone. */
export function statusesByPdu(): readonly CodeEntry[] {
  return responseKinds.flatMap((kind) =>
    statusTable.flatMap((row): readonly CodeEntry[] => {
      const names: Partial<Record<StatusName, StatusKnowledge>> = statusByPdu[kind]
      const knowledge = names[row.name]
      if (!knowledge) return []
      return [
        {
          id: `command_status ${row.name} ${kind}`,
          field: 'command_status',
          value: row.value,
          text: hexNumber(row.value, 4),
          name: row.name,
          otherName: null,
          kind,
          ...ofSpecification,
          knowledge: withRetry(knowledge, row.retry),
          source: practice,
        },
      ]
    }),
  )
}
