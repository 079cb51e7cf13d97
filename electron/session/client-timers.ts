import type { SessionPhase, SessionState } from '../../shared/contract/session.ts'
import type { BindSettings } from './bind-settings.ts'
import type { ClientLink } from './client-link.ts'

/** The four timers of a client session, with when those that run run out. */
export function clientTimers(
  connection: BindSettings,
  link: ClientLink | null,
  phase: SessionPhase,
): SessionState['timers'] {
  const { bindTimeout, enquireLinkInterval, inactivityTimeout = 0, responseTimeout } = connection
  const until = link?.core?.deadlines()
  const isBinding = phase === 'binding'
  const request = until?.request ?? null
  return {
    sessionInit: { seconds: bindTimeout, until: isBinding ? request : (link?.outbindUntil ?? null) },
    enquireLink: { seconds: enquireLinkInterval, until: until?.enquireLink ?? null },
    inactivity: { seconds: inactivityTimeout, until: until?.inactivity ?? null },
    response: { seconds: responseTimeout, until: isBinding ? null : request },
    heardAt: until?.heardAt ?? null,
  }
}
