import type { TFunction } from 'i18next'
import { faultText } from '../../../shared/faults/fault.ts'
import type { DraftProblem } from '../../stores/load-draft.ts'
import { selectLanguage, useSettings } from '../../stores/settings-store.ts'

/** What is wrong with a field, in words; undefined: nothing. */
export function problemText(problem: DraftProblem | undefined, t: TFunction<'load'>): string | undefined {
  if (problem === undefined) return undefined
  if (problem.kind !== 'fault') return t(`problem.${problem.kind}`)
  const { what, next } = faultText(problem, selectLanguage(useSettings.getState()))
  return `${what} ${next}`
}
