import type { ReplayItem } from '../../shared/contract/capture-replay.ts'
import type { StreamParams, StreamSources } from '../../shared/contract/contract.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { CaptureSource } from '../capture/capture-source.ts'
import { ReplayRun } from '../delivery/replay-run.ts'
import { type Captures, sourceOf } from '../opened/captures.ts'
import type { ClientSession } from '../session/client-session.ts'
import type { Clock } from '../session/clock.ts'
import { reportDefect } from '../session/report-defect.ts'
import type { Sessions } from '../session/sessions.ts'
import { findRequests, readRequests } from './replay-requests.ts'
import type { WindowWork } from './work-at-hand.ts'

interface Parts extends Captures {
  readonly clock: Clock
  readonly sessions: Sessions
  readonly windowWork: WindowWork
}

type Params = StreamParams<'capture.replay'>
type Emit = (item: ReplayItem) => void

/** Time between two words of progress, ms. */
const progressMs = 250
const none = { accepted: 0, refused: 0, same: 0, other: 0, unrecorded: 0, inDoubt: 0, notSent: 0 }
const nothing = { total: 0, sent: 0, ...none }

export function replaySources(parts: Parts): Pick<StreamSources, 'capture.replay'> {
  return {
    'capture.replay': (params, emit) => {
      const stop = new AbortController()
      void replay(parts, params, emit, stop.signal)
        .catch(reportDefect)
        .finally(parts.windowWork.begin('replay'))
      return () => stop.abort()
    },
  }
}

async function replay(parts: Parts, params: Params, emit: Emit, signal: AbortSignal): Promise<void> {
  try {
    const capture = sourceOf(parts, params.captureId)
    const session = boundSession(parts.sessions, params.sessionId)
    const onFound = (found: number) => emit({ kind: 'reading', found })
    const seqs = await findRequests(capture, params, signal, onFound)
    if (signal.aborted) return
    await send(parts, { capture, session, seqs, rate: params.perSecond }, emit, signal)
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem
    emit({ kind: 'done', ...nothing, fault: problem.toJSON() })
  }
}

interface Plan {
  readonly capture: CaptureSource
  readonly session: ClientSession
  readonly seqs: readonly number[]
  readonly rate: number | null
}

async function send(
  { clock }: Parts,
  { capture, session, seqs, rate }: Plan,
  emit: Emit,
  signal: AbortSignal,
): Promise<void> {
  const total = seqs.length
  const run = new ReplayRun({
    ...{ clock, rate },
    // The chosen bind and no other; never repeated by the connection's own policy.
    sendOver: (pdu, settle, onSent) => session.sendOnce(pdu, settle, onSent),
    canSend: () => session.phase === 'bound',
    window: session.state().window,
    onReplayed: () => undefined,
  })
  signal.addEventListener('abort', () => run.stop())
  const timer = setInterval(() => {
    const { answered: _answered, ...counts } = run.counts
    emit({ kind: 'progress', total, ...counts, perSecond: run.perSecond() })
  }, progressMs)
  try {
    const fault = await run.run(readRequests(capture, seqs))
    const { answered: _answered, ...counts } = run.counts
    emit({ kind: 'done', total, ...counts, fault: fault?.toJSON() ?? null })
  } finally {
    clearInterval(timer)
  }
}

/** Throws session.not-found or session.not-bound. */
function boundSession(sessions: Sessions, sessionId: string): ClientSession {
  const session = sessions.get(sessionId)
  if (session.phase !== 'bound') throw new Fault('session.not-bound', {})
  return session
}
