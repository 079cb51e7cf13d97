import type { Knowledge, Retry } from '../codes/knowledge.ts'
import { mapErrors, rpCauses } from '../codes/network-errors.ts'
import { reasonTable } from '../codes/reason-table.ts'
import { stateKnowledge } from '../codes/state-knowledge.ts'
import { type ResponseKind, statusByPdu } from '../codes/status-by-pdu.ts'
import { type StatusKnowledge, statusKnowledge } from '../codes/status-knowledge.ts'
import {
  type Catalogue,
  type CodeTableField,
  codeTableFields,
  type ProfileCode,
} from '../profiles/catalogue.ts'
import type { ProviderProfile, Source } from '../profiles/profile-schema.ts'
import { messageStateTable } from '../receipts/stat-table.ts'
import { type StatusName, type StatusRetry, statusTable } from '../smpp/status-table.ts'
import { tlvTable } from '../smpp/tlv-table.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Words } from '../words/words.ts'
import type { CodeField } from './code-field.ts'

/** One meaning of one code in one field: the specification's, or one provider's. */
export interface CodeEntry {
  /** Unique; the same code has an entry per field, provider and kind of response. */
  readonly id: string
  readonly field: CodeField
  /** null for words: DELIVRD, or an err that is no number. */
  readonly value: number | null
  /** As it is written: 0x00000401, 2, DELIVRD, 006. */
  readonly text: string
  /** Name of the specification, null for a provider's own code. */
  readonly name: string | null
  /** Another spelling of the name: 3.4 and 5.0 differ for the TLV statuses. */
  readonly otherName: string | null
  /** The kind of response this meaning is limited to, null for all. */
  readonly kind: ResponseKind | null
  /** Owner of the meaning; null is the specification itself. */
  readonly owner: ProviderProfile | null
  readonly knowledge: Knowledge
  /** A provider lists the standard code with its standard meaning: it confirms it, under the name of the standard. */
  readonly repeatsStandard: boolean
  /** The page's address, or its description where it has no address. */
  readonly source: Words
  readonly url: string | null
  /** Told by somebody else than the owner. */
  readonly isHearsay: boolean
}

/**
 * Owner of a meaning: the chosen profile, the specification, a profile of the same company, another provider,
 * or none.
 */
export type Basis = 'profile' | 'specification' | 'related' | 'other-provider' | 'unknown'

export function basisOf(catalogue: Catalogue, { owner }: CodeEntry, profileId: string | undefined): Basis {
  if (owner === null) return 'specification'
  if (owner.id === profileId) return 'profile'
  return catalogue.of(profileId)?.related.includes(owner.id) ? 'related' : 'other-provider'
}

const retryOf: Readonly<Record<StatusRetry, Retry>> = { no: 'never', later: 'later', fix: 'never' }
const stateSource: Words = { en: 'SMPP 3.4 §5.2.28, 5.0 §4.7.15', ru: 'SMPP 3.4 §5.2.28, 5.0 §4.7.15' }
const statSource: Words = { en: 'SMPP 3.4 appendix B', ru: 'SMPP 3.4, приложение B' }
const practice: Words = { en: 'practice of gateways', ru: 'практика шлюзов' }
const rpSource: Words = { en: '3GPP TS 24.011 (RP causes)', ru: '3GPP TS 24.011 (причины RP)' }
const mapSource: Words = { en: '3GPP TS 29.002 (MAP errors)', ru: '3GPP TS 29.002 (ошибки MAP)' }

const tlvSource: Words = { en: 'SMPP 3.4 §5.3, 5.0 §4.8', ru: 'SMPP 3.4 §5.3, 5.0 §4.8' }
const tlvKnowledge = {
  advice: { en: 'read its value in the PDU', ru: 'посмотрите значение в PDU' },
  causes: {
    en: ['A tag stands in a PDU, never in command_status.'],
    ru: ['Тег стоит внутри PDU, но не в command_status.'],
  },
  next: {
    en: ['Open the PDU in the inspector: the value stands beside the tag.'],
    ru: ['Откройте PDU в «Трафике»: значение стоит рядом с тегом.'],
  },
  retry: 'never',
  who: 'nobody',
} as const
const responseKinds: readonly ResponseKind[] = ['bind', 'submit', 'deliver', 'query', 'nack']
const ofSpecification = { owner: null, url: null, isHearsay: false, repeatsStandard: false } as const

/** Every meaning that is known, the specification's first. */
export function codeEntries(catalogue: Catalogue): readonly CodeEntry[] {
  return [
    ...statusEntries(),
    ...statusesByPdu(),
    ...stateEntries(),
    ...networkErrorEntries(),
    ...tlvEntries(),
    ...catalogue.all().flatMap((profile) => profileEntries(catalogue, profile)),
  ]
}

function statusEntries(): readonly CodeEntry[] {
  return statusTable.map((row) => ({
    id: `command_status ${row.name}`,
    field: 'command_status',
    value: row.value,
    text: hexNumber(row.value, 4),
    name: row.name,
    otherName: row.nameIn34 === row.name ? null : row.nameIn34,
    kind: null,
    ...ofSpecification,
    knowledge: withRetry(statusKnowledge[row.name], row.retry),
    source:
      row.introduced === '5.0'
        ? { en: 'SMPP 5.0 table 4-45', ru: 'SMPP 5.0, таблица 4-45' }
        : { en: 'SMPP 3.4 table 5-2', ru: 'SMPP 3.4, таблица 5-2' },
  }))
}

function statusesByPdu(): readonly CodeEntry[] {
  return responseKinds.flatMap((kind) =>
    statusTable.flatMap((row): readonly CodeEntry[] => {
      const names: Partial<Record<StatusName, StatusKnowledge>> = statusByPdu[kind]
      const knowledge = names[row.name]
      if (!knowledge) return []
      return [
        {
          id: `command_status ${row.name} ${kind}`,
          field: 'command_status',
          value: row.value,
          text: hexNumber(row.value, 4),
          name: row.name,
          otherName: null,
          kind,
          ...ofSpecification,
          knowledge: withRetry(knowledge, row.retry),
          source: practice,
        },
      ]
    }),
  )
}

function stateEntries(): readonly CodeEntry[] {
  return messageStateTable.flatMap((row): readonly CodeEntry[] => {
    const common = { name: row.name, kind: null, ...ofSpecification, knowledge: stateKnowledge[row.name] }
    return [
      {
        ...common,
        id: `message_state ${row.name}`,
        field: 'message_state',
        value: row.value,
        text: String(row.value),
        otherName: row.stat === row.name ? null : row.stat,
        source: stateSource,
      },
      {
        ...common,
        id: `receipt_stat ${row.stat}`,
        field: 'receipt_stat',
        value: null,
        text: row.stat,
        name: row.stat,
        otherName: row.stat === row.name ? null : row.name,
        source: statSource,
      },
    ]
  })
}

function networkErrorEntries(): readonly CodeEntry[] {
  const tables = [
    { id: '', rows: mapErrors, source: mapSource },
    { id: 'rp ', rows: rpCauses, source: rpSource },
  ]
  return tables.flatMap(({ id, rows, source }) =>
    rows.map(
      ({ code, reason, title }): CodeEntry => ({
        id: `network_error_code ${id}${code}`,
        field: 'network_error_code',
        value: code,
        text: String(code),
        name: null,
        otherName: null,
        kind: null,
        ...ofSpecification,
        knowledge: title === undefined ? reasonTable[reason] : { ...reasonTable[reason], title },
        source,
      }),
    ),
  )
}

function tlvEntries(): readonly CodeEntry[] {
  return tlvTable.map((row) => tlvEntry(row, row.doc, null, tlvSource, null))
}

/** A TLV is a name and not a failure: what it carries stands for the meaning, and nobody has to act. */
function tlvEntry(
  { tag, name }: { readonly tag: number; readonly name: string },
  meaning: Words,
  owner: ProviderProfile | null,
  source: Words,
  url: string | null,
): CodeEntry {
  return {
    id: `tlv ${tag} ${owner?.id ?? ''}`,
    field: 'tlv',
    value: tag,
    text: hexNumber(tag, 2),
    name,
    otherName: null,
    kind: null,
    owner,
    knowledge: { ...tlvKnowledge, title: { en: `TLV ${name}`, ru: `параметр ${name}` }, meaning },
    source,
    url,
    isHearsay: false,
    repeatsStandard: false,
  }
}

function profileEntries(catalogue: Catalogue, profile: ProviderProfile): readonly CodeEntry[] {
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
export function sourceWords({ title, url }: Source): Words {
  return url === null ? title : { en: url, ru: url }
}

function withRetry(knowledge: StatusKnowledge, retry: StatusRetry): Knowledge {
  return { ...knowledge, retry: knowledge.retry ?? retryOf[retry] }
}
