import type { ConnectionDraft } from '../../shared/contract/connections.ts'
import { newConnection } from '../../shared/contract/new-connection.ts'
import type { ProviderProfile } from '../../shared/profiles/profile-schema.ts'
import { interfaceVersions } from '../../shared/smpp/interface-version.ts'

/** Fields of the form that a profile may know, by their paths in the draft. */
export const fillPaths = [
  'host',
  'port',
  'tls.enabled',
  'bindMode',
  'interfaceVersion',
  'systemType',
  'window',
  'rate',
  'enquireLinkInterval',
] as const
export type FillPath = (typeof fillPaths)[number]
export type FillValue = string | number | boolean

/** A field that got its value from the profile, and the one it had. */
interface FilledField {
  readonly path: FillPath
  readonly before: FillValue
  readonly value: FillValue
}

/** What a profile put into the form, and what it would have put where the user's own value stayed. */
export interface Fill {
  readonly filled: readonly FilledField[]
  readonly kept: readonly { readonly path: FillPath; readonly value: FillValue }[]
}

export const nothingFilled: Fill = { filled: [], kept: [] }

type Facts = Partial<Record<FillPath, FillValue>>

/**
 * Values of the profile for the fields of the form: nothing where it does not know, and of a limit only where the form is
 * beyond it. What a profile says of TON and NPI is about the addresses of messages, not about those that a bind names.
 */
export function profileValues(profile: ProviderProfile, draft: ConnectionDraft): Facts {
  const { bind, limits, deadlines } = profile
  const types = bind.types?.value
  const versions = bind.interfaceVersions?.value
  const systemType = bind.systemType?.value
  const mostSeconds = deadlines.enquireLinkSeconds?.value
  const leastSeconds = deadlines.enquireLinkMinSeconds?.value
  const every = draft.enquireLinkInterval
  const isTooSeldom = mostSeconds !== undefined && (every === 0 || every > mostSeconds)
  const isTooOften = leastSeconds !== undefined && every > 0 && every < leastSeconds
  return {
    ...targetOf(profile, draft),
    ...(types !== undefined && types.length > 0 && { bindMode: modeOf(types) }),
    ...(versions !== undefined &&
      versions.length > 0 && {
        interfaceVersion: interfaceVersions[versions.includes('3.4') ? '3.4' : (versions[0] ?? '3.4')],
      }),
    ...(systemType !== undefined && { systemType }),
    ...(limits.window !== null && limits.window.value > 0 && { window: limits.window.value }),
    ...(limits.partsPerSecond !== null &&
      limits.partsPerSecond.value > 0 && { rate: limits.partsPerSecond.value }),
    ...(isTooSeldom && { enquireLinkInterval: mostSeconds }),
    ...(isTooOften && { enquireLinkInterval: leastSeconds }),
  }
}

function targetOf({ connection }: ProviderProfile, draft: ConnectionDraft): Facts {
  const [first] = connection.hosts?.value ?? []
  const plainPort = connection.plainPorts?.value[0]
  const tlsPort = connection.tlsPorts?.value[0]
  const isTlsOnly =
    connection.tlsRequired?.value ?? (plainPort === undefined && tlsPort !== undefined ? true : null)
  const isTls = first?.tls ?? isTlsOnly ?? draft.tls.enabled
  const port = first?.port ?? (isTls ? tlsPort : plainPort)
  const isKnown = first?.tls !== undefined || isTlsOnly !== null
  return {
    ...(first !== undefined && { host: first.host }),
    ...(port !== undefined && port > 0 && { port }),
    ...(isKnown && { 'tls.enabled': isTls }),
  }
}

function modeOf(types: readonly ('transmitter' | 'receiver' | 'transceiver')[]): ConnectionDraft['bindMode'] {
  if (types.includes('transceiver')) return 'transceiver'
  const isPair = types.includes('transmitter') && types.includes('receiver')
  return isPair ? 'pair' : (types[0] ?? 'transceiver')
}

export function valueAt(draft: ConnectionDraft, path: FillPath): FillValue {
  return path === 'tls.enabled' ? draft.tls.enabled : draft[path]
}

/** Not checked: values come out of drafts and of profiles alone. */
function withValue(draft: ConnectionDraft, path: FillPath, value: FillValue): ConnectionDraft {
  if (path === 'tls.enabled') return { ...draft, tls: { ...draft.tls, enabled: value === true } }
  return { ...draft, [path]: value }
}

/** What the form may be filled by, and what stands in it. */
interface Filling {
  readonly draft: ConnectionDraft
  /** Fields that the user typed in. */
  readonly typed: readonly string[]
  /** By the profile before. */
  readonly fill: Fill
}

/**
 * The draft with the profile's values in the fields that nobody chose: those with their first value, and those that
 * another profile filled, which get their first value back where this one does not know. Any other value stays, and is
 * told in `kept` where the profile has another. `skipped` are left alone.
 */
export function filledBy(
  { draft, typed, fill }: Filling,
  profile: ProviderProfile | undefined,
  skipped: readonly FillPath[] = [],
): { readonly draft: ConnectionDraft; readonly fill: Fill } {
  const bare = undone(draft, fill)
  const facts = profile === undefined ? {} : profileValues(profile, bare)
  const filled: FilledField[] = []
  const kept: { path: FillPath; value: FillValue }[] = []
  let made = bare
  for (const path of fillPaths) {
    const value = facts[path]
    const before = valueAt(bare, path)
    if (value === undefined || value === before || skipped.includes(path)) continue
    const isFree = !typed.includes(path) && before === valueAt(newConnection, path)
    if (isFree) {
      filled.push({ path, before, value })
      made = withValue(made, path, value)
    } else kept.push({ path, value })
  }
  return { draft: made, fill: { filled, kept } }
}

/** The draft with what was filled as it was before; what was changed since stays. */
export function undone(draft: ConnectionDraft, { filled }: Fill): ConnectionDraft {
  return filled.reduce(
    (made, { path, before, value }) => (valueAt(made, path) === value ? withValue(made, path, before) : made),
    draft,
  )
}

/** The draft with the profile's values in place of the user's own, as he asked. */
export function taken(draft: ConnectionDraft, fill: Fill): { draft: ConnectionDraft; fill: Fill } {
  const rows = fill.kept.map(({ path, value }) => ({ path, value, before: valueAt(draft, path) }))
  const made = rows.reduce((one, { path, value }) => withValue(one, path, value), draft)
  return { draft: made, fill: { filled: [...fill.filled, ...rows], kept: [] } }
}

/** Fields that differ between two drafts. */
export function changedPaths(before: ConnectionDraft, after: ConnectionDraft): FillPath[] {
  return fillPaths.filter((path) => valueAt(before, path) !== valueAt(after, path))
}
