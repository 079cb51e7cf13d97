import type { LastPdu } from '../../shared/contract/session.ts'
import { layoutById } from '../../shared/smpp/pdu-layout.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'
import type { PduMark } from './session-hooks.ts'

const kept = 8

/** The last PDUs of a session, over all its links: what passed before it ended is the first thing asked. */
export class RecentPdus {
  readonly #marks: PduMark[] = []
  readonly #statuses: number[] = []
  #next = 0

  /** Keeps no octets. The mark is kept: its number in the capture may still be given. */
  add(mark: PduMark, status: number): void {
    this.#marks[this.#next] = mark
    this.#statuses[this.#next] = status
    this.#next = (this.#next + 1) % kept
  }

  /** Oldest first. */
  view(): LastPdu[] {
    const steps = this.#marks.map((mark, index) => ({
      at: mark.at,
      direction: mark.direction,
      command: layoutById(mark.commandId)?.command ?? hexNumber(mark.commandId, 4),
      status: this.#statuses[index] ?? 0,
      sequence: mark.sequenceNumber,
      seq: mark.captureSeq === 0 ? null : mark.captureSeq,
    }))
    return [...steps.slice(this.#next), ...steps.slice(0, this.#next)]
  }
}
