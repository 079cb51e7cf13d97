import type { CloseReason } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'

/** Why a session ended that we had not ended ourselves; null when we had. */
export function earlyEnd({ by, how }: CloseReason): Fault | null {
  if (by === 'us' && (how === 'unbind' || how === 'cut')) return null
  return new Fault('session.ended-early', { how: `${by === 'peer' ? 'SMSC' : 'ESME'}, ${how}` })
}
