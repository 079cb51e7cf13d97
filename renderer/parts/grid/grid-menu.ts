import type { KeyboardEvent, MouseEvent } from 'react'

/** A place in the window, px from its top left corner. */
export interface Place {
  readonly left: number
  readonly top: number
}

/** A row that a menu is asked for, and the column that was pointed at; null by the keyboard. */
export interface RowMenu<Key> extends Place {
  readonly key: Key
  readonly columnId: string | null
}

/** The menu key, or Shift+F10. */
export function isMenuKey({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey)
}

/** Where under the pointer: the index of the row in its list, and that of its cell; null beside the rows. */
export function cellUnder({ target }: MouseEvent): { readonly index: number; readonly cell: number } | null {
  const row = target instanceof Element ? target.closest('.grid-row') : null
  if (row === null || !(target instanceof Element)) return null
  const cell = target.closest('[role=gridcell]')
  // The header is the first row.
  return {
    index: Number(row.getAttribute('aria-rowindex')) - 2,
    cell: cell === null ? -1 : [...row.children].indexOf(cell),
  }
}

/** Where the menu of a row opens that was asked for by the keyboard: under its beginning. */
export function placeOf(rowId: string): Place | null {
  const rect = document.getElementById(rowId)?.getBoundingClientRect()
  return rect === undefined ? null : { left: rect.left + 24, top: rect.bottom }
}
