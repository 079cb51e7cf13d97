import { type CaptureEvent, mostEvents } from '../../shared/contract/capture-events.ts'
import type { CaptureArchive } from './capture-source.ts'

interface Options {
  readonly archive: Pick<CaptureArchive, 'appendEvent' | 'rangeEvents'>
  /** Number that the next PDU will get. */
  readonly recorder: { readonly nextSeq: number }
  /** Of earlier runs: the newest, oldest first, and the highest number given. */
  readonly recent: readonly CaptureEvent[]
  readonly lastEvent: number
}

/** An event that is told of: its number and its place come by themselves. */
export type ToldEvent = Omit<CaptureEvent, 'eventId' | 'afterSeq'>

/** What happened between the PDUs of the live capture: the newest in memory, all on disk. */
export class CaptureEvents {
  readonly #archive: Options['archive']
  readonly #recorder: Options['recorder']
  readonly #listeners = new Set<(event: CaptureEvent) => void>()
  #recent: CaptureEvent[]
  #last: number

  constructor({ archive, recorder, recent, lastEvent }: Options) {
    this.#archive = archive
    this.#recorder = recorder
    this.#recent = [...recent]
    this.#last = lastEvent
  }

  /** It stands after the PDUs that were recorded until now. */
  add(told: ToldEvent): void {
    this.#last++
    const event = { ...told, eventId: this.#last, afterSeq: this.#recorder.nextSeq - 1 }
    this.#recent.push(event)
    if (this.#recent.length > 2 * mostEvents) this.#recent = this.#recent.slice(-mostEvents)
    this.#archive.appendEvent(event)
    for (const listener of this.#listeners) listener(event)
  }

  /** As `capture.events`; while the disk cannot be read, out of memory. */
  async between(from: number, to: number): Promise<readonly CaptureEvent[]> {
    return this.#archive.rangeEvents(from, to, mostEvents).catch(() => {
      const known = this.#recent.filter(({ afterSeq }) => afterSeq >= from && afterSeq <= to)
      return known.slice(-mostEvents)
    })
  }

  /** Events above `afterEvent`, of the past the newest alone, and every one that follows. Returns the stop. */
  follow(afterEvent: number, listener: (event: CaptureEvent) => void): () => void {
    const past = this.#recent.filter(({ eventId }) => eventId > afterEvent)
    for (const event of past.slice(-mostEvents)) listener(event)
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The PDUs before `firstSeq` are gone. */
  dropBefore(firstSeq: number): void {
    const [oldest] = this.#recent
    if (oldest === undefined || oldest.afterSeq >= firstSeq - 1) return
    this.#recent = this.#recent.filter(({ afterSeq }) => afterSeq >= firstSeq - 1)
  }

  clear(): void {
    this.#recent = []
  }
}
