import type { TFunction } from 'i18next'
import type { z } from 'zod'
import type { SettingField } from '../../../shared/simulator/setting-field.ts'
import type { Language } from '../../../shared/words/words.ts'

/** What a schema refuses, by the place of the value: 'when.every.nth'. */
export type SettingProblems = ReadonlyMap<string, z.core.$ZodIssue>

export function problemsOf(error: z.ZodError | undefined): SettingProblems {
  const issues = error?.issues ?? []
  return new Map(issues.toReversed().map((issue) => [issue.path.join('.'), issue]))
}

/** The sentence below a field; undefined when nothing is wrong with it. */
export function problemText(
  issue: z.core.$ZodIssue | undefined,
  field: SettingField,
  language: Language,
  t: TFunction<'behaviours'>,
): string | undefined {
  if (issue === undefined) return undefined
  if (issue.code === 'custom') {
    const russian: unknown = issue.params?.['ru']
    return language === 'ru' && typeof russian === 'string' ? russian : issue.message
  }
  if (field.kind !== 'number') return t('errors.needed')
  const { min, max, isWhole } = field.bounds
  return t(isWhole ? 'errors.whole' : 'errors.number', { min, max })
}

/** A value that is edited as its schema says. */
export interface SettingProps {
  /** Where the value stands: 'when.every'. */
  readonly path: string
  readonly label: string
  readonly field: SettingField
  readonly value: unknown
  readonly problems: SettingProblems
  readonly onChange: (value: unknown) => void
}
