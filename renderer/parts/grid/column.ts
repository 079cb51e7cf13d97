import type { ReactNode } from 'react'

/** A column of a live grid: its title, its width and its cell of a row. `Context` is what cells need beside the row. */
export interface Column<Row, Context> {
  /** Unique in its grid: what the reader sized is remembered under it. */
  readonly id: string
  readonly title: (context: Context) => string
  /** The title is read out and not shown. */
  readonly isTitleHidden?: true
  /** Stays where it is, as wide as it is. */
  readonly isFixed?: true
  /** px until the reader sizes it, or a share of what the others leave. */
  readonly width: number | `${number}fr`
  readonly minWidth: number
  /** Width of the grid in px from which the column is shown, and from which another one replaces it. */
  readonly from?: number
  readonly until?: number
  readonly isAtEnd?: true
  /** What the list is sorted by where this title is pressed; absent: it cannot be sorted by it. */
  readonly sortBy?: string
  /** Classes of its cells beside the grid's own. */
  readonly className?: string
  readonly cell: (row: Row, context: Context) => ReactNode
}

/** What a grid is sorted by. */
export interface GridSort {
  readonly by: string
  readonly order: 'ascending' | 'descending'
  /** A title is pressed. */
  readonly onSort: (by: string) => void
}

/** Values of a column that layout needs, whatever its rows are. */
export type ColumnSize = Pick<
  Column<unknown, unknown>,
  'id' | 'width' | 'minWidth' | 'from' | 'until' | 'isFixed' | 'sortBy'
>

/** Widths in px that the reader gave, by column. */
export type Widths = Readonly<Record<string, number>>

/** The columns of a grid that is `gridWidth` px wide. */
export function shownColumns<C extends ColumnSize>(columns: readonly C[], gridWidth: number): readonly C[] {
  return columns.filter(
    ({ from = 0, until = Number.POSITIVE_INFINITY }) => from <= gridWidth && gridWidth < until,
  )
}

/** The last column with a share takes what the others leave: it cannot be sized. */
export function takesRest(column: ColumnSize, columns: readonly ColumnSize[]): boolean {
  return columns.findLast(({ width }) => typeof width === 'string')?.id === column.id
}

/** px that the reader gave, else those that it usually has; of a share, the least. */
export function knownWidth({ id, width, minWidth }: ColumnSize, widths: Widths): number {
  return Math.max(minWidth, widths[id] ?? (typeof width === 'number' ? width : minWidth))
}

/** The grid template that header and rows share: a column that nobody sized gives way in a narrow window. */
export function columnTemplate(columns: readonly ColumnSize[], widths: Widths): string {
  return columns
    .map((column) => {
      const { id, width, minWidth } = column
      if (widths[id] !== undefined) return `${knownWidth(column, widths)}px`
      return `minmax(${minWidth}px, ${typeof width === 'number' ? `${width}px` : width})`
    })
    .join(' ')
}

/** Below this width, in px, the grid scrolls sideways inside its pane. */
export function narrowest(columns: readonly ColumnSize[], widths: Widths): number {
  const sides = 16
  return columns.reduce((sum, { id, minWidth }) => sum + Math.max(minWidth, widths[id] ?? 0), sides)
}

/** The ids with one moved to the place of another; the same list where either is not in it. */
export function movedColumn(ids: readonly string[], id: string, to: string): readonly string[] {
  const [from, place] = [ids.indexOf(id), ids.indexOf(to)]
  return from < 0 || place < 0 || from === place ? ids : ids.toSpliced(from, 1).toSpliced(place, 0, id)
}
