import { useState } from 'react'
import type { Widths } from './column.ts'

/** Widths of a grid's columns, and the way to change them; `isDone` at the end of a drag: then they are remembered. */
export function useColumnWidths(gridId: string): [Widths, (widths: Widths, isDone: boolean) => void] {
  const key = `${gridId}.columns`
  const [widths, setWidths] = useState(() => readWidths(localStorage.getItem(key)))
  return [
    widths,
    (changed, isDone) => {
      setWidths(changed)
      if (isDone) localStorage.setItem(key, JSON.stringify(changed))
    },
  ]
}

/** The remembered widths; anything unreadable counts as nothing. */
export function readWidths(text: string | null): Widths {
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
