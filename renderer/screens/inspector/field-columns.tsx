import { filterField } from '../../../shared/filter/field-table.ts'
import type { FilterField } from '../../../shared/filter/filter-field.ts'
import { valueText } from '../../parts/filter/field-value.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { fieldColumnShape, mostCellLetters } from '../../parts/grid/field-column.ts'
import type { CaptureColumn } from './capture-columns.tsx'
import { valuesOfRow } from './list-facts.ts'

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
  return {
    ...fieldColumnShape(name, field),
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
      return <ForeignText text={text.slice(0, mostCellLetters)} />
    },
  }
}
