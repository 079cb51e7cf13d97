import { create } from 'zustand'
import { type CaptureEvent, mostEvents } from '../../shared/contract/capture-events.ts'
import { onFrame } from './frame-task.ts'
import { client } from './host-store.ts'
import { followShown, ofShown } from './shown-capture.ts'
import { notifyFault } from './toast-store.ts'

interface EventsState {
  /** Changes whenever `captureEvents` does. */
  readonly version: number
  readonly selectedId: number | null
}

export const useCaptureEvents = create<EventsState>(() => ({ version: 0, selectedId: null }))

/** Those known, in the order of their places. Mutable: read it again when `version` changes. */
export let captureEvents: readonly CaptureEvent[] = []

let incoming: CaptureEvent[] = []
/** Every event after the PDU of this number or a later one is known; Infinity while nothing was asked for. */
let knownFrom = Number.POSITIVE_INFINITY
let isAsking = false
/** Counts clears and new links: the answer to what was asked before is thrown away. */
let run = 0

const takeInOnFrame = onFrame(() => {
  const events = incoming
  incoming = []
  addEvents(events)
})

export function startEvents(): void {
  followShown(
    'capture.newEvents',
    () => {
      // The engine may be another one than before: all is told anew.
      forgetEvents()
      return { ...ofShown(), afterEvent: 0 }
    },
    (items) => {
      for (const event of items) incoming.push(event)
      takeInOnFrame()
    },
  )
}

/** Brings the events from the PDU `from` on that are not known; of many the newest first, until all are here. */
export async function loadEventsFrom(from: number): Promise<void> {
  if (isAsking) return
  isAsking = true
  const mine = run
  try {
    while (from < knownFrom && mine === run) {
      const to = Math.min(knownFrom, Number.MAX_SAFE_INTEGER)
      const { events } = await client().call('capture.events', { ...ofShown(), from, to })
      if (mine !== run) return
      const [oldest] = events
      const isWhole = oldest === undefined || events.length < mostEvents
      knownFrom = isWhole ? from : Math.min(knownFrom - 1, oldest.afterSeq)
      addEvents(events)
    }
  } catch (error) {
    notifyFault(error)
  } finally {
    isAsking = false
  }
}

export function selectedEvent(): CaptureEvent | undefined {
  const { selectedId } = useCaptureEvents.getState()
  return selectedId === null ? undefined : captureEvents.find(({ eventId }) => eventId === selectedId)
}

/** The capture was cleared, or is another one. */
export function forgetEvents(): void {
  run += 1
  incoming = []
  captureEvents = []
  knownFrom = Number.POSITIVE_INFINITY
  useCaptureEvents.setState(({ version }) => ({ version: version + 1, selectedId: null }))
}

function addEvents(events: readonly CaptureEvent[]): void {
  if (events.length === 0) return
  const known = new Map(captureEvents.map((event) => [event.eventId, event]))
  for (const event of events) known.set(event.eventId, event)
  captureEvents = [...known.values()].sort(
    (one, other) => one.afterSeq - other.afterSeq || one.eventId - other.eventId,
  )
  useCaptureEvents.setState(({ version }) => ({ version: version + 1 }))
}
