import type { EvidencePdu } from '../../shared/acceptance/acceptance-result.ts'
import { toHex } from '../../shared/smpp/hex.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'
import { maskPassword } from '../capture/bind-password.ts'
import type { PduEvent } from '../session/session-hooks.ts'

/** PDUs that are kept of one check: its first ones, and its last. */
const firstKept = 10
const lastKept = 20
/** Octets that are kept of one PDU. */
const mostOctets = 4096

/** The PDUs that passed while a check was done, numbered through the whole run; bounded for each check. */
export class Evidence {
  readonly #first: EvidencePdu[] = []
  readonly #last: EvidencePdu[] = []
  #count = 0

  /** The PDU's number is the capture's where there is one, else `count`. */
  saw({ at, direction, bytes, pdu, mark }: PduEvent, count: number): void {
    this.#count++
    const octets = bytes.slice()
    maskPassword(octets)
    const seen: EvidencePdu = {
      number: mark.captureSeq || count,
      at,
      direction,
      command: pdu.command ?? hexNumber(pdu.command_id, 4),
      command_status: pdu.command_status,
      sequence_number: pdu.sequence_number,
      hex: toHex(octets.subarray(0, mostOctets)),
    }
    if (this.#first.length < firstKept) this.#first.push(seen)
    else this.#last.push(seen)
    if (this.#last.length > lastKept) this.#last.shift()
  }

  get pdus(): readonly EvidencePdu[] {
    return [...this.#first, ...this.#last]
  }

  /** How many passed beside those. */
  get more(): number {
    return this.#count - this.#first.length - this.#last.length
  }
}
