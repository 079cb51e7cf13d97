import { rowBodyTexts, rowHeadText } from '../../shared/filter/row-match.ts'
import { summarizePdu } from '../../shared/inspect/summarize.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { layoutById } from '../../shared/smpp/pdu-layout.ts'
import type { CaptureRecord, SessionLabel } from './capture-record.ts'
import { answerOf } from './capture-row.ts'
import type { RecordTest } from './capture-table.ts'

/** Heads of rows whose test is remembered; a peer may send any status. */
const keptHeads = 10_000
const headerOctets = 16

/** The test that a search for words asks of each captured PDU: as rowMatches asks it of its row, without making that. */
export function pduTestOf(words: readonly string[]): RecordTest {
  const heads = new HeadWords(words)
  return (record) => {
    const left = heads.missing(record)
    if (left.length === 0) return true
    const pdu = decodePdu(record.octets)
    const { summary, source, destination } = summarizePdu(pdu)
    const texts = rowBodyTexts({
      sequenceNumber: pdu.sequence_number,
      source,
      destination,
      answer: answerOf(record, pdu.command_id),
      repeatOf: record.repeatOf,
      summary,
    })
    return left.every((word) => texts.some((text) => text.includes(word)))
  }
}

/** Which words the columns do not hold that many PDUs have alike. */
class HeadWords {
  readonly #words: readonly string[]
  readonly #labels = new Map<SessionLabel, Map<number, readonly string[]>[]>()
  #kept = 0

  constructor(words: readonly string[]) {
    this.#words = words
  }

  missing({ label, direction, octets }: CaptureRecord): readonly string[] {
    // As decodePdu has it: a header that is not whole says nothing.
    const isWhole = octets.length >= headerOctets
    const commandId = isWhole ? uint32At(octets, 4) : 0
    const commandStatus = isWhole ? uint32At(octets, 8) : 0
    let sides = this.#labels.get(label)
    if (sides === undefined) {
      sides = [new Map(), new Map()]
      this.#labels.set(label, sides)
    }
    const known = sides[direction === 'sent' ? 0 : 1]
    // Both are below 2^32; statuses of use are below 2^20.
    const key = commandId * 0x100000 + (commandStatus % 0x100000)
    const before = commandStatus < 0x100000 ? known?.get(key) : undefined
    if (before !== undefined) return before
    const command = layoutById(commandId)?.command ?? null
    const text = rowHeadText({ direction, sessionName: label.sessionName, commandId, command, commandStatus })
    const missing = this.#words.filter((word) => !text.includes(word))
    if (commandStatus < 0x100000 && this.#kept++ < keptHeads) known?.set(key, missing)
    return missing
  }
}

function uint32At(octets: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [octets[at], octets[at + 1], octets[at + 2], octets[at + 3]]
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
}
