/** A request that a response may answer. */
export interface WaitingRequest {
  readonly number: number
  /** µs since 1970. */
  readonly at: number | null
  readonly commandId: number
}

/** Places in which a request may stand, side by side; the earliest of them is given up for one more. */
const placesOfOne = 8
const groups = 1 << 14

/**
 * The latest requests of a capture by direction and sequence_number: so many places once and for all, so that neither
 * connections nor requests without an answer cost more memory or time.
 */
export class WaitingRequests {
  readonly #flows = new Uint32Array(groups * placesOfOne)
  readonly #sequences = new Uint32Array(groups * placesOfOne)
  readonly #commandIds = new Uint32Array(groups * placesOfOne)
  /** 0 where none stands. */
  readonly #numbers = new Float64Array(groups * placesOfOne)
  /** NaN without a time. */
  readonly #times = new Float64Array(groups * placesOfOne)

  /** `flow` is one number for connection and direction. One with the same sequence_number is forgotten. */
  set(flow: number, sequence: number, { number, at, commandId }: WaitingRequest): void {
    const first = firstPlace(flow, sequence)
    let chosen = first
    for (let place = first; place < first + placesOfOne; place += 1) {
      if (this.#isAt(place, flow, sequence)) {
        chosen = place
        break
      }
      if ((this.#numbers[place] ?? 0) < (this.#numbers[chosen] ?? 0)) chosen = place
    }
    this.#flows[chosen] = flow
    this.#sequences[chosen] = sequence
    this.#commandIds[chosen] = commandId
    this.#numbers[chosen] = number
    this.#times[chosen] = at ?? Number.NaN
  }

  /** Takes out the request that `fits` by its command_id; null when none waits, or another command does. */
  take(flow: number, sequence: number, fits: (commandId: number) => boolean): WaitingRequest | null {
    const first = firstPlace(flow, sequence)
    for (let place = first; place < first + placesOfOne; place += 1) {
      if (!this.#isAt(place, flow, sequence)) continue
      const commandId = this.#commandIds[place] ?? 0
      if (!fits(commandId)) return null
      const at = this.#times[place] ?? Number.NaN
      const request = { number: this.#numbers[place] ?? 0, at: Number.isNaN(at) ? null : at, commandId }
      this.#numbers[place] = 0
      return request
    }
    return null
  }

  #isAt(place: number, flow: number, sequence: number): boolean {
    return (
      this.#numbers[place] !== 0 && this.#flows[place] === flow >>> 0 && this.#sequences[place] === sequence
    )
  }
}

function firstPlace(flow: number, sequence: number): number {
  const mixed = Math.imul(flow ^ Math.imul(sequence, 0x9e37_79b1), 0x85eb_ca6b)
  return ((mixed ^ (mixed >>> 15)) & (groups - 1)) * placesOfOne
}
