import type { Words } from '../words/words.ts'
import type { FieldKind } from './filter-field.ts'
import type { FilterOperator } from './parse-filter.ts'

interface OperatorRow {
  readonly operator: FilterOperator
  readonly kinds: readonly FieldKind[]
  readonly meaning: Words
}

const valued = ['number', 'text', 'octets', 'time', 'duration', 'flag'] as const
const ordered = ['number', 'time', 'duration', 'text', 'octets'] as const
const written = ['text', 'octets'] as const

/** Which operators go with which fields, the everyday ones first. */
const operatorTable: readonly OperatorRow[] = [
  { operator: '==', kinds: valued, meaning: { en: 'is', ru: 'равно' } },
  { operator: '!=', kinds: valued, meaning: { en: 'is there and is not', ru: 'есть и не равно' } },
  {
    operator: 'contains',
    kinds: written,
    meaning: { en: 'holds, case counts', ru: 'содержит, регистр важен' },
  },
  {
    operator: 'matches',
    kinds: written,
    meaning: { en: 'fits a pattern, any case', ru: 'подходит под образец, без регистра' },
  },
  { operator: 'in', kinds: valued, meaning: { en: 'is one of', ru: 'одно из' } },
  { operator: '<', kinds: ordered, meaning: { en: 'is below', ru: 'меньше' } },
  { operator: '<=', kinds: ordered, meaning: { en: 'is at most', ru: 'не больше' } },
  { operator: '>', kinds: ordered, meaning: { en: 'is above', ru: 'больше' } },
  { operator: '>=', kinds: ordered, meaning: { en: 'is at least', ru: 'не меньше' } },
  { operator: '===', kinds: valued, meaning: { en: 'all of several are', ru: 'каждое из нескольких равно' } },
  { operator: '!==', kinds: valued, meaning: { en: 'one of several is not', ru: 'хотя бы одно не равно' } },
]

/** Time and duration read better by their order than by sameness. */
const orderFirst: ReadonlySet<FieldKind> = new Set(['time', 'duration'])

/** The operators of a field of this kind, those most used first. */
export function operatorsOf(kind: FieldKind): readonly OperatorRow[] {
  const rows = operatorTable.filter(({ kinds }) => kinds.includes(kind))
  if (!orderFirst.has(kind)) return rows
  const isOrder = ({ operator }: OperatorRow) => /^[<>]/.test(operator)
  return [...rows.filter(isOrder).toReversed(), ...rows.filter((row) => !isOrder(row))]
}
