import type { Side } from '../../shared/diff/waiting-rows.ts'

/** Whose turn it is to be read on, of two captures. */
export class EvenPace {
  readonly #read = { a: 0, b: 0 }
  readonly #isDone = { a: false, b: false }
  readonly #waits: Partial<Record<Side, () => void>> = {}
  isBroken = false

  count(side: Side): void {
    this.#read[side] += 1
  }

  /** Resolves when the other has given as many PDUs, or has no more. */
  async turn(side: Side): Promise<void> {
    const other = side === 'a' ? 'b' : 'a'
    this.#waits[other]?.()
    if (this.#isDone[other] || this.isBroken || this.#read[side] <= this.#read[other]) return
    await new Promise<void>((resolve) => {
      this.#waits[side] = resolve
    })
    delete this.#waits[side]
    await this.turn(side)
  }

  end(side: Side): void {
    this.#isDone[side] = true
    this.#waits[side === 'a' ? 'b' : 'a']?.()
  }

  break(): void {
    this.isBroken = true
    this.#waits.a?.()
    this.#waits.b?.()
  }
}

/** Runs a reader for each of two captures, evenly: the one that has given more PDUs waits. Rejects as either does. */
export async function readEvenly(read: (side: Side, pace: EvenPace) => Promise<void>): Promise<void> {
  const pace = new EvenPace()
  const readSide = async (side: Side) => {
    try {
      await read(side, pace)
      pace.end(side)
    } catch (problem) {
      pace.break()
      throw problem
    }
  }
  const [a, b] = await Promise.allSettled([readSide('a'), readSide('b')])
  for (const outcome of [a, b]) if (outcome.status === 'rejected') throw outcome.reason
}
