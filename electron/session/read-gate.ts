/**
 * Shut while what was read cannot be kept fast enough: sessions then leave what comes in the system's buffers, and
 * their peers send slower. Nothing read before is held back.
 */
export class ReadGate {
  readonly #waiting = new Set<() => void>()
  #isShut = false

  get isShut(): boolean {
    return this.#isShut
  }

  /** Calls `resume` once, when the gate opens. */
  onceOpen(resume: () => void): void {
    if (this.#isShut) this.#waiting.add(resume)
    else resume()
  }

  shut(): void {
    this.#isShut = true
  }

  open(): void {
    if (!this.#isShut) return
    this.#isShut = false
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const resume of waiting) resume()
  }
}
