import { type PollEnd, type Polls, pollEnds } from '../../shared/contract/status-query.ts'
import { TurnTeller } from './turn-teller.ts'

/** Counts of what polling did, told to followers once a turn. */
export class PollCounts extends TurnTeller<Polls> {
  readonly #now: () => Pick<Polls, 'following' | 'asking' | 'waiting'>
  readonly #ended = new Map<PollEnd, number>()
  #asked = 0

  /** `now`: the counts that stand at a moment. */
  constructor(now: () => Pick<Polls, 'following' | 'asking' | 'waiting'>) {
    super(() => this.#view())
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

  #view(): Polls {
    const ended = Object.fromEntries(
      pollEnds.map((end) => [end, this.#ended.get(end) ?? 0]),
    ) as Polls['ended']
    return { ...this.#now(), asked: this.#asked, ended }
  }
}
