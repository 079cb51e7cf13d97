import { targetText } from '../../shared/contract/new-connection.ts'
import type { CloseReason, LinkClose, SessionState } from '../../shared/contract/session.ts'
import type { CaptureEventKind } from '../../shared/inspect/capture-event-table.ts'
import type { Detail } from '../../shared/words/words.ts'
import type { Clock } from '../session/clock.ts'
import type { SessionIdentity } from '../session/session-hooks.ts'
import type { SessionNote } from '../session/session-note.ts'
import type { ToldEvent } from './capture-events.ts'

/** Between two looks at whether a session that was slowed down is at full speed again, ms. */
const throttleLookMs = 500
/** Characters of what a peer calls itself. */
const nameLimit = 64

interface Options {
  readonly clock: Clock
  readonly add: (event: ToldEvent) => void
  /** Keeps the end of a link of a connection of ours. */
  readonly keepClose: (connectionId: string, close: LinkClose) => void
  /** undefined for a session that is gone. */
  readonly stateOf: (sessionId: string) => SessionState | undefined
}

interface Told {
  /** Its link was bound, and has not ended. */
  isBound: boolean
  /** The last end that was told. */
  close: CloseReason | null
}

/** Tells what happens to sessions as events of the capture, from the changes of their phase and from their notes. */
export class SessionEvents {
  readonly #options: Options
  readonly #told = new Map<string, Told>()
  /** Sessions, or connections whose binds share their pace, that are slowed down. */
  readonly #throttled = new Set<string>()

  constructor(options: Options) {
    this.#options = options
  }

  /** Called at once when the phase of one of our sessions has changed. */
  phaseChanged(state: SessionState): void {
    const told = this.#told.get(state.sessionId) ?? { isBound: false, close: null }
    this.#told.set(state.sessionId, told)
    const hasEnded = this.#tellEnd(state, told)
    switch (state.phase) {
      case 'connecting':
        // At once after an end: another host is tried in its place.
        if (hasEnded) this.#add(state, 'next-host', hostDetail(state))
        break
      case 'open':
        this.#connected(state)
        break
      case 'bound':
        told.isBound = true
        this.#add(state, 'bound', boundDetail(state))
        break
      case 'waiting':
        this.#add(state, 'retry', retryDetail(state, this.#options.clock.now()))
        break
      case 'listening':
        this.#add(state, 'listening', {})
        break
      case 'closed':
        // Nothing is tried any more, and that its last link ended is known.
        if (!hasEnded) this.#add(state, 'closed', {})
        this.#told.delete(state.sessionId)
        break
    }
  }

  /** A client of the simulator's, before its first PDU; from here on its phases count. */
  clientCame(state: SessionState): void {
    this.#told.set(state.sessionId, { isBound: false, close: null })
    this.#connected(state)
  }

  /** As `phaseChanged`, for a client of the simulator's: those that were not told of are other ends of our own sessions. */
  clientPhaseChanged(state: SessionState): void {
    if (this.#told.has(state.sessionId)) this.phaseChanged(state)
  }

  noted({ sessionId, connectionId }: SessionIdentity, note: SessionNote): void {
    if (note.kind !== 'slowed') return
    const key = connectionId ?? sessionId
    const state = this.#options.stateOf(sessionId)
    if (state === undefined || state.throttle === null || this.#throttled.has(key)) return
    const { factor, perSecond, lastStatus } = state.throttle
    this.#throttled.add(key)
    this.#add(state, 'throttled', {
      status: lastStatus ?? note.commandStatus,
      percent: Math.round(100 * factor),
      perSecond: Math.round(perSecond * 10) / 10,
    })
    this.#watchThrottle(key, sessionId, this.#options.clock.monotonic())
  }

  #watchThrottle(key: string, sessionId: string, since: number): void {
    const { clock, stateOf } = this.#options
    clock.setTimeout(() => {
      const state = stateOf(sessionId)
      const isOver = state === undefined || state.phase === 'closed'
      if (!isOver && state.throttle !== null) {
        this.#watchThrottle(key, sessionId, since)
        return
      }
      this.#throttled.delete(key)
      const seconds = Math.round((clock.monotonic() - since) / 1000)
      if (!isOver) this.#add(state, 'resumed', { seconds })
    }, throttleLookMs)
  }

  #connected(state: SessionState): void {
    const { remoteAddress, tls, role } = state
    this.#add(state, 'connected', {
      address: remoteAddress ?? '?',
      tls: tls ?? '',
      role,
      ...hostDetail(state),
    })
  }

  /** True when the session's last link has ended and this had not been told. */
  #tellEnd(state: SessionState, told: Told): boolean {
    const { close, connectionId, name } = state
    if (close === null || close === told.close || !endPhases.has(state.phase)) return false
    const wasBound = told.isBound
    told.close = close
    told.isBound = false
    this.#add(state, endKind(close, wasBound), {}, close)
    if (connectionId !== null) {
      this.#options.keepClose(connectionId, { sessionName: name, wasBound, close })
    }
    return true
  }

  #add(
    { sessionId, name, connectionId }: SessionState,
    kind: CaptureEventKind,
    detail: Detail,
    close?: CloseReason,
  ): void {
    this.#options.add({
      at: close?.at ?? this.#options.clock.now(),
      kind,
      sessionId,
      sessionName: name,
      connectionId,
      detail: { ...detail },
      ...(close === undefined ? {} : { close }),
    })
  }
}

/** The simulator was switched on, and listens there, or off (null). */
export function switchEvent(
  at: number,
  listening: { readonly host: string; readonly port: number; readonly isTls: boolean } | null,
): ToldEvent {
  const about = { at, sessionId: null, sessionName: '', connectionId: null }
  if (listening === null) return { ...about, kind: 'simulator-off', detail: {} }
  const { host, port, isTls } = listening
  return { ...about, kind: 'simulator-on', detail: { host, port, tls: isTls ? 'yes' : '' } }
}

/** Phases in which no link lives yet, or any more. */
const endPhases: ReadonlySet<SessionState['phase']> = new Set([
  'listening',
  'connecting',
  'waiting',
  'closed',
])

function endKind({ by, how }: CloseReason, wasBound: boolean): 'lost' | 'closed' | 'failed' {
  const isMeant = how === 'unbind' || (by === 'us' && how === 'cut')
  return isMeant ? 'closed' : wasBound ? 'lost' : 'failed'
}

function boundDetail(state: SessionState): Detail {
  const { bindMode, peerSystemId, interfaceVersion } = state
  return {
    mode: bindMode ?? '?',
    systemId: (peerSystemId ?? '').slice(0, nameLimit),
    version: interfaceVersion,
    ...hostDetail(state),
  }
}

/** The host of a connection that has several; nothing where there is but one. */
function hostDetail({ target }: SessionState): Detail {
  if (!target || target.of === 1) return {}
  return { host: targetText(target), number: target.number, of: target.of }
}

function retryDetail({ retryAt, attempt }: SessionState, now: number): Detail {
  const seconds = Math.round((Math.max(0, (retryAt ?? now) - now) / 1000) * 10) / 10
  return { seconds, attempt: attempt + 1 }
}
