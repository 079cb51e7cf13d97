import type { SessionState } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { KeepAlive } from './keep-alive.ts'
import type { SessionCore } from './session-core.ts'

/** Shared by all sessions of a listener and read at every sweep: a change takes effect on those that live. */
export interface ServerTimers {
  /** A client that does not bind within this is cut. */
  bindDeadlineMs: number
  /** A client that leaves a PDU of ours unanswered for so long is cut, without unbind. */
  answerDeadlineMs: number
  /** Between two enquire_links of ours; 0 or absent sends none. */
  enquireLinkIntervalMs?: number
  /** A client with nothing but enquire_link for so long is unbound; 0 or absent never. */
  inactivityMs?: number
}

/** Why a client that left a request of ours without an answer is cut. */
export function unanswered(command: string, { answerDeadlineMs }: ServerTimers): Fault {
  return new Fault('session.response-timeout', { command, seconds: answerDeadlineMs / 1000 })
}

/** Why a client that did not bind is cut. */
export function unbound({ bindDeadlineMs }: ServerTimers): Fault {
  return new Fault('session.no-bind', { seconds: bindDeadlineMs / 1000 })
}

/** The timers as they are shown: how long each is, and when it next runs out. */
export function timersView(
  { bindDeadlineMs, answerDeadlineMs, inactivityMs = 0 }: ServerTimers,
  { enquireLink, inactivity, request, heardAt }: ReturnType<SessionCore['deadlines']>,
  { keepAlive, bindUntil }: { readonly keepAlive: KeepAlive; readonly bindUntil: number | null },
): SessionState['timers'] {
  return {
    sessionInit: { seconds: bindDeadlineMs / 1000, until: bindUntil },
    enquireLink: { seconds: keepAlive.intervalMs / 1000, until: enquireLink },
    inactivity: { seconds: inactivityMs / 1000, until: inactivity },
    response: { seconds: answerDeadlineMs / 1000, until: request },
    heardAt,
  }
}
