import type {
  DoctorCertificate,
  DoctorCheckId,
  DoctorItem,
  DoctorLine,
} from '../../shared/contract/doctor.ts'
import type { DoctorCause, DoctorStep, DoctorVerdict } from '../../shared/doctor/doctor-table.ts'
import type { Detail } from '../../shared/words/words.ts'

/** Result of a check. */
export interface Finding {
  readonly state: 'ok' | 'warning' | 'failed' | 'skipped'
  readonly verdict: DoctorVerdict
  readonly facts?: Detail
  readonly causes?: readonly DoctorCause[]
  readonly next?: DoctorStep
  readonly certificates?: readonly DoctorCertificate[]
}

/** Tells the lines as the checks go on, and counts what they found. */
export class DoctorReport {
  readonly #tell: (item: DoctorItem) => void
  readonly #signal: AbortSignal
  #failed = 0
  #warnings = 0
  #host: string | null = null

  /** Nothing is told once `signal` is aborted. */
  constructor(tell: (item: DoctorItem) => void, signal: AbortSignal) {
    this.#tell = tell
    this.#signal = signal
  }

  /** The lines that follow are about this host, 'host:port', of several. */
  about(host: string): void {
    this.#host = host
  }

  /** Shows the check as running, then what it found. Rejects with the signal's reason when that aborts meanwhile. */
  async check(id: DoctorCheckId, run: () => Promise<Finding>): Promise<Finding> {
    this.#line({
      kind: 'line',
      id,
      state: 'running',
      verdict: null,
      facts: {},
      causes: [],
      next: null,
      certificates: [],
    })
    const finding = await run()
    this.#signal.throwIfAborted()
    this.found(id, finding)
    return finding
  }

  found(id: DoctorCheckId, finding: Finding): void {
    const { state, verdict, facts = {}, causes = [], next = null, certificates = [] } = finding
    if (state === 'failed') this.#failed++
    if (state === 'warning') this.#warnings++
    this.#line({
      kind: 'line',
      id,
      state,
      verdict,
      facts: { ...facts },
      causes: [...causes],
      next,
      certificates: [...certificates],
    })
  }

  skip(ids: readonly DoctorCheckId[], verdict: DoctorVerdict): void {
    for (const id of ids) this.found(id, { state: 'skipped', verdict })
  }

  done(isFound = true): void {
    if (this.#signal.aborted) return
    this.#tell({ kind: 'done', isFound, failed: this.#failed, warnings: this.#warnings })
  }

  #line(line: DoctorLine): void {
    if (!this.#signal.aborted) this.#tell(this.#host === null ? line : { ...line, host: this.#host })
  }
}

/** Milliseconds for people: a tenth below ten. */
export function roundMs(ms: number): number {
  return ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms)
}

const dayMs = 86_400_000
/** Renewals of certificates take providers weeks: this is when to ask. */
export const soonDays = 30

/** Whole days from now on to `at`, epoch ms; negative when it is over. */
export function daysUntil(at: number): number {
  return Math.floor((at - Date.now()) / dayMs)
}
