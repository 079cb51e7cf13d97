import type { LastPdu } from '../../shared/contract/session.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'
import type { PduMark } from './session-hooks.ts'

const kept = 8

interface Step {
  readonly mark: PduMark
  readonly command: string
  readonly status: number
}

/** The last PDUs of a session, over all its links: what passed before it ended is the first thing asked. */
export class RecentPdus {
  readonly #steps: Step[] = []
  #next = 0

  /** Keeps no octets. `trace` is kept: its number in the capture may still be given. */
  add(mark: PduMark, pdu: DecodedPdu): void {
    const command = pdu.command ?? hexNumber(pdu.command_id, 4)
    this.#steps[this.#next] = { mark, command, status: pdu.command_status }
    this.#next = (this.#next + 1) % kept
  }

  /** Oldest first. */
  view(): LastPdu[] {
    const steps = [...this.#steps.slice(this.#next), ...this.#steps.slice(0, this.#next)]
    return steps.map(({ mark, command, status }) => ({
      at: mark.at,
      direction: mark.direction,
      command,
      status,
      sequence: mark.sequenceNumber,
      seq: mark.captureSeq === 0 ? null : mark.captureSeq,
    }))
  }
}
