import { type Column, columns } from '../../screens/inspector/columns.tsx'

const storageKey = 'inspector.columns'

export type Widths = Readonly<Partial<Record<Column['id'], number>>>

/** What the reader dragged before; anything unreadable counts as nothing. */
export function rememberedWidths(): Widths {
  const text = localStorage.getItem(storageKey)
  if (text === null) return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(
      Object.entries(value).filter(([, width]) => typeof width === 'number' && Number.isFinite(width)),
    )
  } catch {
    // Written by another version, or by hand.
    return {}
  }
}

export function rememberWidths(widths: Widths): void {
  localStorage.setItem(storageKey, JSON.stringify(widths))
}

export function widthOf(column: Column, widths: Widths): number {
  return Math.max(column.minWidth, widths[column.id] ?? column.width ?? column.minWidth)
}

/** The CSS grid template that header and rows share: a column nobody dragged gives way in a narrow window. */
export function columnTemplate(widths: Widths): string {
  return columns
    .map((column) => {
      if (column.width === null) return `minmax(${column.minWidth}px, 1fr)`
      const dragged = widths[column.id] !== undefined
      return dragged ? `${widthOf(column, widths)}px` : `minmax(${column.minWidth}px, ${column.width}px)`
    })
    .join(' ')
}

/** Below this width, in px, the list scrolls sideways inside its pane. */
export function narrowest(widths: Widths): number {
  const sides = 16
  return columns.reduce(
    (sum, column) => sum + (widths[column.id] === undefined ? column.minWidth : widthOf(column, widths)),
    sides,
  )
}
