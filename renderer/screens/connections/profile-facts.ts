import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import { plannedBinds } from '../../../shared/contract/new-connection.ts'
import type { ProfileTlv } from '../../../shared/profiles/catalogue.ts'
import type { Known, ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { tlvLabel } from '../../../shared/smpp/tlv-value.ts'

type FactKey =
  | 'hosts'
  | 'plainPorts'
  | 'tlsPorts'
  | 'types'
  | 'maxBinds'
  | 'passwordMax'
  | 'bindSeconds'
  | 'answerSeconds'
  | 'enquireLink'
  | 'enquireLinkMin'
  | 'rate'
  | 'window'
  | 'textOctets'
  | 'receipt'
  | 'receives'
  | 'allowList'
  | 'tlvsRequired'
  | 'tlvs'

export interface ProfileFact {
  readonly key: FactKey
  /** As it is shown; 'yes' and 'no' are worded by the screen. */
  readonly value: string
  /** The form says otherwise. */
  readonly isContradicted: boolean
}

/** Facts of the profile about binding, compared with the form. Unknown facts are left out, never guessed. */
export function profileFacts(
  profile: ProviderProfile,
  tlvs: readonly ProfileTlv[],
  draft: ConnectionDraft,
  passwordOctets: number,
): ProfileFact[] {
  const facts: ProfileFact[] = []
  const add = <T>(
    key: FactKey,
    known: Known<T>,
    word: (value: T) => string,
    isContradicted: (value: T) => boolean,
  ) => {
    if (known !== null)
      facts.push({ key, value: word(known.value), isContradicted: isContradicted(known.value) })
  }
  const list = (values: readonly (string | number)[]) => values.join(', ')
  const isLocal = /^(localhost|127\.|::1|\[::1\])/.test(draft.host)
  const isPort = (ports: readonly number[]) => !isLocal && !ports.includes(draft.port)
  const { connection, bind, deadlines, limits, commands } = profile
  add(
    'hosts',
    connection.hosts,
    (hosts) => list(hosts.map(({ host }) => host)),
    () => false,
  )
  add('plainPorts', connection.plainPorts, list, (ports) => !draft.tls.enabled && isPort(ports))
  add('tlsPorts', connection.tlsPorts, list, (ports) => draft.tls.enabled && isPort(ports))
  add(
    'allowList',
    connection.allowList,
    (value) => value,
    () => false,
  )
  const planned = plannedBinds(draft)
  add('types', bind.types, list, (types) => planned.some((mode) => !types.includes(mode)))
  add('maxBinds', bind.maxBinds, String, (most) => planned.length > most)
  add('passwordMax', bind.passwordMaxOctets, String, (octets) => passwordOctets > octets)
  add('bindSeconds', deadlines.bindSeconds, String, () => false)
  add('answerSeconds', deadlines.answerSeconds, String, () => false)
  add('enquireLink', deadlines.enquireLinkSeconds, String, (limit) => draft.enquireLinkInterval > limit)
  add('enquireLinkMin', deadlines.enquireLinkMinSeconds, String, (least) => {
    return draft.enquireLinkInterval > 0 && draft.enquireLinkInterval < least
  })
  // 0 is no limit at all.
  add('rate', limits.partsPerSecond, String, (rate) => draft.rate === 0 || draft.rate > rate)
  add('window', limits.window, String, (window) => draft.window > window)
  add('textOctets', limits.textOctets, String, () => false)
  add('receipt', profile.receipt.format, String, () => false)
  add(
    'receives',
    commands.receivesMessages,
    (value) => (value ? 'yes' : 'no'),
    () => false,
  )
  for (const isRequired of [true, false]) {
    const rows = tlvs.filter(({ required }) => required === isRequired)
    const value = list(rows.map(({ name, tag }) => `${name} (${tlvLabel(tag)})`))
    if (value !== '') facts.push({ key: isRequired ? 'tlvsRequired' : 'tlvs', value, isContradicted: false })
  }
  return facts
}
