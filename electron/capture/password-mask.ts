import type { CapturedRow } from '../../shared/pcap/captured-row.ts'
import { RecentEntries } from '../../shared/pcap/recent-entries.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import type { BindTrace } from '../../shared/smpp/password-ranges.ts'
import { BindWatch, maskPassword } from './bind-password.ts'

/** Directions that are watched at once; the oldest are forgotten. */
const maxWatches = 10_000

/** What a row is watched by. */
type WatchedRow = Pick<CapturedRow, 'octets' | 'session' | 'from'>

/** Writes asterisks over the passwords of binds and outbinds, and over what may be the rest of one. */
export class PasswordMask {
  readonly #watches = new RecentEntries<string, BindWatch>(maxWatches)

  /** The row with its passwords masked; it is left as it is. */
  mask<Row extends WatchedRow>(row: Row): Row {
    const trace = this.#traceOf(row)
    if (trace === 'whole') return row
    const masked = row.octets.slice()
    return maskPassword(masked, trace) === null ? row : { ...row, octets: masked }
  }

  /** Masks `own`, a copy of the row's octets, in place; what stood there as maskPassword returns it. */
  maskCopy(row: WatchedRow, own: Uint8Array): string | null {
    const trace = this.#traceOf(row)
    return trace === 'whole' ? null : maskPassword(own, trace)
  }

  #traceOf({ octets, session, from }: WatchedRow): BindTrace {
    return this.#watchOf(`${session} ${from}`).traceOf(octets, decodePdu(octets))
  }

  #watchOf(key: string): BindWatch {
    const known = this.#watches.get(key)
    if (known !== undefined) return known
    const made = new BindWatch()
    this.#watches.set(key, made)
    return made
  }
}
