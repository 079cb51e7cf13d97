import { type Interference, interferences, type SimulatorState } from '../../../shared/contract/simulator.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import { type Cli, complainOf, complainOfLine } from '../console/cli.ts'
import { readLines } from '../console/read-lines.ts'
import { simulatedSessionLine } from '../views/simulator-sessions.ts'

/** An operator that `simulate` runs, as its control needs it. */
export interface ControlledOperator {
  /** '' where it is the only one. */
  readonly name: string
  sessions(): SimulatorState['sessions']
  /** Throws session.not-found. */
  interfere(sessionId: string, how: Interference): void
}

type Control =
  | { readonly kind: 'sessions' }
  | { readonly kind: 'cut'; readonly id: string; readonly how: Interference }

/** A megabyte is more than any line needs. */
const mostLineMib = 1
const mostQuoted = 200

/** `simulate --control`: lines on stdin name the sessions and cut them, until stdin ends; the simulator goes on after that. */
export class SimulatorControl {
  readonly #cli: Cli
  readonly #operators: readonly ControlledOperator[]
  readonly #view: { readonly isJson: boolean; readonly language: Language }
  #isOver = false

  constructor(
    cli: Cli,
    operators: readonly ControlledOperator[],
    view: { readonly isJson: boolean; readonly language: Language },
  ) {
    this.#cli = cli
    this.#operators = operators
    this.#view = view
  }

  /** Resolves when stdin ends. */
  async run(): Promise<void> {
    try {
      for await (const batch of readLines('-', mostLineMib)) {
        for (const { number, octets } of batch) await this.#take(octets.toString('utf8'), number)
      }
    } catch (problem) {
      if (this.#isOver) return
      if (!(problem instanceof Fault)) throw problem
      complainOf(this.#cli, problem)
    }
  }

  /** Reads no further, so that the process can end. */
  stop(): void {
    this.#isOver = true
    process.stdin.destroy()
  }

  async #take(line: string, number: number): Promise<void> {
    try {
      const control = readControl(line)
      const answer = control.kind === 'sessions' ? this.#sessions() : this.#cut(control.id, control.how)
      await this.#cli.output.print(answer)
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      complainOfLine(this.#cli, problem, number)
    }
  }

  #sessions(): string {
    const lines = this.#operators.flatMap((operator) =>
      operator
        .sessions()
        .map((session) => simulatedSessionLine(session, { ...this.#view, operator: operator.name })),
    )
    const count = lines.length
    const end = { en: `sessions: ${count}\n`, ru: `сессий: ${count}\n` }
    return [
      ...lines,
      this.#view.isJson ? jsonLine({ kind: 'sessions', count }) : end[this.#view.language],
    ].join('')
  }

  /** The beginning of an id is enough where only one session has it. */
  #cut(beginning: string, how: Interference): string {
    const found = this.#operators.flatMap((operator) =>
      operator
        .sessions()
        .flatMap(({ sessionId }) => (sessionId.startsWith(beginning) ? { operator, sessionId } : [])),
    )
    const [one, other] = found
    if (one === undefined || other !== undefined)
      throw new Fault('simulator.no-session', { id: quoted(beginning), count: found.length })
    one.operator.interfere(one.sessionId, how)
    if (this.#view.isJson) return jsonLine({ kind: 'cut', id: one.sessionId, how })
    return `cut ${one.sessionId} ${how}\n`
  }
}

/** Throws Fault simulator.bad-control. */
function readControl(line: string): Control {
  const [word, id, how, more] = line.trim().split(/\s+/)
  if (word === 'sessions' && id === undefined) return { kind: 'sessions' }
  const known = interferences.find((one) => one === how)
  if (word === 'cut' && id !== undefined && known !== undefined && more === undefined)
    return { kind: 'cut', id, how: known }
  throw new Fault('simulator.bad-control', { line: quoted(line), ways: interferences.join('|') })
}

/** What was written, short enough for the sentence that refuses it. */
function quoted(text: string): string {
  return text.length > mostQuoted ? `${text.slice(0, mostQuoted)}…` : text
}
