import type { TFunction } from 'i18next'
import type { ComparedValue, DiffKind, DiffRow } from '../../../shared/contract/capture-diff.ts'
import type { CaptureDiffCounts } from '../../../shared/diff/diff-captures.ts'
import { ignoreOption } from '../../../shared/diff/ignored-names.ts'
import { describeValue } from '../../../shared/inspect/describe.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import { shellWord } from '../../../shared/words/shell-word.ts'
import type { Language } from '../../../shared/words/words.ts'
import { formatCount } from '../../parts/format.ts'
import type { DiffRun } from '../../stores/captures-diff-store.ts'
import { diffSigns } from './diff-text.ts'
import { commandWord, statusWord, summaryText } from './row-words.ts'

export const shownKinds = ['all', 'changed', 'only-a', 'only-b'] as const
export type ShownKind = (typeof shownKinds)[number]

/** What cells and texts of differences need beside them. */
export interface DiffContext {
  readonly t: TFunction<'diff'>
  readonly inspector: TFunction<'inspector'>
  readonly language: Language
  readonly catalogue: Catalogue
}

export function countOf({ changed, onlyA, onlyB }: CaptureDiffCounts, kind: ShownKind): number {
  return { all: changed + onlyA + onlyB, changed, 'only-a': onlyA, 'only-b': onlyB }[kind]
}

/** The counts as a sentence. */
export function countsSentence(
  { same, changed, onlyA, onlyB, givenUp }: CaptureDiffCounts,
  { t, language }: Pick<DiffContext, 't' | 'language'>,
): string {
  const count = (value: number) => formatCount(value, language)
  const counts = t('counts', {
    same: count(same),
    changed: count(changed),
    onlyA: count(onlyA),
    onlyB: count(onlyB),
  })
  return givenUp === 0 ? counts : `${counts} ${t('givenUp', { count: givenUp, formatted: count(givenUp) })}`
}

/** What differs in a pair, or what the PDU is that has no other half, in one line. */
export function diffWords(row: DiffRow, { t, inspector, language, catalogue }: DiffContext): string {
  if (row.kind === 'changed') {
    const fields = row.fields.map(
      ({ name, a, b }) => `${name}: ${valueWords(a, t, language)} → ${valueWords(b, t, language)}`,
    )
    const more = row.differing - fields.length
    return [...fields, ...(more > 0 ? [t('moreFields', { count: more })] : [])].join(' · ')
  }
  const only = row.a ?? row.b
  if (only === null) return ''
  const route = [only.source, only.destination].filter((end) => end !== null).join(' → ')
  const status = only.commandStatus === 0 ? '' : statusWord(only.commandStatus, inspector)
  const words = [
    route,
    status,
    summaryText(catalogue, only, inspector, language),
    row.isGivenUp ? t('wasGivenUp') : '',
  ]
  return words.filter((word) => word !== '').join(' · ')
}

function valueWords(value: ComparedValue | null, t: TFunction<'diff'>, language: Language): string {
  if (value === null) return t('absent')
  const { path, value: own, hex } = value
  if (own === null) return hex
  return own === '' ? '""' : (describeValue(path, own, language) ?? String(own))
}

/** The result as plain text: the sentence, then a line a difference. */
export function diffResultText(run: DiffRun, rows: readonly DiffRow[], context: DiffContext): string {
  const { names } = run
  const live = context.inspector('live')
  const title = `${names.a || live} ↔ ${names.b || live}`
  const lines = rows.map((row) => {
    const command = commandWord(row.a ?? row.b ?? { command: null, commandId: 0 })
    const numbers = [row.a, row.b].map((pdu) => (pdu === null ? '∅' : `#${pdu.seq}`)).join(' ↔ ')
    return inertText(`${diffSigns[row.kind]} ${numbers} ${command}  ${diffWords(row, context)}`)
  })
  return [title, countsSentence(run.counts, context), '', ...lines].join('\n')
}

/** The kind of a difference as a class of its row. */
export function kindClass(kind: DiffKind): string {
  return `diff-row is-${kind}`
}

/**
 * The command line that compares the same; a file by its name, whose folder the window does not know, the live capture
 * by its data folder. For a POSIX shell.
 */
export function diffCommand({ order, names }: DiffRun, dataDir: string): string {
  const { a, b, pair, ignored, profileId } = order
  const files = [a, b].map(({ captureId }, index) =>
    shellWord(captureId === null ? dataDir : index === 0 ? names.a : names.b),
  )
  const options: readonly (readonly [string, string])[] = [
    ['pair', pair],
    ['ignore', ignoreOption(ignored)],
    ['filter-a', a.filter],
    ['filter-b', b.filter],
    ['profile', profileId],
  ]
  const words = options
    .filter(([name, value]) => value !== '' && !(name === 'pair' && value === 'order'))
    .map(([name, value]) => `--${name}=${shellWord(value)}`)
  return ['smpp-workbench capture diff', ...files, ...words].join(' ')
}
