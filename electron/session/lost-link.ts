import type { SessionState } from '../../shared/contract/session.ts'

/** True once a link is gone that nobody took leave of: what was answered last may not have arrived. */
export function isLinkLost({ phase, close }: Pick<SessionState, 'phase' | 'close'>): boolean {
  const isGone = phase === 'waiting' || phase === 'closed' || phase === 'connecting' || phase === 'listening'
  return isGone && close?.how !== 'unbind'
}
