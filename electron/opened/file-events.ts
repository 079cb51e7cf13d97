import { type CaptureEvent, mostEvents } from '../../shared/contract/capture-events.ts'

/** Events of an opened file as its thread tells them: the newest in memory, all of them in its database. */
export class FileEvents {
  readonly #listeners = new Set<(event: CaptureEvent) => void>()
  #recent: CaptureEvent[] = []

  add(events: readonly CaptureEvent[]): void {
    this.#recent = [...this.#recent, ...events].slice(-mostEvents)
    for (const event of events) for (const listener of this.#listeners) listener(event)
  }

  /** Events above `afterEvent`, of the past the newest alone, and every one that follows. Returns the stop. */
  follow(afterEvent: number, listener: (event: CaptureEvent) => void): () => void {
    for (const event of this.#recent) if (event.eventId > afterEvent) listener(event)
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
