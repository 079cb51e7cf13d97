import { type PollEnd, type Polls, pollEnds } from '../../shared/contract/status-query.ts'

/** Counts of what polling did, told to followers once a turn. */
export class PollCounts {
  readonly #now: () => Pick<Polls, 'following' | 'asking' | 'waiting'>
  readonly #ended = new Map<PollEnd, number>()
  readonly #listeners = new Set<(polls: Polls) => void>()
  #asked = 0
  #isTelling = false

  /** `now`: the counts that stand at a moment. */
  constructor(now: () => Pick<Polls, 'following' | 'asking' | 'waiting'>) {
    this.#now = now
  }

  asked(): void {
    this.#asked++
    this.tell()
  }

  ended(end: PollEnd): void {
    this.#ended.set(end, (this.#ended.get(end) ?? 0) + 1)
    this.tell()
  }

  /** The counts as they are, then each time they change. Returns what ends it. */
  follow(listener: (polls: Polls) => void): () => void {
    this.#listeners.add(listener)
    listener(this.#view())
    return () => this.#listeners.delete(listener)
  }

  tell(): void {
    if (this.#isTelling) return
    this.#isTelling = true
    setImmediate(() => {
      this.#isTelling = false
      const view = this.#view()
      for (const listener of this.#listeners) listener(view)
    })
  }

  #view(): Polls {
    const ended = Object.fromEntries(
      pollEnds.map((end) => [end, this.#ended.get(end) ?? 0]),
    ) as Polls['ended']
    return { ...this.#now(), asked: this.#asked, ended }
  }
}
