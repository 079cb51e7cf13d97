import { create } from 'zustand'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { client } from './host-store.ts'
import { ofShown, useShownCapture } from './shown-capture.ts'

type SeenValues = CallOutput<'capture.values'>['values']

interface SeenState {
  /** Values of a field that the capture holds, with their counts, by the field's name. */
  readonly seen: Readonly<Record<string, SeenValues>>
}

export const useSeenValues = create<SeenState>(() => ({ seen: {} }))

const mostValues = 30
/** Counts are good for so long. */
const freshMs = 10_000
const askedAt = new Map<string, number>()
/** The capture that they were seen in. */
let seenIn: string | null = null

/** Brings the values of a field; those of before stay until the new ones are there. */
export async function loadSeenValues(field: string): Promise<void> {
  const { captureId } = useShownCapture.getState()
  if (captureId !== seenIn) {
    seenIn = captureId
    askedAt.clear()
    useSeenValues.setState({ seen: {} })
  }
  const now = Date.now()
  if (now - (askedAt.get(field) ?? Number.NEGATIVE_INFINITY) < freshMs) return
  askedAt.set(field, now)
  try {
    const { values } = await client().call('capture.values', { ...ofShown(), field, limit: mostValues })
    if (seenIn !== captureId) return
    useSeenValues.setState(({ seen }) => ({ seen: { ...seen, [field]: values } }))
  } catch {
    // The list goes without them: a completion is no place to tell of a store that is away.
    askedAt.delete(field)
  }
}
