import type { DialectPart } from '../receipts/propose-dialect.ts'
import type { Language, Words } from '../words/words.ts'
import type { CodeTableField } from './catalogue.ts'
import type { FactGroup } from './fact-table.ts'
import { factAt, wordsOf } from './fact-text.ts'
import type { CodeRow, ProviderProfile, Source, TlvRow } from './profile-schema.ts'

/** The source of what its user enters. */
export const ownSource = 'own'
/** The source of what pasted receipts show; a DialectPart names it. */
const measuredSource = 'measured' satisfies keyof DialectPart['sources']

/** Sources of what the doctor measures, one a day: 'doctor-2026-11-29'. */
const doctorSource = 'doctor-'

/** Keys of a profile's tables of codes by their fields. */
export const codeTableKeys = {
  command_status: 'commandStatus',
  receipt_err: 'receiptErr',
  api_error: 'api',
} as const satisfies Readonly<Record<CodeTableField, keyof ProviderProfile['codes']>>

/** A copy under an id that none of `taken` has: 'acme-copy', 'acme-copy-2'. */
export function copyOf(profile: ProviderProfile, taken: (id: string) => boolean): ProviderProfile {
  const name = { en: `${profile.name.en} (copy)`, ru: `${profile.name.ru} (копия)` }
  return derived(profile, freeId(`${profile.id}-copy`, taken), name)
}

/** A copy for what one account at the provider has otherwise: 'acme-account', named after the account as well. */
export function accountProfileOf(
  profile: ProviderProfile,
  account: string,
  taken: (id: string) => boolean,
): ProviderProfile {
  const name = { en: `${profile.name.en} · ${account}`, ru: `${profile.name.ru} · ${account}` }
  return derived(profile, freeId(`${profile.id}-account`, taken), name)
}

function derived(profile: ProviderProfile, id: string, name: Words): ProviderProfile {
  const { order: _, ...rest } = profile
  // Codes of the same company are the likeliest where this profile has none.
  return { ...rest, id, name, kind: 'provider', related: [...new Set([profile.id, ...profile.related])] }
}

/** 'acme', else 'acme-2' and so on. */
function freeId(base: string, taken: (id: string) => boolean): string {
  let id = base
  for (let number = 2; taken(id); number += 1) id = `${base}-${number}`
  return id
}

/** A profile that says nothing yet. */
export function emptyProfile(template: ProviderProfile, taken: (id: string) => boolean): ProviderProfile {
  const id = freeId('my-provider', taken)
  return { ...template, id, name: { en: 'My provider', ru: 'Мой провайдер' } }
}

/**
 * The fact with another value, `undefined`: unknown. A changed value is by the user's own word, unless `source` says
 * whose; what others say of it, and its note, stay.
 */
export function withFact(
  profile: ProviderProfile,
  place: { readonly group: FactGroup; readonly name: string },
  value: unknown,
  source: string,
  today: string,
): ProviderProfile {
  const { group, name } = place
  const before = factAt(profile, group, name)
  const fact = value === undefined ? null : { ...before, value, source }
  // The table of facts names the groups and fields of the schema; `readProfile` checks the whole before it is kept.
  const changed = { ...profile, [group]: { ...profile[group], [name]: fact } } as ProviderProfile
  return source === ownSource && fact !== null ? withOwnSource(changed, today) : changed
}

/**
 * With a value that was measured on the day that `source` tells: the fact itself where it was unknown or measured before,
 * else one of what others say of it.
 */
export function withMeasured(
  profile: ProviderProfile,
  { group, name }: { readonly group: FactGroup; readonly name: string },
  value: unknown,
  source: Source,
): ProviderProfile {
  const key = `${doctorSource}${source.read}`
  const before = factAt(profile, group, name)
  const isOurs = before === null || before.source.startsWith(doctorSource)
  const others = before?.others?.filter((one) => !one.source.startsWith(doctorSource)) ?? []
  const fact = isOurs
    ? { ...before, value, source: key }
    : { ...before, others: [...others, { value, source: key }] }
  const changed = { ...profile, [group]: { ...profile[group], [name]: fact } } as ProviderProfile
  return tidied({ ...changed, sources: { ...changed.sources, [key]: source } })
}

/** With what pasted receipts show, each fact in place of what stood there; what others say of it stays. */
export function withDialect(profile: ProviderProfile, part: DialectPart): ProviderProfile {
  const { inResponse, inReceipt } = part.messageId
  const { format, dates } = part.receipt
  const { messageId, receipt } = profile
  return {
    ...profile,
    sources: { ...profile.sources, ...part.sources },
    messageId: {
      ...messageId,
      inResponse: inResponse === null ? messageId.inResponse : { ...messageId.inResponse, ...inResponse },
      inReceipt: inReceipt === null ? messageId.inReceipt : { ...messageId.inReceipt, ...inReceipt },
    },
    receipt: {
      ...receipt,
      format: format === null ? receipt.format : { ...receipt.format, ...format },
      dates: dates === null ? receipt.dates : { ...receipt.dates, ...dates },
    },
  }
}

/** Name and summary in the reader's language; the other language follows while it has no words of its own. */
export function withName(profile: ProviderProfile, text: string, language: Language): ProviderProfile {
  return { ...profile, name: wordsOf(text, language, profile.name) }
}

export function withSummary(profile: ProviderProfile, text: string, language: Language): ProviderProfile {
  return { ...profile, summary: text === '' ? null : wordsOf(text, language, profile.summary) }
}

export function rowsOf({ codes }: ProviderProfile, field: CodeTableField): readonly CodeRow[] {
  return codes[codeTableKeys[field]]?.rows ?? []
}

/** Another table of codes; a new table, and rows that name no source, are by the user's own word. */
export function withCodes(
  profile: ProviderProfile,
  field: CodeTableField,
  rows: readonly CodeRow[],
  today: string,
): ProviderProfile {
  const key = codeTableKeys[field]
  const table = profile.codes[key]
  if (rows.length === 0) return { ...profile, codes: { ...profile.codes, [key]: null } }
  const next = { complete: null, source: ownSource, ...table, rows }
  return withOwnSource({ ...profile, codes: { ...profile.codes, [key]: next } }, today)
}

/** Rows laid over a table: those of the same code take the place of what was there. */
export function mergedRows(before: readonly CodeRow[], added: readonly CodeRow[]): readonly CodeRow[] {
  const byCode = new Map(added.map((row) => [keyOf(row), row]))
  const kept = before.map((row) => {
    const found = byCode.get(keyOf(row))
    byCode.delete(keyOf(row))
    return found ?? row
  })
  return [...kept, ...byCode.values()]
}

export function withTlvs(profile: ProviderProfile, rows: readonly TlvRow[], today: string): ProviderProfile {
  return withOwnSource({ ...profile, tlvs: rows.length === 0 ? null : rows }, today)
}

/** A row of a TLV that is still to be filled in. */
export const blankTlv: TlvRow = {
  tag: '0x1400',
  name: 'my_tlv',
  meaning: { en: 'My TLV', ru: 'Мой TLV' },
  type: 'text',
  maxOctets: null,
  direction: 'submit',
  required: false,
  values: [],
  source: ownSource,
}

/** Without the sources that editing adds when nothing names them any more: every source of a file is used. */
export function tidied(profile: ProviderProfile): ProviderProfile {
  const body = { ...profile, sources: {} }
  const added = Object.keys(profile.sources).filter(
    (name) => name === ownSource || name === measuredSource || name.startsWith(doctorSource),
  )
  const unused = added.filter((name) => !isNamed(body, name))
  if (unused.length === 0) return profile
  const sources = Object.entries(profile.sources).filter(([name]) => !unused.includes(name))
  return { ...profile, sources: Object.fromEntries(sources) }
}

function isNamed(value: unknown, source: string): boolean {
  if (value === null || typeof value !== 'object') return false
  return Object.entries(value).some(
    ([key, inner]) => (key === 'source' && inner === source) || isNamed(inner, source),
  )
}

function withOwnSource(profile: ProviderProfile, today: string): ProviderProfile {
  const own: Source = {
    title: { en: 'entered by hand', ru: 'введено вручную' },
    url: null,
    read: today,
    by: 'provider',
  }
  return { ...profile, sources: { ...profile.sources, [ownSource]: own } }
}

/** Tables know a code by its number where it has one, and by the PDUs that the row is about. */
function keyOf({ code, pdus }: CodeRow): string {
  return `${/^0x/i.test(code) ? Number(code) : code} ${pdus}`
}
