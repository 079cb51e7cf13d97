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
  /** Stretches of the streams that are no SMPP: told once, with the first of them. */
  #skipped: { readonly first: CaptureProblem; places: number; octets: number } | null = null
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
    if (problem.code === 'skipped') {
      this.#skipped ??= { first: problem, places: 0, octets: 0 }
      this.#skipped.places += 1
      this.#skipped.octets += problem.octets ?? 0
      return
    }
    if (isShown || isOrdinary(problem) || this.#once.isTold(problem)) return
    this.#told += 1
    if (this.#told > mostTold && !isBroken(problem)) this.#untold += 1
    else warnOf(this.#cli, captureProblemText(problem, this.#language))
  }

  end(): void {
    this.#tellSkipped()
    if (this.#untold === 0) return
    const words = {
      en: `${this.#untold} further gaps and problems of the capture are not told one by one`,
      ru: `другие пропуски и подобное в захвате, по одному не перечислены: ${this.#untold}`,
    }
    warnOf(this.#cli, this.#cli.say(words))
  }

  #tellSkipped(): void {
    if (this.#skipped === null) return
    const { first, places, octets } = this.#skipped
    const text = captureProblemText(first, this.#language)
    const words = {
      en: `${octets} octets in ${places} places are no SMPP; the first: ${text}`,
      ru: `не SMPP: октетов ${octets}, мест ${places}; первое: ${text}`,
    }
    warnOf(this.#cli, places === 1 ? text : words[this.#language])
  }
}
