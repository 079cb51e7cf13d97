import type { SessionState } from '../../../shared/contract/session.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { version33, version34, version50 } from '../../../shared/smpp/interface-version.ts'
import type { PduLayout } from '../../../shared/smpp/pdu-layout.ts'

export type OperationNote =
  | 'bind'
  | 'smsc-only'
  | 'profile'
  | 'needs-34'
  | 'needs-50'
  | 'only-33'
  | 'no-answer'
  | 'ends-session'

const boundStates = { transmitter: 'BOUND_TX', receiver: 'BOUND_RX', transceiver: 'BOUND_TRX' } as const

/** Why an operation may not go well over this session. It can be sent all the same. */
export function operationNotes(
  layout: PduLayout,
  session: SessionState | null,
  profile: ProviderProfile | undefined,
): OperationNote[] {
  const { pdu, command, response } = layout
  const notes: OperationNote[] = []
  const states = pdu.states['5.0'] ?? pdu.states['3.4']
  const version = session?.interfaceVersion ?? version34
  const isLegacy = states === null
  if (isLegacy && version !== version33) notes.push('only-33')
  if (pdu.introduced === '3.4' && version < version34) notes.push('needs-34')
  if (pdu.introduced === '5.0' && version < version50) notes.push('needs-50')
  if (states !== null && states.esme === undefined) notes.push('smsc-only')
  else if (states !== null && session?.bindMode) {
    if (!states.esme?.includes(boundStates[session.bindMode])) notes.push('bind')
  }
  const { supported = null, unsupported = null } = profile?.commands ?? {}
  const isServed = supported?.value.includes(command) ?? unsupported?.value.includes(command) !== true
  if (!isServed) notes.push('profile')
  if (response === null) notes.push('no-answer')
  if (command === 'unbind') notes.push('ends-session')
  return notes
}
