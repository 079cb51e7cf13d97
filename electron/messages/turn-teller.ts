/** Tells its followers a view whenever it has changed, once a turn: much changes at once when a link is lost. */
export class TurnTeller<View> {
  readonly #view: () => View
  readonly #listeners = new Set<(view: View) => void>()
  #isTelling = false

  constructor(view: () => View) {
    this.#view = view
  }

  /** The view as it is, then each time it changes. Returns what ends it. */
  follow(listener: (view: View) => void): () => void {
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
}
