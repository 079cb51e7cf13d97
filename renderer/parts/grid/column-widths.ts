import { useCallback } from 'react'
import { create } from 'zustand'
import type { Widths } from './column.ts'

/** Widths that the reader gave, by the grid's id; read from the window's storage when a grid is first drawn. */
const useWidths = create<Readonly<Record<string, Widths>>>(() => ({}))

const keyOf = (gridId: string) => `${gridId}.columns`

/** Widths of a grid's columns, and the way to change them; `isDone` at the end of a drag: then they are remembered. */
export function useColumnWidths(gridId: string): [Widths, (widths: Widths, isDone: boolean) => void] {
  const widths = useWidths((state) => state[gridId]) ?? takeWidths(gridId)
  const change = useCallback(
    (changed: Widths, isDone: boolean) => {
      useWidths.setState({ [gridId]: changed })
      if (isDone) localStorage.setItem(keyOf(gridId), JSON.stringify(changed))
    },
    [gridId],
  )
  return [widths, change]
}

/** Gives the columns of a grid their usual widths. */
export function resetWidths(gridId: string): void {
  localStorage.removeItem(keyOf(gridId))
  useWidths.setState({ [gridId]: {} })
}

const taken = new Map<string, Widths>()

function takeWidths(gridId: string): Widths {
  const known = taken.get(gridId) ?? readWidths(localStorage.getItem(keyOf(gridId)))
  taken.set(gridId, known)
  return known
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
