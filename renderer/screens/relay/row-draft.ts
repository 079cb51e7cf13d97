import type { z } from 'zod'
import { type RelayRow, relayRowSchema } from '../../../shared/relay/relay-row.ts'
import { readTag, tlvLabel } from '../../../shared/smpp/tlv-value.ts'
import type { Words } from '../../../shared/words/words.ts'

export const actionKinds = [
  'delay',
  'drop',
  'refuse',
  'set-field',
  'set-tlv',
  'remove-tlv',
  'replace-text',
] as const
export type ActionKind = (typeof actionKinds)[number]

/** A row as it is typed. */
export interface RowDraft {
  readonly id: string
  readonly from: RelayRow['from']
  readonly filter: string
  readonly kind: ActionKind
  readonly ms: string
  readonly status: string
  readonly as: 'response' | 'generic_nack'
  readonly field: string
  readonly value: string
  readonly tag: string
  readonly hex: string
  readonly find: string
  readonly replacement: string
}

const empty: RowDraft = {
  id: '',
  from: 'application',
  filter: '',
  kind: 'delay',
  ms: '1000',
  status: 'ESME_RTHROTTLED',
  as: 'response',
  field: 'source_addr',
  value: '',
  tag: '',
  hex: '',
  find: '',
  replacement: '',
}

/** The draft of a row; without one that of a new row, with an id that no other has. */
export function draftOf(row: RelayRow | undefined, rows: readonly RelayRow[]): RowDraft {
  if (row === undefined) return { ...empty, id: freeId(rows) }
  const { id, from, when, do: action } = row
  const draft = { ...empty, id, from, filter: when.filter ?? '', kind: action.kind }
  switch (action.kind) {
    case 'delay':
      return { ...draft, ms: action.delay.shape === 'fixed' ? String(action.delay.ms) : '' }
    case 'drop':
      return draft
    case 'refuse':
      return { ...draft, status: String(action.status), as: action.as }
    case 'set-field':
      return { ...draft, field: action.field, value: String(action.value) }
    case 'set-tlv':
      return { ...draft, tag: tlvLabel(action.tag), hex: action.hex }
    case 'remove-tlv':
      return { ...draft, tag: tlvLabel(action.tag) }
    case 'replace-text':
      return { ...draft, find: action.find, replacement: action.replacement }
  }
}

/** What is wrong with a field of the form; null: it is no value that fits there. */
export type Problems = Readonly<Record<string, Words | null>>

/** The row that a draft describes, or what is wrong with each of its fields. Other conditions of `known` stay. */
export function readDraft(
  draft: RowDraft,
  known: RelayRow | undefined,
): { readonly row: RelayRow } | { readonly problems: Problems } {
  const { filter: _filter, ...others } = known?.when ?? {}
  const when = draft.filter.trim() === '' ? others : { ...others, filter: draft.filter.trim() }
  const read = relayRowSchema.safeParse({
    ...{ id: draft.id.trim(), isOn: known?.isOn ?? true, from: draft.from, when },
    do: actionOf(draft, known),
  })
  if (read.success) return { row: read.data }
  const problems = read.error.issues.map((issue) => [fieldOf(issue.path), wordsOf(issue)] as const)
  return { problems: Object.fromEntries(problems) }
}

/** Where a schema says in both languages what is wrong, as that of a filter does. */
function wordsOf(issue: z.core.$ZodIssue): Words | null {
  if (issue.code !== 'custom') return null
  const ru: unknown = issue.params?.['ru']
  return typeof ru === 'string' ? { en: issue.message, ru } : null
}

function actionOf(draft: RowDraft, known: RelayRow | undefined): unknown {
  const { kind, field, find, replacement, as } = draft
  switch (kind) {
    case 'delay': {
      const standing = known?.do.kind === 'delay' ? known.do.delay : undefined
      // A shape that the form does not show stays while no time is typed.
      if (draft.ms.trim() === '' && standing !== undefined) return { kind, delay: standing }
      return { kind, delay: { shape: 'fixed', ms: numberOf(draft.ms) } }
    }
    case 'drop':
      return { kind }
    case 'refuse':
      return {
        kind,
        status: /^(\d+|0x[0-9a-f]+)$/i.test(draft.status) ? Number(draft.status) : draft.status,
        as,
      }
    case 'set-field':
      return { kind, field, value: /^\d{1,10}$/.test(draft.value) ? Number(draft.value) : draft.value }
    case 'set-tlv':
      return { kind, tag: readTag(draft.tag) ?? Number.NaN, hex: draft.hex.replace(/\s+/g, '') }
    case 'remove-tlv':
      return { kind, tag: readTag(draft.tag) ?? Number.NaN }
    case 'replace-text':
      return { kind, find, replacement }
  }
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text)
}

/** The field of the form that a fault is about. */
function fieldOf(path: readonly PropertyKey[]): string {
  const [first, second, third] = path
  if (first === 'when') return 'filter'
  if (first !== 'do') return String(first)
  return third !== undefined || second === 'delay' ? 'ms' : String(second)
}

function freeId(rows: readonly RelayRow[]): string {
  for (let number = rows.length + 1; ; number++) {
    const id = `row-${number}`
    if (rows.every((row) => row.id !== id)) return id
  }
}
