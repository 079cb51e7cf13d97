import { z } from 'zod'
import { Fault } from '../faults/fault.ts'
import { fill, type Language, type Words } from '../words/words.ts'
import type { LoadExtent } from './load-consent.ts'
import type { LoadFigures } from './load-figures.ts'
import { mostMs, mostRate, spanText } from './rate-shape.ts'

/** How a trial at one rate went. 'refused': most were, for another reason than the speed. 'not-held': the rate did not leave, because of the window or of this machine. */
const failures = ['throttled', 'slow', 'lost', 'refused', 'not-held'] as const
const verdictNames = ['held', ...failures] as const
export type TrialVerdict = (typeof verdictNames)[number]

export const trialSchema = z.object({
  /** Parts a second that were asked for. */
  rate: z.number().nonnegative(),
  held_rate: z.number().nonnegative(),
  verdict: z.enum(verdictNames),
  throttled_share: z.number().min(0).max(1),
  /** ms; null: nothing was answered. */
  p95: z.number().nullable(),
})
export type Trial = z.infer<typeof trialSchema>

export const foundLimitSchema = z.object({
  /** Highest rate that was held, parts a second; null: none was. */
  rate: z.number().nullable(),
  /** Lowest rate that was not; null: every one was. */
  above: z.number().nullable(),
  /** What happened there; null: nothing did. */
  why: z.enum(failures).nullable(),
  /** The rate was gone back to and held again. */
  is_confirmed: z.boolean(),
})
export type FoundLimit = z.infer<typeof foundLimitSchema>

/** A search for the limit: rates in parts a second, times in ms. */
export const limitPlanSchema = z.object({
  from: z.number().gt(0).max(mostRate),
  /** More at each step. */
  by: z.number().gt(0).max(mostRate),
  /** No trial is faster. */
  upTo: z.number().gt(0).max(mostRate),
  trialMs: z.number().min(1).max(mostMs),
  /** Longest wait for answers after each trial. */
  graceMs: z.number().min(0).max(mostMs),
})
export type LimitPlan = z.infer<typeof limitPlanSchema>

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
/** Trials of a whole search at most. */
export const mostTrials = mostSteps + mostHalvings + mostReturns + 1
/** Before what is measured of a trial, ms: what is left of the one before may still count. */
export const trialWarmupMs = 500
/** A search's usual wait for answers after each trial, ms. */
export const trialGraceMs = 5000

/** Rate of the last step that a search without an upper end makes, parts a second. */
export function fastestStep({ from, by }: Pick<LimitPlan, 'from' | 'by'>): number {
  return from + by * (mostSteps - 1)
}

/** Rates of the way up. Throws Fault load.too-many-steps. */
export function limitSteps({ from, by, upTo }: LimitPlan): readonly number[] {
  const count = Math.max(1, Math.ceil((upTo - from) / by - 1e-9) + 1)
  if (count > mostSteps) throw new Fault('load.too-many-steps', { most: mostSteps })
  return Array.from({ length: count }, (_, step) => Math.min(upTo, from + step * by))
}

/** What a search comes to at most. Throws as limitSteps. */
export function limitExtent(plan: LimitPlan): LoadExtent {
  const rates = limitSteps(plan)
  const up = rates.reduce((sum, rate) => sum + rate, 0)
  const peakRate = Math.max(...rates)
  const near = peakRate * (mostHalvings + mostReturns)
  return { peakRate, parts: Math.ceil(((up + near) * (plan.trialMs + trialWarmupMs)) / 1000) }
}

/** The search as the command line writes it. */
export function limitPlanText({ from, by, upTo, trialMs }: LimitPlan): string {
  return `--find-limit --step ${from}/s+${by}/s:${spanText(trialMs)} --up-to ${upTo}/s`
}

/**
 * Looks for the rate at which a provider begins to complain: up by steps, then between the last rate that was held and the
 * first that was not, then once more at the rate found.
 */
export class LimitSearch {
  readonly #from: number
  readonly #by: number
  readonly #upTo: number
  #phase: 'up' | 'between' | 'back' | 'over' = 'up'
  #steps = 0
  #halvings = 0
  #returns = 0
  /** Rates that were held, rising. */
  readonly #goods: number[] = []
  #bad: { readonly rate: number; readonly why: Exclude<TrialVerdict, 'held'> } | null = null
  #firstP95: number | null = null
  #isConfirmed = false

  /** Parts a second; no trial is faster than `upTo`. */
  constructor(from: number, by: number, upTo = Number.POSITIVE_INFINITY) {
    this.#from = from
    this.#by = by
    this.#upTo = upTo
  }

  get #good(): number | null {
    return this.#goods.at(-1) ?? null
  }

  /** Rate of the next trial; null: the search is over. */
  next(): number | null {
    switch (this.#phase) {
      case 'up':
        return Math.min(this.#upTo, this.#from + this.#steps * this.#by)
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
    if (this.#phase === 'up') {
      if (++this.#steps >= mostSteps || rate >= this.#upTo) this.#phase = 'back'
    } else if (this.#phase === 'between') this.#goBetween()
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
  nothing: {
    en: 'Nothing was found out: no trial came to its end.',
    ru: 'Ничего не выяснено: ни одна проба не дошла до конца.',
  },
  early: {
    en: 'The search ended before its time, so that the rate was not gone back to.',
    ru: 'Поиск закончился раньше времени, поэтому возврата к этому темпу не было.',
  },
  unsure: {
    en: 'It is not sure: a rate that was held once was not held again.',
    ru: 'Уверенности нет: темп, который держался, во второй раз не удержался.',
  },
} as const satisfies Readonly<Record<string, Words>>

/** The limit in words, and how sure it is; `isWhole` false: the search ended early. */
export function limitText(
  { rate, above, why, is_confirmed }: FoundLimit,
  language: Language,
  isWhole = true,
): string {
  if (rate === null && above === null) return sentences.nothing[language]
  const told = (value: number) => String(Number(value.toFixed(value < 10 ? 2 : 1)))
  const reason = why === null ? '' : whys[why][language]
  if (rate === null) return fill(sentences.low[language], { above: told(above ?? 0), why: reason })
  const sure = sentences[is_confirmed ? 'confirmed' : isWhole ? 'unsure' : 'early'][language]
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
