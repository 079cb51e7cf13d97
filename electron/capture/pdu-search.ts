import { rowMatches } from '../../shared/filter/row-match.ts'
import { rowOfRecord } from './capture-row.ts'
import type { RecordTest } from './capture-table.ts'

/** The test that a search for words asks of each captured PDU. */
export function pduTestOf(words: readonly string[]): RecordTest {
  return (record) => rowMatches(rowOfRecord(record), words)
}
