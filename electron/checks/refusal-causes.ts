import type { BindMode, ConnectionInput } from '../../shared/contract/connections.ts'
import type { DoctorCause } from '../../shared/doctor/doctor-table.ts'
import type { ProviderProfile } from '../../shared/profiles/profile-schema.ts'
import { maxValueOctets } from '../../shared/smpp/pdu-layout.ts'
import { statusName } from '../../shared/smpp/status-table.ts'

/** Known facts about a refused bind. */
export interface Circumstances {
  readonly connection: ConnectionInput & { readonly password: string }
  readonly bindMode: BindMode
  readonly profile: ProviderProfile | null
  /** Sessions of the connection that are open in the workbench. */
  readonly liveSessions: number
  /** Another bind type was accepted in this run, so values that all types share are not the cause. */
  readonly hasBound: boolean
  /** A public address that the provider sees as it is or translated; '' when the peer is on this machine. */
  readonly localAddress: string
  readonly isLocalPeer: boolean
  readonly usesTls: boolean
}

const passwordOctets = maxValueOctets('bind_transceiver', 'password')

/**
 * Why a bind was refused with `commandStatus`, or not answered at all (null), likeliest first. Vendors fold nearly
 * everything into ESME_RBINDFAIL, so that this one gets the whole checklist.
 */
export function causesOf(commandStatus: number | null, given: Circumstances): DoctorCause[] {
  const certain = certainCauses(given)
  const likely =
    commandStatus === null ? silentCauses(given) : causesByStatus(statusName(commandStatus), given)
  return [...new Set([...likely.filter((cause) => certain.has(cause)), ...likely])]
}

function causesByStatus(status: string, given: Circumstances): DoctorCause[] {
  switch (status) {
    case 'ESME_RINVPASWD':
      return passwordCauses(given)
    case 'ESME_RINVSYSID':
      return ['wrong-system-id', ...passwordCauses(given), ...addressCauses(given)]
    case 'ESME_RINVSYSTYP':
      return systemTypeCauses(given)
    case 'ESME_RALYBND':
      return [...ownSession(given), 'previous-session', 'bind-limit']
    case 'ESME_RINVCMDID':
    case 'ESME_RINVBNDSTS':
    case 'ESME_RBINDNOTALLOWED':
      return [...bindTypeCauses(given), ...(given.hasBound ? [] : passwordCauses(given))]
    default:
      return everyCause(given)
  }
}

function everyCause(given: Circumstances): DoctorCause[] {
  const perType = bindTypeCauses(given)
  const limits: DoctorCause[] = [...ownSession(given), 'bind-limit', 'previous-session']
  if (given.hasBound) return [...perType, ...limits]
  return [
    ...passwordCauses(given),
    'wrong-system-id',
    ...systemTypeCauses(given),
    ...addressCauses(given),
    ...perType,
    ...limits,
    'interface-version',
  ]
}

function silentCauses(given: Circumstances): DoctorCause[] {
  const limits: DoctorCause[] = [...ownSession(given), 'bind-limit', 'previous-session']
  return [...addressCauses(given), ...(given.usesTls ? [] : (['port-wants-tls'] as const)), ...limits]
}

/** Causes that are certain from the connection, the profile and our own sessions. */
function certainCauses(given: Circumstances): ReadonlySet<DoctorCause> {
  return new Set([
    ...(given.connection.password.length > passwordOctets ? (['password-too-long'] as const) : []),
    ...(given.connection.password === '' ? (['password-missing'] as const) : []),
    'system-type-of-profile',
    'bind-type-of-profile',
    'own-session',
  ])
}

function passwordCauses({ connection, profile }: Circumstances): DoctorCause[] {
  const { length } = connection.password
  const limit = profile?.bind.passwordMaxOctets?.value ?? passwordOctets
  if (length === 0) return ['password-missing']
  return length > limit ? ['password-too-long', 'wrong-password'] : ['wrong-password']
}

function systemTypeCauses({ connection, profile }: Circumstances): DoctorCause[] {
  const wanted = profile?.bind.systemType?.value
  if (wanted !== undefined && wanted !== connection.systemType) return ['system-type-of-profile']
  return [connection.systemType === '' ? 'system-type-empty' : 'wrong-system-type']
}

function addressCauses({ isLocalPeer }: Circumstances): DoctorCause[] {
  return isLocalPeer ? [] : ['address-not-allowed']
}

function bindTypeCauses({ bindMode, profile }: Circumstances): DoctorCause[] {
  const offered = profile?.bind.types?.value
  if (offered !== undefined && !offered.includes(bindMode)) return ['bind-type-of-profile']
  return ['bind-type']
}

function ownSession({ liveSessions }: Circumstances): DoctorCause[] {
  return liveSessions > 0 ? ['own-session'] : []
}
