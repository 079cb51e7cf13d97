import type { SessionState } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { Clock } from '../session/clock.ts'
import { ConnectionBinds, unbindPatienceMs } from '../session/connection-binds.ts'
import { earlyEnd } from '../session/request-fault.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import type { LoadLink } from './load-link.ts'
import type { LoadRun } from './load-run.ts'

export interface LoadBindsOptions {
  readonly connection: ConnectionSettings
  readonly clock: Clock
  readonly onNote?: SessionHooks['onNote']
  /** Told of our side of each socket, before anything passes. */
  readonly onLocalAddress?: (address: string) => void
  /** Once for each bind, when all first attempts are over. */
  readonly onBound?: (state: SessionState) => void
  /** One of several binds was refused or lost for good, and the others go on. */
  readonly onUnbound?: (state: SessionState) => void
}

/** Temporary: the SMSC keeps the message and offers it again. */
const statusTryLater = statusValue('ESME_RX_T_APPN')

/** Binds of a load's own, whose pace is the plan's alone; one load after another goes over them. */
export class LoadBinds {
  readonly #options: LoadBindsOptions
  readonly #binds: ConnectionBinds
  readonly #ended = new Set<string>()
  #isOpen = false
  #run: LoadRun | null = null

  constructor(options: LoadBindsOptions) {
    const { connection, clock, onNote } = options
    this.#options = options
    this.#binds = new ConnectionBinds({
      // Nothing is sent twice.
      connection: { ...connection, rate: undefined, inDoubt: 'leave', ignoresThrottling: true },
      clock,
      hooks: {
        onPhase: (state) => this.#phaseChanged(state),
        onNote: (session, note) => {
          this.#run?.noted(note)
          onNote?.(session, note)
        },
      },
    })
    this.#binds.onDeliver = (pdu) => (this.#run === null ? statusTryLater : this.#run.arrived(pdu))
  }

  get link(): LoadLink {
    return this.#binds
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Rejects with the Fault of a bind that failed, and session.not-bound when it was closed before. */
  async open(): Promise<void> {
    await this.#binds.open()
    // Without its receiver a pair would send parts and get no receipts.
    const failure = await this.#binds.missingHalf()
    if (failure !== null) throw failure
    for (const session of this.#binds.sessions) {
      if (session.phase === 'bound') this.#options.onBound?.(session.state())
    }
    this.#isOpen = true
  }

  /** From now on this run is told what comes, and of the end of the binds. */
  serve(run: LoadRun): void {
    this.#run = run
    for (const session of this.#binds.sessions) this.#phaseChanged(session.state())
  }

  close(): Promise<void> {
    return this.#binds.closeWithin(unbindPatienceMs)
  }

  /** At once, without unbind. */
  cut(): void {
    void this.#binds.close('cut')
  }

  #phaseChanged(state: SessionState): void {
    const { sessionId, phase, close, localAddress } = state
    if (localAddress !== null) this.#options.onLocalAddress?.(localAddress)
    const run = this.#run
    if (run === null || run.isEnding || phase !== 'closed' || close === null) return
    const fault = earlyEnd(close)
    if (this.#binds.isBroken) run.fail(fault ?? new Fault('session.lost', {}))
    else if (fault !== null && !this.#ended.has(sessionId)) {
      this.#ended.add(sessionId)
      this.#options.onUnbound?.(state)
    }
  }
}
