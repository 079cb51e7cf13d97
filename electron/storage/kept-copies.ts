import type { Store } from './store.ts'

/** Copies of files from before this run changed their form: those of the store, and those of what opens its own file later. */
export class KeptCopies {
  readonly #store: Pick<Store, 'status'>
  readonly #others: string[] = []
  readonly #listeners = new Set<() => void>()

  constructor(store: Pick<Store, 'status'>) {
    this.#store = store
  }

  names(): string[] {
    const { kept, saved } = this.#store.status
    return [saved.kept, kept, ...this.#others].filter((name) => name !== null)
  }

  add(name: string): void {
    this.#others.push(name)
    for (const listener of this.#listeners) listener()
  }

  /** Calls `listener` when there is another one; the returned function ends that. */
  onAdd(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
