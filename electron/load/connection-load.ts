import type { SessionState } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { LoadResult, LoadSecond } from '../../shared/load/load-figures.ts'
import type { LoadMessages } from '../../shared/load/load-messages.ts'
import type { LoadSettings } from '../../shared/load/load-settings.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { Clock } from '../session/clock.ts'
import { ConnectionBinds, unbindPatienceMs } from '../session/connection-binds.ts'
import { earlyEnd } from '../session/request-fault.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import { LoadRun } from './load-run.ts'

export interface ConnectionLoadOptions {
  readonly connection: ConnectionSettings
  readonly settings: LoadSettings
  readonly messages: LoadMessages
  readonly clock: Clock
  readonly onSecond: (second: LoadSecond) => void
  readonly onNote?: SessionHooks['onNote']
  /** Once for each bind, when all first attempts are over. */
  readonly onBound?: (state: SessionState) => void
  /** One of several binds was refused or lost for good, and the others go on. */
  readonly onUnbound?: (state: SessionState) => void
}

/** A load over binds of its own: opens them, sends, unbinds. They make no cards and no rows of the capture. */
export class ConnectionLoad {
  readonly run: LoadRun
  readonly #options: ConnectionLoadOptions
  readonly #binds: ConnectionBinds
  #isOpen = false
  readonly #ended = new Set<string>()

  /** Throws the faults of ratePlan. */
  constructor(options: ConnectionLoadOptions) {
    const { connection, clock, onNote } = options
    this.#options = options
    this.#binds = new ConnectionBinds({
      // What paces is the plan alone, and nothing is sent twice.
      connection: { ...connection, rate: undefined, inDoubt: 'leave', ignoresThrottling: true },
      clock,
      hooks: {
        onPhase: (state) => this.#phaseChanged(state),
        onNote: (session, note) => {
          this.run.noted(note)
          onNote?.(session, note)
        },
      },
    })
    this.#binds.onDeliver = (pdu) => this.run.arrived(pdu)
    const { window } = connection
    this.run = new LoadRun({ ...options, window, link: this.#binds })
  }

  /** Rejects with the Fault of a bind that failed, and session.not-bound when it was stopped before. Call once. */
  async start(): Promise<LoadResult> {
    try {
      await this.#binds.open()
      // Without its receiver a pair would send parts and get no receipts.
      const failure = await this.#binds.missingHalf()
      if (failure !== null) throw failure
      for (const session of this.#binds.sessions) {
        if (session.phase === 'bound') this.#options.onBound?.(session.state())
      }
      this.#isOpen = true
      for (const session of this.#binds.sessions) this.#phaseChanged(session.state())
      return await this.run.run()
    } finally {
      await this.#binds.closeWithin(unbindPatienceMs)
    }
  }

  /** As LoadRun.stop; before everything is bound it ends at once. */
  stop(how: 'wait' | 'cut' = 'wait'): void {
    if (this.#isOpen) this.run.stop(how)
    else void this.#binds.close('cut')
  }

  #phaseChanged(state: SessionState): void {
    const { sessionId, phase, close } = state
    if (!this.#isOpen || phase !== 'closed' || close === null || this.run.isEnding) return
    const fault = earlyEnd(close)
    if (this.#binds.isBroken) this.run.fail(fault ?? new Fault('session.lost', {}))
    else if (fault !== null && !this.#ended.has(sessionId)) {
      this.#ended.add(sessionId)
      this.#options.onUnbound?.(state)
    }
  }
}
