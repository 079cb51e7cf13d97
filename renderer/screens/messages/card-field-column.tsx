import { cardFields } from '../../../shared/filter/card-field-table.ts'
import { CardSubject } from '../../../shared/filter/card-subject.ts'
import { sortKeyOf } from '../../../shared/message/card-sort.ts'
import { valueText } from '../../parts/filter/field-value.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { fieldColumnShape, mostCellLetters } from '../../parts/grid/field-column.ts'
import type { MessageColumn } from './message-columns.tsx'

const made = new Map<string, MessageColumn>()

/** The column of a field of the filter, the same at each draw; null where there is no such field. */
export function cardFieldColumn(name: string): MessageColumn | null {
  const field = cardFields.field(name)
  if (field === null) return null
  const known = made.get(name)
  if (known !== undefined) return known
  const sortBy = sortKeyOf(field.name)
  const column: MessageColumn = {
    ...fieldColumnShape(name, field),
    ...(sortBy === null ? {} : { sortBy }),
    cell: (card, { list }) => {
      const values = field.values(new CardSubject(card))
      if (values.length === 0) return null
      const text = values.map((value) => valueText(field, value, list)).join(', ')
      return <ForeignText text={text.slice(0, mostCellLetters)} />
    },
  }
  made.set(name, column)
  return column
}
