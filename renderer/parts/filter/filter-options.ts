import { type Completion, completeFilter, type SeenValue } from '../../../shared/filter/complete-filter.ts'
import { pduFields } from '../../../shared/filter/field-table.ts'
import type { AnyFieldTable } from '../../../shared/filter/filter-field.ts'
import type { Language } from '../../../shared/words/words.ts'

/** A line of the list below the filter's field. */
export interface FilterOption {
  readonly key: string
  readonly kind: Completion['kind'] | 'history'
  readonly label: string
  /** What it means, or of which type it is. */
  readonly meaning: string
  readonly type: Completion['type']
  readonly count: number | null
  /** The filter after it was taken, and where the caret then stands. */
  readonly text: string
  readonly caret: number
}

/** Of the history no more are listed before what else may stand there. */
const shownBefore = 6

/** What may be taken at the caret; of an empty filter those of before come first. */
export function filterOptions(
  { text, caret }: { readonly text: string; readonly caret: number },
  seen: readonly SeenValue[],
  history: readonly string[],
  language: Language,
  table: AnyFieldTable = pduFields,
): readonly FilterOption[] {
  const completions = completeFilter(text, caret, seen, table).map((one) => optionOf(one, text, language))
  if (text.trim() !== '') return completions
  const before = history.slice(0, shownBefore).map(
    (filter): FilterOption => ({
      key: `history-${filter}`,
      kind: 'history',
      label: filter,
      meaning: '',
      type: null,
      count: null,
      text: filter,
      caret: filter.length,
    }),
  )
  return [...before, ...completions]
}

function optionOf(one: Completion, text: string, language: Language): FilterOption {
  const { kind, label, type, meaning, count, insert, start, end } = one
  return {
    key: `${kind}-${label}`,
    kind,
    label,
    meaning: meaning[language],
    type,
    count,
    text: text.slice(0, start) + insert + text.slice(end),
    caret: start + insert.length,
  }
}

/** Tab takes an option where something is being written; at the end of a whole condition it leaves the field. */
export function isTakenByTab(option: FilterOption | undefined, text: string, caret: number): boolean {
  if (option === undefined || text.trim() === '') return false
  return option.kind !== 'word' || /\S/.test(text.charAt(caret - 1))
}
