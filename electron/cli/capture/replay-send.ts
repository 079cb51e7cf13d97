import { connectionDefaults } from '../../../shared/contract/connection-values.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import type { ReplayRequest } from '../../delivery/replay-request.ts'
import { type ReplayCounts, type ReplayedRequest, ReplayRun } from '../../delivery/replay-run.ts'
import type { ConnectionSettings } from '../../session/bind-settings.ts'
import { SystemClock } from '../../session/clock.ts'
import { ConnectionBinds, unbindPatienceMs } from '../../session/connection-binds.ts'
import type { SessionHooks } from '../../session/session-hooks.ts'
import type { ReaderOutput } from '../console/reader-output.ts'
import { firstSignal } from '../console/signals.ts'

/** Told as it happens. */
export interface ReplayListener {
  readonly output: ReaderOutput
  bound(state: SessionState): void
  /** One of several binds is refused, and the others go on. */
  unbound(state: SessionState): void
  /** Resolves when there is room to print more. */
  replayed(replayed: ReplayedRequest): Promise<void>
}

export interface ReplayOutcome extends ReplayCounts {
  readonly isInterrupted: boolean
  /** Why it ended early. */
  readonly fault: Fault | null
}

/** The account's own messages are not taken by a replay: the SMSC keeps them and offers them again. */
const statusTryLater = statusValue('ESME_RX_T_APPN')

/** Binds, sends what `source` yields at the connection's rate and window, waits for the answers, unbinds. */
export async function sendReplay(
  connection: ConnectionSettings,
  source: AsyncIterable<ReplayRequest>,
  listener: ReplayListener,
  onNote: NonNullable<SessionHooks['onNote']>,
): Promise<ReplayOutcome> {
  const clock = new SystemClock()
  const binds = new ConnectionBinds({ connection, clock, hooks: { onNote } })
  binds.onDeliver = () => statusTryLater
  let told: Promise<void> = Promise.resolve()
  const run = new ReplayRun({
    clock,
    sendOver: (pdu, settle, onSent) => binds.send(pdu, settle, onSent),
    canSend: () => binds.sessionFor('submit_sm') !== null,
    // The rate is the connection's, the window each bind's own.
    rate: null,
    window: connection.window * (connection.binds ?? connectionDefaults.binds),
    onReplayed: (replayed) => {
      told = listener.replayed(replayed)
    },
  })
  const { signalled, release } = firstSignal(listener.output)
  const sending = Promise.withResolvers<void>()
  let isInterrupted = false
  void signalled.then(() => {
    isInterrupted = true
    run.stop()
    return binds.closeWithin(unbindPatienceMs, sending.promise)
  })
  let fault: Fault | null = null
  try {
    await binds.open()
    const failure = await binds.missingHalf()
    if (failure !== null) throw failure
    for (const session of binds.sessions) {
      if (session.phase === 'bound') listener.bound(session.state())
      else if (session.phase === 'closed') listener.unbound(session.state())
    }
    fault = await run.run(paced(source, () => told))
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem
    fault = problem
  } finally {
    sending.resolve()
    await binds.close('unbind')
    release()
  }
  return { ...run.counts, isInterrupted, fault }
}

/** Takes no further request while what was printed of the earlier ones waits for its reader. */
async function* paced(
  source: AsyncIterable<ReplayRequest>,
  told: () => Promise<void>,
): AsyncGenerator<ReplayRequest> {
  for await (const request of source) {
    await told()
    yield request
  }
}
