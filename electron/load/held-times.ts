/** How long something was so; moments in ms, told in order. */
class Stretches {
  #since: number | null = null
  #ms = 0
  #toldMs = 0

  get isOn(): boolean {
    return this.#since !== null
  }

  set(isOn: boolean, now: number): void {
    if (isOn === this.isOn) return
    this.#add(now)
    this.#since = isOn ? now : null
  }

  total(now: number): number {
    this.#add(now)
    return this.#ms
  }

  /** Since the last such question. */
  further(now: number): number {
    const all = this.total(now)
    const ms = all - this.#toldMs
    this.#toldMs = all
    return ms
  }

  #add(now: number): void {
    if (this.#since === null || now <= this.#since) return
    this.#ms += now - this.#since
    this.#since = now
  }
}

/** Times in which nothing could leave: no window had room, or nothing was bound. */
export class HeldTimes {
  readonly #full = new Stretches()
  readonly #unbound = new Stretches()
  /** What passed before measuring began. */
  #fullBefore = 0
  #unboundBefore = 0

  get isHeld(): boolean {
    return this.#full.isOn || this.#unbound.isOn
  }

  look(room: number, isBound: boolean, now: number): void {
    this.#full.set(room <= 0 && isBound, now)
    this.#unbound.set(!isBound, now)
  }

  /** Nothing more is to leave. */
  end(now: number): void {
    this.#full.set(false, now)
    this.#unbound.set(false, now)
  }

  beginMeasuring(now: number): void {
    this.#fullBefore = this.#full.total(now)
    this.#unboundBefore = this.#unbound.total(now)
  }

  fullMs(now: number): number {
    return this.#full.total(now) - this.#fullBefore
  }

  unboundMs(now: number): number {
    return this.#unbound.total(now) - this.#unboundBefore
  }

  /** Since the last such question. */
  furtherFullMs(now: number): number {
    return this.#full.further(now)
  }
}
