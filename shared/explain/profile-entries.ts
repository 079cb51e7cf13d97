import type { Knowledge } from '../codes/knowledge.ts'
import { type ResponseKind, statusByPdu } from '../codes/status-by-pdu.ts'
import { type StatusKnowledge, statusKnowledge } from '../codes/status-knowledge.ts'
import {
  type Catalogue,
  type CodeTableField,
  codeTableFields,
  type ProfileCode,
} from '../profiles/catalogue.ts'
import type { ProviderProfile, Source } from '../profiles/profile-schema.ts'
import { type StatusName, statusTable } from '../smpp/status-table.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Words } from '../words/words.ts'
import { type CodeEntry, responseKinds, withRetry } from './code-entry.ts'
import { tlvEntry } from './tlv-entries.ts'

/** Every code and TLV that a profile lists. */
export function profileEntries(catalogue: Catalogue, profile: ProviderProfile): readonly CodeEntry[] {
  const codes = codeTableFields.flatMap((field) =>
    catalogue.codes(profile.id, field).flatMap((row) => profileEntry(profile, row, field)),
  )
  const tlvs = (catalogue.tlvs(profile.id) ?? []).map((row) => {
    const entry = tlvEntry(row, asSentence(row.meaning), profile, sourceWords(row.source), row.source.url)
    return { ...entry, isHearsay: row.source.by === 'third-party' }
  })
  return [...codes, ...tlvs]
}

function profileEntry(owner: ProviderProfile, row: ProfileCode, field: CodeTableField): readonly CodeEntry[] {
  const { value, code, source } = row
  const status = value === null ? undefined : statusTable.find((known) => known.value === value)
  const common = {
    field,
    value,
    text: value === null ? code : hexNumber(value, 4),
    name: status?.name ?? null,
    otherName: null,
    owner,
    system: null,
    source: sourceWords(source),
    url: source.url,
    isHearsay: source.by === 'third-party',
    repeatsStandard: row.knowledge === undefined,
  }
  return meaningsOf(row, status).map(({ kind, knowledge }) => ({
    ...common,
    id: `${field} ${value ?? code} ${owner.id} ${kind ?? ''}`,
    kind,
    knowledge,
  }))
}

/** The row's own meaning; for one that repeats the standard, the standard's in general and by kind of response. */
function meaningsOf(
  { knowledge, pdus }: ProfileCode,
  status: (typeof statusTable)[number] | undefined,
): readonly { readonly kind: ResponseKind | null; readonly knowledge: Knowledge }[] {
  if (knowledge !== undefined) return [{ kind: pdus ?? null, knowledge }]
  if (status === undefined) return []
  const { name, retry } = status
  const general = { kind: pdus ?? null, knowledge: withRetry(statusKnowledge[name], retry) }
  if (pdus !== undefined) return [general]
  const byKind = responseKinds.flatMap((kind) => {
    const names: Partial<Record<StatusName, StatusKnowledge>> = statusByPdu[kind]
    const special = names[name]
    return special === undefined ? [] : [{ kind, knowledge: withRetry(special, retry) }]
  })
  return [general, ...byKind]
}

/** A TLV’s meaning in a profile is a phrase; an explanation has whole sentences. */
function asSentence({ en, ru }: Words): Words {
  return { en: `${en}.`, ru: `${ru}.` }
}

/** A page by its address, or by its title where it has none. */
function sourceWords({ title, url }: Source): Words {
  return url === null ? title : { en: url, ru: url }
}
