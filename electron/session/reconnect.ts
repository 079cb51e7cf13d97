import type { ConnectionDraft } from '../../shared/contract/connections.ts'
import type { CloseReason } from '../../shared/contract/session.ts'
import type { Fault } from '../../shared/faults/fault.ts'
import { faultTable } from '../../shared/faults/fault-table.ts'
import { statusName, statusValue } from '../../shared/smpp/status-table.ts'

/**
 * Temporary bind refusals: the SMSC still holds the last session, or is overloaded. Every other one stays
 * until somebody changes something, and repeating it gets accounts blocked.
 */
const passingStatuses: ReadonlySet<string | number> = new Set(
  [
    statusValue('ESME_RALYBND'),
    statusValue('ESME_RSYSERR'),
    statusValue('ESME_RMSGQFUL'),
    statusValue('ESME_RTHROTTLED'),
    statusValue('ESME_RX_T_APPN'),
  ].map(statusName),
)

const alreadyBound = statusName(statusValue('ESME_RALYBND'))

/**
 * True when a bind was refused as one too many, so that the account itself is good. ESME_RBINDFAIL, which
 * some providers send instead, does not count: it means a wrong password as often.
 */
export function isOneTooMany({ fault }: CloseReason): boolean {
  return fault?.code === 'session.bind-refused' && fault.detail['commandStatus'] === alreadyBound
}

/** True when trying the same connection again may succeed. */
export function mayPass(fault: Fault): boolean {
  if (fault.code !== 'session.bind-refused') return faultTable[fault.code].retry
  return Object.entries(fault.detail).some(
    ([key, value]) => key === 'commandStatus' && passingStatuses.has(value),
  )
}

/**
 * Milliseconds before attempt `attempt` (from 1): doubling, capped, and randomised so that clients spread
 * out.
 */
export function reconnectDelayMs(
  policy: ConnectionDraft['reconnect'],
  attempt: number,
  random: () => number,
): number {
  const doubled = policy.initialDelay * 2 ** Math.min(attempt - 1, 30)
  const seconds = Math.min(doubled, Math.max(policy.initialDelay, policy.maxDelay))
  return seconds * 1000 * (0.5 + random() / 2)
}
