import { filterField } from '../../../shared/filter/field-table.ts'
import type { FilterField } from '../../../shared/filter/filter-field.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { fieldColumnId } from '../../stores/kept-columns.ts'
import type { CaptureColumn } from './capture-columns.tsx'
import { valueText } from './field-value.ts'
import { valuesOfRow } from './list-facts.ts'

/** Letters of all values that a cell shows. */
const mostLetters = 300

const made = new Map<string, CaptureColumn>()

/** The column of a field of the filter, the same at each draw; null where there is no such field. */
export function fieldColumn(name: string): CaptureColumn | null {
  const field = filterField(name)
  if (field === null) return null
  const known = made.get(name)
  if (known !== undefined) return known
  const column = columnOf(name, field)
  made.set(name, column)
  return column
}

function columnOf(name: string, field: FilterField): CaptureColumn {
  const isAtEnd = field.kind === 'duration' || (field.kind === 'number' && field.named === undefined)
  return {
    id: fieldColumnId(name),
    title: () => name,
    width: field.kind === 'time' ? 190 : Math.max(84, Math.min(170, 24 + 7 * name.length)),
    minWidth: 56,
    ...(isAtEnd ? { isAtEnd: true } : {}),
    className: 'mono foreign',
    cell: (row, { list, catalogue }) => {
      const values = valuesOfRow(catalogue, field, row)
      if (values === null) {
        return (
          <span className="dim" title={list('waits')}>
            …
          </span>
        )
      }
      if (values.length === 0) return null
      const text = values.map((value) => valueText(field, value, list)).join(', ')
      return <ForeignText text={text.slice(0, mostLetters)} />
    },
  }
}
