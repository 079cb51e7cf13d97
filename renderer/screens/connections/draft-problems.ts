import { maxTagLength, maxTags } from '../../../shared/contract/connection-values.ts'
import { type ConnectionDraft, connectionDraftSchema } from '../../../shared/contract/connections.ts'
import { plannedBinds } from '../../../shared/contract/new-connection.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { maxValueOctets } from '../../../shared/smpp/pdu-layout.ts'

/** A problem of a field, to be worded by the screen. */
export type Problem =
  | { readonly kind: 'required' }
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'not-whole' }
  | { readonly kind: 'below'; readonly limit: number }
  | { readonly kind: 'above'; readonly limit: number }
  | { readonly kind: 'too-long'; readonly limit: number }
  | { readonly kind: 'too-many'; readonly limit: number }
  | { readonly kind: 'bad-host' }
  | { readonly kind: 'bad-fingerprint' }
  | { readonly kind: 'not-for-outbind' }

export type Problems = Readonly<Record<string, Problem>>

/** Problems by the field's path in the draft: 'port', 'tls.serverName'. Empty when the engine will take it. */
export function draftProblems(draft: ConnectionDraft): Problems {
  const problems: Record<string, Problem> = {}
  const checked = connectionDraftSchema.safeParse(draft)
  if (!checked.success) {
    for (const issue of checked.error.issues) problems[issue.path.join('.')] ??= problemOf(issue)
  }
  const [longTag] = Object.keys(problems).filter((path) => path.startsWith('tags.'))
  if (longTag !== undefined) problems['tags'] = { kind: 'too-long', limit: maxTagLength }
  else if (draft.tags.length > maxTags) problems['tags'] = { kind: 'too-many', limit: maxTags }
  for (const path of Object.keys(problems)) if (path.startsWith('tags.')) delete problems[path]
  // The schema asks for it only once each field by itself is in order.
  if (draft.host.trim() === '' && !draft.outbind.enabled) problems['host'] ??= { kind: 'required' }
  if (!draft.outbind.enabled) {
    if (isBadHost(draft.host)) problems['host'] ??= { kind: 'bad-host' }
    for (const [at, { host }] of draft.hosts.entries()) {
      if (isBadHost(host)) problems[`hosts.${at}.host`] ??= { kind: 'bad-host' }
    }
  }
  if (draft.reconnect.enabled && draft.reconnect.maxDelay < draft.reconnect.initialDelay) {
    problems['reconnect.maxDelay'] ??= { kind: 'below', limit: draft.reconnect.initialDelay }
  }
  return problems
}

function isBadHost(host: string): boolean {
  return /[\s/:]/.test(stripBrackets(host))
}

/** An IPv6 address has colons; it may stand with or without its brackets. */
function stripBrackets(host: string): string {
  const bare = host.trim().replace(/^\[(.*)\]$/, '$1')
  return /^[0-9a-f:.%]*:[0-9a-f:.%]*:[0-9a-z:.%]*$/i.test(bare) ? '' : bare
}

interface Issue {
  readonly code: string
  readonly origin?: unknown
  readonly minimum?: unknown
  readonly maximum?: unknown
  readonly expected?: unknown
}

function problemOf(issue: Issue): Problem {
  if (issue.code === 'too_small') {
    return issue.origin === 'string' ? { kind: 'required' } : { kind: 'below', limit: Number(issue.minimum) }
  }
  if (issue.code === 'too_big') {
    const limit = Number(issue.maximum)
    return issue.origin === 'string' ? { kind: 'too-long', limit } : { kind: 'above', limit }
  }
  if (issue.code === 'invalid_value') return { kind: 'not-for-outbind' }
  if (issue.code === 'invalid_format') return { kind: 'bad-fingerprint' }
  return issue.expected === 'int' ? { kind: 'not-whole' } : { kind: 'not-a-number' }
}

/** Things that are allowed and yet likely a mistake, by field. */
export type Oddity =
  | { readonly kind: 'password-long'; readonly octets: number }
  | { readonly kind: 'over-octets'; readonly octets: number; readonly limit: number }
  | { readonly kind: 'no-receipts' }
  | { readonly kind: 'no-submits' }
  | { readonly kind: 'verify-off' }
  | { readonly kind: 'not-latin1' }
  | { readonly kind: 'too-many-binds'; readonly planned: number; readonly most: number }
  | { readonly kind: 'reachable' }

const bindOctets = (field: string): number => maxValueOctets('bind_transceiver', field)
const fieldOctets = {
  systemId: bindOctets('system_id'),
  systemType: bindOctets('system_type'),
  addressRange: bindOctets('address_range'),
} as const
const passwordMaxOctets = bindOctets('password')

/** `passwordOctets` of the password that will be sent, typed or stored. */
export function draftOddities(
  draft: ConnectionDraft,
  passwordOctets: number,
  profile: ProviderProfile | undefined,
): Readonly<Record<string, Oddity>> {
  const oddities: Record<string, Oddity> = {}
  for (const [field, limit] of Object.entries(fieldOctets)) {
    const value = draft[field as keyof typeof fieldOctets]
    if (value.length > limit) oddities[field] = { kind: 'over-octets', octets: value.length, limit }
    else if (/[\u0100-\uffff]/.test(value)) oddities[field] = { kind: 'not-latin1' }
  }
  if (passwordOctets > passwordMaxOctets)
    oddities['password'] = { kind: 'password-long', octets: passwordOctets }
  if (draft.bindMode === 'transmitter') oddities['bindMode'] = { kind: 'no-receipts' }
  if (draft.bindMode === 'receiver') oddities['bindMode'] = { kind: 'no-submits' }
  const isAnybody = draft.tls.enabled && !draft.tls.verify && (draft.tls.pinnedSha256 ?? '') === ''
  if (isAnybody) oddities['tls.verify'] = { kind: 'verify-off' }
  const planned = plannedBinds(draft).length
  const most = profile?.bind.maxBinds?.value ?? null
  if (most !== null && planned > most) oddities['binds'] = { kind: 'too-many-binds', planned, most }
  if (draft.outbind.enabled && !isLoopback(draft.outbind.host))
    oddities['outbind.host'] = { kind: 'reachable' }
  return oddities
}

/** Of a typed address: what is not surely this machine alone counts as reachable from others. */
function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)
}
