import { type RowHead, rowHeadText } from './row-match.ts'

/** Texts remembered; a peer may send any status. */
const keptTexts = 10_000
/** Command and status make one key below 2^53 while the status is below this. */
const keyedStatuses = 0x200000

/** Searchable texts of the columns that many rows have alike, each made once. */
export class HeadTexts {
  readonly #texts = new Map<string, Map<number, string>>()
  #kept = 0

  of(row: RowHead): string {
    const { direction, sessionName, commandId, commandStatus } = row
    if (commandStatus >= keyedStatuses) return rowHeadText(row)
    const side = `${direction}\n${sessionName}`
    const key = commandId * keyedStatuses + commandStatus
    const known = this.#texts.get(side)?.get(key)
    if (known !== undefined) return known
    const text = rowHeadText(row)
    if (this.#kept++ >= keptTexts) return text
    const texts = this.#texts.get(side) ?? new Map<number, string>()
    texts.set(key, text)
    this.#texts.set(side, texts)
    return text
  }
}
