import type { AnyField } from '../../../shared/filter/filter-field.ts'
import { fieldColumnId } from '../../stores/kept-columns.ts'
import type { Column } from './column.ts'

/** Letters of all values that a cell shows. */
export const mostCellLetters = 300

/** The column of a field of the filter, without its cells: its name is its title. */
export function fieldColumnShape(
  name: string,
  field: AnyField,
): Omit<Column<unknown, unknown>, 'cell' | 'sortBy'> {
  const isAtEnd = field.kind === 'duration' || (field.kind === 'number' && field.named === undefined)
  return {
    id: fieldColumnId(name),
    title: () => name,
    width: field.kind === 'time' ? 190 : Math.max(84, Math.min(170, 24 + 7 * name.length)),
    minWidth: 56,
    ...(isAtEnd ? { isAtEnd: true } : {}),
    className: 'mono foreign',
  }
}
