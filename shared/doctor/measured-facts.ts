import { withMeasured } from '../profiles/edit-profile.ts'
import type { FactGroup } from '../profiles/fact-table.ts'
import { factAt } from '../profiles/fact-text.ts'
import type { ProviderProfile, Source } from '../profiles/profile-schema.ts'
import { versionName } from '../smpp/interface-version.ts'
import type { DoctorVerdict } from './doctor-table.ts'

/** A line of the doctor, as far as something is measured by it. */
export interface MeasuredLine {
  readonly id: string
  readonly verdict: DoctorVerdict | null
  readonly facts: Readonly<Record<string, string | number>>
}

/** The connection that was examined. */
export interface Examined {
  readonly host: string
  readonly port: number
  /** interface_version of the binds. */
  readonly interfaceVersion: number
}

/** A value as it is found: of one of the kinds that facts of a profile have. */
export type MeasuredValue =
  | number
  | boolean
  | string
  | readonly (number | string)[]
  | { readonly command: string; readonly status: string }

/** A fact of the provider as it was found, beside what its profile says. */
export interface MeasuredFact {
  readonly group: FactGroup
  readonly name: string
  readonly value: MeasuredValue
  /** 'new': the profile does not say; 'confirmed': it says the same; 'differs': it says something else. */
  readonly stands: 'new' | 'confirmed' | 'differs'
}

const bindChecks = {
  bind_transmitter: 'transmitter',
  bind_receiver: 'receiver',
  bind_transceiver: 'transceiver',
} as const

/** Of an examination of several hosts the lines about one: the first that accepted a bind, or the first of all. */
export function linesOfOneHost<L extends MeasuredLine & { readonly host?: string | undefined }>(
  lines: readonly L[],
): readonly L[] {
  const bound = lines.find(({ id, verdict }) => id in bindChecks && verdict === 'bind-accepted')
  const about = bound ?? lines.find(({ host }) => host !== undefined)
  return about === undefined ? lines : lines.filter(({ host }) => host === about.host)
}

/** What an examination says about the provider. Of the types of bind, nothing unless each was accepted or refused. */
export function measuredFacts(
  lines: readonly MeasuredLine[],
  { port, interfaceVersion }: Examined,
  profile: ProviderProfile | undefined,
): readonly MeasuredFact[] {
  const verdictOf = (id: string) => lines.find((line) => line.id === id)?.verdict ?? null
  const found: MeasuredFact[] = []
  const add = (group: FactGroup, name: string, value: MeasuredFact['value'], isWhole: boolean) => {
    const fact = profile === undefined ? null : factAt(profile, group, name)
    found.push({ group, name, value, stands: standing(fact?.value, value, isWhole) })
  }
  const protocol = verdictOf('protocol')
  if (protocol === 'speaks-plain' || protocol === 'plain-but-tls-on')
    add('connection', 'plainPorts', [port], false)
  if (protocol === 'speaks-tls' || protocol === 'tls-but-tls-off')
    add('connection', 'tlsPorts', [port], false)
  const tlsVersion = /^TLSv(1\.[0-3])$/.exec(
    String(lines.find(({ id }) => id === 'certificate')?.facts['tlsVersion'] ?? ''),
  )?.[1]
  if (tlsVersion !== undefined) add('connection', 'tlsVersions', [tlsVersion], false)
  const binds = Object.entries(bindChecks).map(([id, mode]) => ({ mode, verdict: verdictOf(id) }))
  const accepted = binds.filter(({ verdict }) => verdict === 'bind-accepted').map(({ mode }) => mode)
  if (accepted.length === 0) return found
  if (binds.every(({ verdict }) => verdict === 'bind-accepted' || verdict === 'bind-refused')) {
    add('bind', 'types', accepted, true)
  }
  add('bind', 'interfaceVersions', [versionName(interfaceVersion)], false)
  return found
}

/**
 * How a measured value stands beside what a profile says; `undefined`: nothing. A list that was measured in part is
 * confirmed by one that has it all, one measured whole must be the same. A number may be off by `tolerance`.
 */
export function standing(
  said: unknown,
  value: MeasuredValue,
  isWhole: boolean,
  tolerance = 0,
): MeasuredFact['stands'] {
  if (said === undefined || said === null) return 'new'
  if (typeof value === 'number')
    return typeof said === 'number' && Math.abs(said - value) <= tolerance ? 'confirmed' : 'differs'
  if (!isList(value)) return JSON.stringify(said) === JSON.stringify(value) ? 'confirmed' : 'differs'
  if (!Array.isArray(said)) return 'differs'
  const isThere = value.every((one) => said.includes(one))
  return isThere && (!isWhole || said.length === value.length) ? 'confirmed' : 'differs'
}

/** `Array.isArray` does not narrow a readonly list. */
function isList(value: MeasuredValue): value is readonly (number | string)[] {
  return Array.isArray(value)
}

/**
 * The profile with what the doctor measured on a day ('2026-11-29'): in place of what is unknown, and beside what the
 * provider says otherwise. Facts that are confirmed stay as they are.
 */
export function withMeasuredFacts(
  profile: ProviderProfile,
  facts: readonly MeasuredFact[],
  { host, port }: Examined,
  today: string,
): ProviderProfile {
  const at = `${host}:${port}`
  const source: Source = {
    title: { en: `examination of ${at}`, ru: `проверка ${at}` },
    url: null,
    read: today,
    by: 'measurement',
  }
  return facts
    .filter(({ stands }) => stands !== 'confirmed')
    .reduce(
      (changed, { group, name, value }) => withMeasured(changed, { group, name }, value, source),
      profile,
    )
}
