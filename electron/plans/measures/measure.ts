import type { AcceptanceCheck } from '../../../shared/acceptance/acceptance-table.ts'
import type { Measured } from '../../../shared/acceptance/measurement.ts'
import type { DoctorLine } from '../../../shared/contract/doctor.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import type { Words } from '../../../shared/words/words.ts'
import type { ConnectionSettings } from '../../session/bind-settings.ts'
import type { Clock } from '../../session/clock.ts'
import type { SessionHooks } from '../../session/session-hooks.ts'
import type { Evidence } from '../evidence.ts'

/** How long and how much a run may try. */
export interface Budget {
  /** How long a silence is watched for a cut, ms. */
  readonly silenceMs: number
  /** How long a receipt is waited for, ms. */
  readonly receiptMs: number
  /** Binds that are opened at most to find a limit that no profile tells. */
  readonly binds: number
  /** Messages of one burst. */
  readonly burst: number
  /** Every value of data_coding instead of the everyday ones. */
  readonly isThorough: boolean
}

export interface Numbers {
  /** Where messages go. */
  readonly to: string
  /** Their sender. */
  readonly from: string
  /** What their texts begin with. */
  readonly text: string
  /** TLVs that every message must have, by tag; text, octet for octet. */
  readonly tlvs: ReadonlyMap<number, string>
}

/** What a measure is given. */
export interface MeasureContext {
  readonly connection: ConnectionSettings
  readonly catalogue: Catalogue
  /** Of the connection; null: none that is known. */
  readonly profile: ProviderProfile | null
  readonly clock: Clock
  /** What passes is shown here, to be captured and kept as evidence. */
  readonly hooks: SessionHooks
  /** The same, with PDUs as evidence of something else than this check. */
  readonly hooksInto: (evidence: Evidence) => SessionHooks
  /** True where `hooks` keep messages of others that arrive; otherwise these are put off. */
  readonly keepsMessages: boolean
  readonly numbers: Numbers
  readonly budget: Budget
  /** Sessions of the account that others hold meanwhile. */
  readonly liveSessions: number
  /** What goes on, for whoever watches. */
  readonly tell: (progress: Words) => void
  /** Our side of each socket, 'host:port'. */
  readonly onLocalAddress: (address: string) => void
  /** What earlier checks of this run left for later ones. */
  readonly memory: RunMemory
  readonly signal: AbortSignal
}

/** What the doctor found, and the PDUs of the binds that it tried. */
export interface Examination {
  readonly lines: readonly DoctorLine[]
  readonly evidence: Evidence
}

export interface RunMemory {
  /** The doctor's examination: done once, since it binds; again where a check is tried again. */
  examination: Promise<Examination> | null
  /** How long the receipt of a message took, ms; null: not known. */
  receiptMs: number | null
  /** Makes each text another: providers refuse repeats. */
  texts: number
}

/** One check that has to be measured. Rejects with the signal's reason, or MeasureFailure where it cannot be run. */
export type Measure = (context: MeasureContext, check: AcceptanceCheck) => Promise<Measured>

/** Why a check could not be run. */
export class MeasureFailure extends Error {
  readonly why: Words

  constructor(why: Words) {
    super(why.en)
    this.why = why
  }
}

/** Resolves after `ms`; rejects with the signal's reason when that aborts first. */
export function pause(
  { clock, signal }: Pick<MeasureContext, 'clock' | 'signal'>,
  ms: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clock.clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = clock.setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
