import type { CaptureEvent } from '../../shared/contract/capture-events.ts'
import { captureEventTable } from '../../shared/inspect/capture-event-table.ts'
import { captureEvents, loadEventsFrom, useCaptureEvents } from './capture-events-store.ts'
import { type CaptureEntry, isGap } from './capture-rows.ts'
import { captureRows, selectRow, useCapture } from './capture-store.ts'

/** An event between the rows. */
export interface EventLine {
  readonly event: CaptureEvent
}
export type CaptureLine = CaptureEntry | EventLine

export function isEventLine(line: CaptureLine): line is EventLine {
  return 'event' in line
}

/** What a line is chosen by: the number of a PDU, or an event. */
export type LineKey = number | `event-${number}`

interface Place {
  readonly event: CaptureEvent
  /** How many entries stand before it. */
  readonly entries: number
}

/** The rows of the inspector with the events between them. Made anew when either has changed. */
class CaptureLines {
  #places: readonly Place[] = []
  #made = ''

  get count(): number {
    return captureRows.count + this.#now().length
  }

  at(index: number): CaptureLine | undefined {
    const places = this.#now()
    const before = this.#eventsBefore(index)
    const place = places[before]
    if (place !== undefined && place.entries + before === index) return { event: place.event }
    return captureRows.at(index - before)
  }

  /** -1 when it is not here. */
  indexOf(key: LineKey): number {
    const places = this.#now()
    if (typeof key === 'number') {
      const index = captureRows.indexOf(key)
      return index < 0 ? -1 : index + countUpTo(places, ({ entries }) => entries <= index)
    }
    const place = places.findIndex(({ event }) => key === keyOfEvent(event))
    return place < 0 ? -1 : (places[place]?.entries ?? 0) + place
  }

  /** How many events stand in lines before this one. */
  #eventsBefore(index: number): number {
    let low = 0
    let high = this.#places.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#places[middle]?.entries ?? 0) + middle < index) low = middle + 1
      else high = middle
    }
    return low
  }

  #now(): readonly Place[] {
    const { version, isPaused, filter, held } = useCapture.getState()
    const made = `${version} ${useCaptureEvents.getState().version} ${isPaused} ${held > 0} ${filter}`
    if (made !== this.#made) {
      this.#made = made
      const isShown = eventTest()
      this.#places = captureEvents
        .filter(isShown)
        .map((event) => ({ event, entries: captureRows.countUpTo(event.afterSeq) }))
    }
    return this.#places
  }
}

export const captureLines = new CaptureLines()

export function keyOfEvent({ eventId }: CaptureEvent): LineKey {
  return `event-${eventId}`
}

/** Chooses a row or an event; one ends the choice of the other. */
export function chooseLine(key: LineKey): void {
  if (typeof key === 'number') selectRow(key)
  else {
    selectRow(null)
    useCapture.setState({ isFollowing: false })
    useCaptureEvents.setState({ selectedId: Number(key.slice('event-'.length)) })
  }
}

/** Follows the list: brings the events of rows that come into it. */
export function startLines(): void {
  useCapture.subscribe(({ version, isPaused, selectedSeq, hasOlder }, before) => {
    if (selectedSeq !== null && selectedSeq !== before.selectedSeq) {
      useCaptureEvents.setState({ selectedId: null })
    }
    if (isPaused && !before.isPaused) pausedAt = captureEvents.at(-1)?.eventId ?? 0
    const first = captureRows.firstSeq
    if (version !== before.version && first !== null) void loadEventsFrom(hasOlder ? first - 1 : 0)
  })
}

/** The last event when the list was paused. */
let pausedAt = 0
/** Sessions of rows that passed the filter, and which rows were looked at for them. */
let seen = { filter: '', from: 0, to: 0, sessions: new Set<string>() }

/** Whether an event is on show, as the list stands. */
function eventTest(): (event: CaptureEvent) => boolean {
  const { isPaused, held, hasOlder, filter } = useCapture.getState()
  const { firstSeq, lastSeq } = captureRows
  const lastId = isPaused ? pausedAt : Number.POSITIVE_INFINITY
  const to = held > 0 && lastSeq !== null ? lastSeq : Number.POSITIVE_INFINITY
  // What stands right before the first row says how its link began.
  const from = hasOlder && firstSeq !== null ? firstSeq - 1 : 0
  const sessions = filter.trim() === '' ? null : sessionsSeen(filter)
  return ({ eventId, afterSeq, kind, sessionId }) => {
    if (eventId > lastId || afterSeq < from || afterSeq > to) return false
    if (sessions === null) return true
    return captureEventTable[kind].isLink && sessionId !== null && sessions.has(sessionId)
  }
}

function sessionsSeen(filter: string): ReadonlySet<string> {
  const [first, last] = [captureRows.firstSeq, captureRows.lastSeq]
  if (first === null || last === null) return new Set()
  if (seen.filter !== filter || first > seen.to || last < seen.from) {
    seen = { filter, from: last + 1, to: last, sessions: new Set() }
  }
  const { count } = captureRows
  const look = (index: number): number => {
    const entry = captureRows.at(index)
    if (entry === undefined || isGap(entry)) return entry?.from ?? 0
    seen.sessions.add(entry.sessionId)
    return entry.seq
  }
  for (let index = 0; index < count; index++) if (look(index) >= seen.from) break
  for (let index = count - 1; index >= 0; index--) if (look(index) <= seen.to) break
  seen.from = Math.min(first, seen.from)
  seen.to = Math.max(last, seen.to)
  return seen.sessions
}

function countUpTo(places: readonly Place[], isBefore: (place: Place) => boolean): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    const place = places[middle]
    if (place !== undefined && isBefore(place)) low = middle + 1
    else high = middle
  }
  return low
}
