import type { CapturedRow } from '../../../shared/pcap/captured-row.ts'
import { RecentEntries } from '../../../shared/pcap/recent-entries.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { BindWatch, maskPassword } from '../../capture/bind-password.ts'

/** Directions that are watched at once; the oldest are forgotten. */
const maxWatches = 10_000

/** Writes asterisks over the passwords of binds and outbinds, and over what may be the rest of one. */
export class PasswordMask {
  readonly #watches = new RecentEntries<string, BindWatch>(maxWatches)

  /** The row with its passwords masked; it is left as it is. */
  mask(row: CapturedRow): CapturedRow {
    const { octets, session, from } = row
    const pdu = decodePdu(octets)
    const trace = this.#watchOf(`${session} ${from}`).traceOf(octets, pdu)
    if (trace === 'whole') return row
    const masked = octets.slice()
    return maskPassword(masked, trace) === null ? row : { ...row, octets: masked }
  }

  #watchOf(key: string): BindWatch {
    const known = this.#watches.get(key)
    if (known !== undefined) return known
    const made = new BindWatch()
    this.#watches.set(key, made)
    return made
  }
}
