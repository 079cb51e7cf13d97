import {
  type CaptureProblem,
  captureProblemText,
  isBroken,
  isGap,
  isOrdinary,
  ToldOnce,
} from '../../../shared/pcap/capture-problem-table.ts'
import type { Language } from '../../../shared/words/words.ts'
import { type Cli, warnOf } from '../console/cli.ts'
import { type SetExitCode, workFailed } from '../console/exit-codes.ts'

/** Problems that are told one by one; the others are counted. */
const mostTold = 20

/** What a capture has not, told on stderr: so much of it, and the rest as a number. */
export class ToldProblems {
  readonly #cli: Cli
  readonly #language: Language
  readonly #setExitCode: SetExitCode
  readonly #once = new ToldOnce()
  #told = 0
  #untold = 0
  gaps = 0

  constructor(cli: Cli, language: Language, setExitCode: SetExitCode) {
    this.#cli = cli
    this.#language = language
    this.#setExitCode = setExitCode
  }

  /** Counts it and tells it; a gap that the output shows itself is `isShown`. */
  tell(problem: CaptureProblem, isShown: boolean): void {
    if (isBroken(problem)) this.#setExitCode(workFailed)
    if (isGap(problem)) this.gaps += 1
    if (isShown || isOrdinary(problem) || this.#once.isTold(problem)) return
    this.#told += 1
    if (this.#told > mostTold && !isBroken(problem)) this.#untold += 1
    else warnOf(this.#cli, captureProblemText(problem, this.#language))
  }

  end(): void {
    if (this.#untold === 0) return
    const words = {
      en: `${this.#untold} further gaps and problems of the capture are not told one by one`,
      ru: `другие пропуски и подобное в захвате, по одному не перечислены: ${this.#untold}`,
    }
    warnOf(this.#cli, this.#cli.say(words))
  }
}
