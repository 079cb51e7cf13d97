import { useMemo } from 'react'
import type { ColumnList } from '../../stores/column-list.ts'
import { movedColumn } from './column.ts'
import type { ColumnOrder } from './column-order.ts'
import type { Place } from './grid-menu.ts'

/**
 * What a reader can do with the titles of a list. `onMenu` opens the menu of one; `own` tells the column that a title is of.
 * Both are the same functions at each draw.
 */
export function useTitleOrder(
  list: ColumnList,
  onMenu: (id: string, place: Place) => void,
  own: (id: string) => string = itself,
): ColumnOrder {
  return useMemo(
    () => ({
      onMove: (id, to) => list.set(movedColumn(list.columns(), own(id), own(to))),
      onHide: (id) => list.hide(own(id)),
      onMenu,
    }),
    [list, onMenu, own],
  )
}

function itself(id: string): string {
  return id
}
