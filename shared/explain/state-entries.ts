import { stateKnowledge } from '../codes/state-knowledge.ts'
import { messageStateTable } from '../receipts/stat-table.ts'
import type { Words } from '../words/words.ts'
import { type CodeEntry, ofSpecification } from './code-entry.ts'

const stateSource: Words = { en: 'SMPP 3.4 §5.2.28, 5.0 §4.7.15', ru: 'SMPP 3.4 §5.2.28, 5.0 §4.7.15' }
const statSource: Words = { en: 'SMPP 3.4 appendix B', ru: 'SMPP 3.4, приложение B' }

/** Every message_state as a number and as the word of a receipt. */
export function stateEntries(): readonly CodeEntry[] {
  return messageStateTable.flatMap((row): readonly CodeEntry[] => {
    const common = { name: row.name, kind: null, ...ofSpecification, knowledge: stateKnowledge[row.name] }
    return [
      {
        ...common,
        id: `message_state ${row.name}`,
        field: 'message_state',
        value: row.value,
        text: String(row.value),
        otherName: row.stat === row.name ? null : row.stat,
        source: stateSource,
      },
      {
        ...common,
        id: `receipt_stat ${row.stat}`,
        field: 'receipt_stat',
        value: null,
        text: row.stat,
        name: row.stat,
        otherName: row.stat === row.name ? null : row.name,
        source: statSource,
      },
    ]
  })
}
