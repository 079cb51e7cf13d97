import { create } from 'zustand'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { client } from './host-store.ts'
import { ofShown, useShownCapture } from './shown-capture.ts'

type SeenValues = CallOutput<'capture.values'>['values']

interface SeenState {
  /** Values of a field that the capture on show holds, with their counts, by the field's name. */
  readonly seen: Readonly<Record<string, SeenValues>>
}

export const useSeenValues = create<SeenState>(() => ({ seen: {} }))

const mostValues = 30
/** Counts are good for so long. */
const freshMs = 10_000
const askedAt = new Map<string, number>()

/** Another capture holds others. */
useShownCapture.subscribe(() => {
  askedAt.clear()
  useSeenValues.setState({ seen: {} })
})

/** Brings the values of a field; those of before stay until the new ones are there. */
export async function loadSeenValues(field: string): Promise<void> {
  const now = Date.now()
  if (now - (askedAt.get(field) ?? Number.NEGATIVE_INFINITY) < freshMs) return
  askedAt.set(field, now)
  const shown = ofShown()
  try {
    const { values } = await client().call('capture.values', { ...shown, field, limit: mostValues })
    if (shown.captureId !== ofShown().captureId) return
    useSeenValues.setState(({ seen }) => ({ seen: { ...seen, [field]: values } }))
  } catch {
    // The list goes without them: a completion is no place to tell of a store that is away.
    askedAt.delete(field)
  }
}
