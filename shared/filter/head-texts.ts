import { type RowHead, rowHeadText } from './row-match.ts'

/** Texts remembered; a peer may send any status. */
const keptTexts = 10_000
/** Command and status make one key below 2^53 while the status is below this. */
const keyedStatuses = 0x200000

/** Searchable texts of the columns that many rows have alike, each made once. */
export class HeadTexts {
  /** By the session's name, then by direction. */
  readonly #sides = new Map<string, Map<string, Map<number, string>>>()
  #kept = 0

  of(row: RowHead): string {
    const { direction, sessionName, commandId, commandStatus } = row
    if (commandStatus >= keyedStatuses) return rowHeadText(row)
    const texts = this.#textsOf(direction, sessionName)
    const key = commandId * keyedStatuses + commandStatus
    const known = texts.get(key)
    if (known !== undefined) return known
    const text = rowHeadText(row)
    if (this.#kept++ < keptTexts) texts.set(key, text)
    return text
  }

  #textsOf(direction: string, sessionName: string): Map<number, string> {
    const sides = this.#sides.get(sessionName)
    const known = sides?.get(direction)
    if (known !== undefined) return known
    const texts = new Map<number, string>()
    if (this.#kept++ < keptTexts) this.#sides.set(sessionName, (sides ?? new Map()).set(direction, texts))
    return texts
  }
}
