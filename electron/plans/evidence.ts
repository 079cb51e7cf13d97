import type { EvidencePdu } from '../../shared/plan/plan-result.ts'
import { toHex } from '../../shared/smpp/hex.ts'
import { maskPassword } from '../capture/bind-password.ts'
import type { PduEvent, SessionIdentity } from '../session/session-hooks.ts'

/** PDUs that are kept of one check: its first ones, and its last. */
const firstKept = 10
const lastKept = 20
/** Octets of a PDU that are kept. */
const mostOctets = 4096

/** The PDUs that passed while a check was done, numbered through the whole run; bounded for each check. */
export class Evidence {
  readonly #first: EvidencePdu[] = []
  readonly #last: EvidencePdu[] = []
  #count = 0

  /** The PDU's number is the capture's where there is one, else `count`. */
  saw({ name }: SessionIdentity, { at, direction, bytes, pdu, mark }: PduEvent, count: number): void {
    this.#count++
    const octets = bytes.slice()
    maskPassword(octets)
    const seen: EvidencePdu = {
      number: mark.captureSeq || count,
      at,
      direction,
      session: name,
      command: pdu.command,
      commandStatus: pdu.command_status,
      sequenceNumber: pdu.sequence_number,
      octets: octets.length > mostOctets ? null : toHex(octets),
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
