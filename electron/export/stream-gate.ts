import type { StreamPace } from '../../shared/contract/contract.ts'

/** Waits until a window takes more of a stream, or has stopped following it. */
export class StreamGate {
  readonly #pace: StreamPace
  #isStopped = false
  #wake = () => {}

  constructor(pace: StreamPace) {
    this.#pace = pace
    pace.onRoom(() => this.#wake())
  }

  get isStopped(): boolean {
    return this.#isStopped
  }

  stop(): void {
    this.#isStopped = true
    this.#wake()
  }

  /** Resolves when there is room; at once when the stream was stopped. */
  async room(): Promise<void> {
    while (!this.#isStopped && !this.#pace.hasRoom) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}
