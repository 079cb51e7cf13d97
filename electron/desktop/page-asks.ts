import type { Asked } from '../../shared/contract/app.ts'

/** Wishes kept while no page follows. */
const mostHeld = 20

/** What the desktop asks of its page, from its menu or for a file: the source of `app.asked`. */
export class PageAsks {
  readonly #followers = new Set<(asked: Asked) => void>()
  #held: Asked[] = []

  /** Waits for a page that follows; of more than it can keep the newest. */
  ask(asked: Asked): void {
    if (this.#followers.size === 0) this.#held = [...this.#held, asked].slice(-mostHeld)
    for (const follow of this.#followers) follow(asked)
  }

  follow(emit: (asked: Asked) => void): () => void {
    this.#followers.add(emit)
    const held = this.#held
    this.#held = []
    for (const asked of held) emit(asked)
    return () => void this.#followers.delete(emit)
  }
}
