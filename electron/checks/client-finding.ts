import type { TlsFacts } from '../../shared/contract/session.ts'
import type { Fault } from '../../shared/faults/fault.ts'
import { daysUntil, type Finding, soonDays } from './doctor-report.ts'

/**
 * Finding on our certificate after a successful handshake; null when it is unknown whether a missing one was
 * requested.
 */
export function judgeClient({ isAsked, own }: TlsFacts): Finding | null {
  if (own === null) {
    if (isAsked === null) return null
    return isAsked
      ? { state: 'warning', verdict: 'client-missing', next: 'add-client-certificate' }
      : { state: 'ok', verdict: 'client-not-asked' }
  }
  const daysLeft = daysUntil(own.validTo)
  const facts = { subject: own.subject, daysLeft }
  if (daysLeft < soonDays) {
    return { state: 'warning', verdict: 'client-ends-soon', facts, next: 'ask-renewal' }
  }
  if (isAsked === null) return { state: 'ok', verdict: 'client-ready', facts }
  return { state: 'ok', verdict: isAsked ? 'client-accepted' : 'client-unused', facts }
}

/** Finding on our certificate after a failed handshake; null when it failed for another reason. */
export function clientFailure(fault: Fault): Finding | null {
  const reason = fault.detail['reason'] ?? fault.message
  switch (fault.code) {
    case 'session.tls-client-required':
      return { state: 'failed', verdict: 'client-required', next: 'add-client-certificate' }
    case 'session.tls-client-refused':
      return { state: 'failed', verdict: 'client-refused', facts: { reason }, next: 'ask-provider' }
    case 'session.tls-client-doubt':
      return { state: 'failed', verdict: 'client-doubted', facts: { reason }, next: 'ask-provider' }
    case 'certificate.expired': {
      const { subject = '', date = '' } = fault.detail
      return { state: 'failed', verdict: 'client-expired', facts: { subject, date }, next: 'ask-renewal' }
    }
    default:
      return fault.code.startsWith('certificate.')
        ? { state: 'failed', verdict: 'client-unusable', facts: { reason }, next: 'add-client-certificate' }
        : null
  }
}
