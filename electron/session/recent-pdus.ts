import type { LastPdu } from '../../shared/contract/session.ts'
import { layoutById } from '../../shared/smpp/pdu-layout.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'
import type { PduMark } from './session-hooks.ts'

const kept = 8

interface Step {
  readonly mark: PduMark
  readonly status: number
}

/** The last PDUs of a session, over all its links: what passed before it ended is the first thing asked. */
export class RecentPdus {
  readonly #steps: Step[] = []
  #next = 0

  /** Keeps no octets. The mark is kept: its number in the capture may still be given. */
  add(mark: PduMark, status: number): void {
    this.#steps[this.#next] = { mark, status }
    this.#next = (this.#next + 1) % kept
  }

  /** Oldest first. */
  view(): LastPdu[] {
    const steps = [...this.#steps.slice(this.#next), ...this.#steps.slice(0, this.#next)]
    return steps.map(({ mark, status }) => ({
      at: mark.at,
      direction: mark.direction,
      command: layoutById(mark.commandId)?.command ?? hexNumber(mark.commandId, 4),
      status,
      sequence: mark.sequenceNumber,
      seq: mark.captureSeq === 0 ? null : mark.captureSeq,
    }))
  }
}
