import { fill, type Language, type Words } from '../words/words.ts'
import type { LoadFigures } from './load-figures.ts'

/** How a trial at one rate went. 'refused': most were, for another reason than the speed. 'not-held': the rate did not leave, because of the window or of this machine. */
export type TrialVerdict = 'held' | 'throttled' | 'slow' | 'lost' | 'refused' | 'not-held'

export interface Trial {
  /** Parts a second that were asked for. */
  readonly rate: number
  readonly held_rate: number
  readonly verdict: TrialVerdict
  readonly throttled_share: number
  /** ms; null: nothing was answered. */
  readonly p95: number | null
}

export interface FoundLimit {
  /** Highest rate that was held, parts a second; null: none was. */
  readonly rate: number | null
  /** Lowest rate that was not; null: every one was. */
  readonly above: number | null
  /** What happened there; null: nothing did. */
  readonly why: Exclude<TrialVerdict, 'held'> | null
  /** The rate was gone back to and held again. */
  readonly is_confirmed: boolean
}

/** Shares that are more than chance. */
const throttledShare = 0.005
const lostShare = 0.001
const refusedShare = 0.5
const heldShare = 0.95
/** An answer is slow at so many times the first trial's, and so much more. */
const slowFactor = 3
const slowMs = 100
/** The limit is known well enough when the rates around it differ by no more. */
const closeness = 0.05
const mostHalvings = 5
const mostReturns = 3
/** Trials on the way up. */
export const mostSteps = 200

/**
 * Looks for the rate at which a provider begins to complain: up by steps, then between the last rate that was held and the
 * first that was not, then once more at the rate found.
 */
export class LimitSearch {
  readonly #from: number
  readonly #by: number
  #phase: 'up' | 'between' | 'back' | 'over' = 'up'
  #steps = 0
  #halvings = 0
  #returns = 0
  /** Rates that were held, rising. */
  readonly #goods: number[] = []
  #bad: { readonly rate: number; readonly why: Exclude<TrialVerdict, 'held'> } | null = null
  #firstP95: number | null = null
  #isConfirmed = false

  /** Parts a second. */
  constructor(from: number, by: number) {
    this.#from = from
    this.#by = by
  }

  get #good(): number | null {
    return this.#goods.at(-1) ?? null
  }

  /** Rate of the next trial; null: the search is over. */
  next(): number | null {
    switch (this.#phase) {
      case 'up':
        return this.#from + this.#steps * this.#by
      case 'between':
        return ((this.#good ?? 0) + (this.#bad?.rate ?? 0)) / 2
      case 'back':
        return this.#good
      case 'over':
        return null
    }
  }

  /** The trial at the rate of `next` is over. */
  tell(rate: number, figures: LoadFigures): Trial {
    const { held_rate, response_time } = figures
    const verdict = this.#judge(figures)
    if (verdict === 'held') this.#held(rate)
    else this.#failed(rate, verdict)
    const { answered, throttled } = figures
    return { rate, held_rate, verdict, throttled_share: shareOf(throttled, answered), p95: response_time.p95 }
  }

  result(): FoundLimit {
    const { rate: above, why } = this.#bad ?? { rate: null, why: null }
    return { rate: this.#good, above, why, is_confirmed: this.#isConfirmed }
  }

  #judge({
    refused,
    answered,
    throttled,
    sent,
    lost,
    asked_rate,
    held_rate,
    response_time,
  }: LoadFigures): TrialVerdict {
    if (shareOf(throttled, answered) > throttledShare) return 'throttled'
    if (shareOf(refused, answered) > refusedShare) return 'refused'
    if (shareOf(lost, sent) > lostShare) return 'lost'
    if (held_rate < asked_rate * heldShare) return 'not-held'
    const { p95 } = response_time
    if (p95 !== null) this.#firstP95 ??= p95
    return p95 !== null && p95 > (this.#firstP95 ?? p95) * slowFactor + slowMs ? 'slow' : 'held'
  }

  #held(rate: number): void {
    if (this.#phase === 'back') {
      this.#isConfirmed = true
      this.#phase = 'over'
      return
    }
    this.#goods.push(rate)
    if (this.#phase === 'up' && ++this.#steps >= mostSteps) this.#phase = 'back'
    else if (this.#phase === 'between') this.#goBetween()
  }

  #failed(rate: number, why: Exclude<TrialVerdict, 'held'>): void {
    this.#bad = { rate, why }
    if (this.#phase === 'back') {
      // It was held once and not twice: the one below it is tried again.
      this.#goods.pop()
      if (this.#good === null || ++this.#returns >= mostReturns) this.#phase = 'over'
    } else if ((this.#good === null && this.#phase === 'up') || why === 'refused') this.#phase = 'over'
    else this.#goBetween()
  }

  #goBetween(): void {
    const isClose = (this.#bad?.rate ?? 0) - (this.#good ?? 0) <= (this.#bad?.rate ?? 0) * closeness
    this.#phase = isClose || this.#halvings++ >= mostHalvings ? 'back' : 'between'
  }
}

function shareOf(count: number, all: number): number {
  return all === 0 ? 0 : count / all
}

const whys: Readonly<Record<Exclude<TrialVerdict, 'held'>, Words>> = {
  throttled: { en: 'the SMSC refuses because of the speed', ru: 'SMSC отказывает из-за скорости' },
  slow: { en: 'answers take much longer', ru: 'ответы намного дольше' },
  lost: { en: 'answers are missing', ru: 'пропадают ответы' },
  refused: {
    en: 'most messages are refused for another reason, so that nothing is known of the speed',
    ru: 'большинство сообщений отклонено по другой причине, поэтому о скорости ничего не известно',
  },
  'not-held': {
    en: 'the window or this machine does not hold the rate, so that the provider’s own limit is not known',
    ru: 'темп не держит окно или эта машина, поэтому предел самого провайдера неизвестен',
  },
}

const sentences = {
  none: {
    en: 'No limit was met up to {rate} parts a second.',
    ru: 'До {rate} частей в секунду предел не встретился.',
  },
  found: {
    en: '{rate} parts a second are held; at {above} {why}.',
    ru: '{rate} частей в секунду проходят; при {above} {why}.',
  },
  low: { en: 'Already at {above} parts a second {why}.', ru: 'Уже при {above} частях в секунду {why}.' },
  confirmed: {
    en: 'Gone back to, it was held again.',
    ru: 'После возврата к этому темпу он снова держался.',
  },
  unsure: {
    en: 'It is not sure: a rate that was held once was not held again.',
    ru: 'Уверенности нет: темп, который держался, во второй раз не удержался.',
  },
} as const satisfies Readonly<Record<string, Words>>

/** The limit in words, and how sure it is. */
export function limitText({ rate, above, why, is_confirmed }: FoundLimit, language: Language): string {
  const told = (value: number) => String(Number(value.toFixed(value < 10 ? 2 : 1)))
  const reason = why === null ? '' : whys[why][language]
  if (rate === null) return fill(sentences.low[language], { above: told(above ?? 0), why: reason })
  const sure = sentences[is_confirmed ? 'confirmed' : 'unsure'][language]
  const what =
    above === null
      ? fill(sentences.none[language], { rate: told(rate) })
      : fill(sentences.found[language], { rate: told(rate), above: told(above), why: reason })
  return `${what} ${sure}`
}

const verdicts: Readonly<Record<TrialVerdict, Words>> = {
  held: { en: 'held', ru: 'держится' },
  throttled: { en: 'refused because of the speed', ru: 'отказы из-за скорости' },
  slow: { en: 'slow', ru: 'медленно' },
  lost: { en: 'answers missing', ru: 'нет ответов' },
  refused: { en: 'refused for another reason', ru: 'отказы по другой причине' },
  'not-held': { en: 'not held', ru: 'не выдержан' },
}

export function verdictText(verdict: TrialVerdict, language: Language): string {
  return verdicts[verdict][language]
}
