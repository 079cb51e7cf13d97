import type { Language } from '../words/words.ts'
import type { LoadFigures, LoadResult, LoadSecond } from './load-figures.ts'
import { loadRemarks, remarkText, windowCap } from './load-sentences.ts'
import type { JudgedThreshold } from './threshold.ts'

/** The last line that `load --json` prints. */
export interface LoadSummaryJson extends LoadFigures {
  readonly kind: 'summary'
  /** What the exit code says. */
  readonly ok: boolean
  readonly ended: LoadResult['ended']
  readonly error: LoadResult['fault']
  /** Window over mean response time; null: nothing was answered. */
  readonly window_rate_cap: number | null
  readonly thresholds: readonly JudgedThreshold[]
  readonly remarks: readonly { readonly code: string; readonly text: string }[]
}

/** A load is good when no threshold fails and nothing ended it. */
export function isGoodLoad({ fault }: LoadResult, thresholds: readonly JudgedThreshold[]): boolean {
  return fault === null && thresholds.every(({ failed }) => !failed)
}

export function loadSummaryJson(
  result: LoadResult,
  thresholds: readonly JudgedThreshold[],
  language: Language,
): LoadSummaryJson {
  const { figures, ended, fault } = result
  return {
    kind: 'summary',
    ok: isGoodLoad(result, thresholds),
    ended,
    error: fault,
    ...figures,
    window_rate_cap: windowCap(figures),
    thresholds,
    remarks: loadRemarks(figures).map((remark) => ({
      code: remark.code,
      text: remarkText(remark, language),
    })),
  }
}

export function loadSecondJson(second: LoadSecond): { readonly kind: 'second' } & LoadSecond {
  return { kind: 'second', ...second }
}
