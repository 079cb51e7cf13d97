import type { Knowledge } from '../codes/knowledge.ts'
import { type ReasonId, reasonTable } from '../codes/reason-table.ts'
import type { VendorTlv } from '../smpp/vendor-tlv.ts'
import type { Language } from '../words/words.ts'
import type { CodeRow, ProviderProfile, SimulatorFacts, Source, TlvRow } from './profile-schema.ts'

/** The profiles at hand and what is looked up in them. It does not change: other profiles are another catalogue. */
export interface Catalogue {
  /** In the order of lists; of two with one id the later given stands. */
  all(): readonly ProviderProfile[]
  /** undefined when there is no such profile: an imported connection may name any. */
  of(id: string | null | undefined): ProviderProfile | undefined
  /** The profile's name in the reader's language; an unknown id is shown as it stands. */
  name(id: string, language: Language): string
  /** The TLVs that a profile publishes; undefined when it has none, or there is no such profile. */
  tlvs(id: string | null | undefined): readonly ProfileTlv[] | undefined
  /** The profile's TLV of a tag; undefined when it has none. */
  tlv(id: string | null | undefined, tag: number): ProfileTlv | undefined
  /** The profile's own table of a field; empty when it publishes none. */
  codes(id: string | null | undefined, field: CodeTableField): readonly ProfileCode[]
  /** How the simulator plays the profile, or one of the same company; null: as the specification. */
  simulator(id: string): SimulatorFacts | null
}

/** The fields that providers publish codes of. */
export const codeTableFields = ['command_status', 'receipt_err', 'api_error'] as const
export type CodeTableField = (typeof codeTableFields)[number]

/** A TLV of the provider's own, and where it says so. */
export interface ProfileTlv extends VendorTlv {
  readonly source: Source
}

/** A code of the provider's own, and where it says so. */
export interface ProfileCode extends Omit<CodeRow, 'source'> {
  /** null for the err of a receipt, which is compared as text. */
  readonly value: number | null
  /** The row's own words over those of its reason; undefined for rows that only repeat the standard. */
  readonly knowledge: Knowledge | undefined
  readonly source: Source
}

/** The catalogue of these profiles; tables are made when they are first asked for. */
export function makeCatalogue(profiles: readonly ProviderProfile[]): Catalogue {
  const byId = new Map(profiles.map((profile) => [profile.id, profile]))
  const find = (id: string | null | undefined) => (id == null ? undefined : byId.get(id))
  const ordered = [...byId.values()].toSorted((one, other) => placeOf(one) - placeOf(other))
  const tlvs = remembered((profile: ProviderProfile) => profile.tlvs?.map((row) => tlvOf(profile, row)))
  const statuses = remembered((profile: ProviderProfile) => codesOf(profile, 'command_status', find))
  const errors = remembered((profile: ProviderProfile) => codesOf(profile, 'receipt_err', find))
  const apiErrors = remembered((profile: ProviderProfile) => codesOf(profile, 'api_error', find))
  const tables = { command_status: statuses, receipt_err: errors, api_error: apiErrors }
  const tlvsOf = (id: string | null | undefined) => {
    const profile = find(id)
    return profile && tlvs(profile)
  }
  return {
    all: () => ordered,
    of: find,
    name: (id, language) => find(id)?.name[language] ?? id,
    tlvs: tlvsOf,
    tlv: (id, tag) => tlvsOf(id)?.find((row) => row.tag === tag),
    codes(id, field) {
      const profile = find(id)
      if (profile === undefined) return []
      return tables[field](profile)
    },
    simulator(id) {
      const profile = find(id)
      const sisters = profile?.related.map((sister) => find(sister)?.simulator)
      return profile?.simulator ?? sisters?.find((facts) => facts != null) ?? null
    },
  }
}

/** Derives a value with `make` once for each catalogue, and keeps it as long as the catalogue is. */
export function perCatalogue<T>(make: (catalogue: Catalogue) => T): (catalogue: Catalogue) => T {
  return remembered(make)
}

/** undefined for a row that only repeats the standard. */
export function rowKnowledge(row: Omit<CodeRow, 'source'>): Knowledge | undefined {
  if (row.reason === 'as-specified') return undefined
  const reason: Knowledge = reasonTable[row.reason satisfies ReasonId]
  return {
    title: row.title ?? reason.title,
    advice: row.advice ?? reason.advice,
    meaning: row.meaning ?? reason.meaning,
    causes: row.causes ?? reason.causes,
    next: row.next ?? reason.next,
    retry: row.retry ?? reason.retry,
    who: row.who ?? reason.who,
  }
}

function remembered<Of extends object, T>(make: (of: Of) => T): (of: Of) => T {
  const made = new WeakMap<Of, { readonly value: T }>()
  return (of) => {
    const kept = made.get(of)
    if (kept !== undefined) return kept.value
    const value = make(of)
    made.set(of, { value })
    return value
  }
}

function placeOf({ order }: ProviderProfile): number {
  return order ?? Number.MAX_SAFE_INTEGER
}

function tlvOf(profile: ProviderProfile, { tag, source, ...row }: TlvRow): ProfileTlv {
  return { ...row, tag: Number(tag), source: sourceOf(profile, source) }
}

function codesOf(
  profile: ProviderProfile,
  field: CodeTableField,
  find: (id: string) => ProviderProfile | undefined,
): readonly ProfileCode[] {
  const table = tableOf(profile, field)
  if (table === null) return []
  const lender = table.rowsOf === undefined ? undefined : find(table.rowsOf)
  // Lent rows name sources of the lender: the borrower’s page is the one that counts here.
  const lent = lender === undefined ? [] : (tableOf(lender, field)?.rows ?? [])
  const rows = [...table.rows, ...lent.map(({ source: _, ...row }): CodeRow => row)]
  return rows.map((row) => ({
    ...row,
    value: field === 'command_status' ? Number(row.code) : null,
    knowledge: rowKnowledge(row),
    source: sourceOf(profile, row.source ?? table.source),
  }))
}

function tableOf({ codes }: ProviderProfile, field: CodeTableField): ProviderProfile['codes']['receiptErr'] {
  const { commandStatus, receiptErr, api } = codes
  return { command_status: commandStatus, receipt_err: receiptErr, api_error: api ?? null }[field]
}

/** The source that a fact names; `readProfile` refuses a profile that lacks it. */
function sourceOf({ id, sources }: ProviderProfile, key: string): Source {
  const source = sources[key]
  if (source === undefined) throw new Error(`The profile ${id} has no source ${key}.`)
  return source
}

/** True for a provider's profile: the plain specification is none, and has no table that a code could be missing in. */
export function isProvider(catalogue: Catalogue, id: string | null | undefined): boolean {
  const profile = catalogue.of(id)
  return profile !== undefined && profile.kind !== 'specification'
}
