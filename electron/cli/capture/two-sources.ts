import type { Side } from '../../../shared/diff/waiting-rows.ts'
import type { CapturedRow } from '../../../shared/pcap/captured-row.ts'
import { PasswordMask } from '../../capture/password-mask.ts'
import type { Cli } from '../console/cli.ts'
import { type CaptureInput, readCaptureInput } from './capture-input.ts'
import type { ToldProblems } from './told-problems.ts'

/** Takes what two captures hold. */
export interface TwoSink {
  /** Passwords are masked; the octets are valid until the call returns. */
  row(side: Side, row: CapturedRow): void
  /** After each piece of either. */
  piece(): Promise<void>
}

/** Reads two captures evenly: the one that has given more PDUs waits for the other. */
export async function readTwoSources(
  cli: Cli,
  inputs: Readonly<Record<Side, CaptureInput>>,
  problems: ToldProblems,
  sink: TwoSink,
): Promise<void> {
  const pace = new EvenPace()
  const read = async (side: Side) => {
    const mask = new PasswordMask()
    try {
      await readCaptureInput(inputs[side], cli.catalogue, {
        row: (row) => {
          pace.count(side)
          sink.row(side, mask.mask(row))
        },
        problem: (problem) => problems.tell(problem, false),
        piece: async () => {
          await sink.piece()
          await pace.turn(side)
          return !pace.isBroken
        },
      })
      pace.end(side)
    } catch (problem) {
      pace.break()
      throw problem
    }
  }
  const [a, b] = await Promise.allSettled([read('a'), read('b')])
  for (const outcome of [a, b]) if (outcome.status === 'rejected') throw outcome.reason
}

/** Whose turn it is to be read on. */
class EvenPace {
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
