import type { Words } from '../words/words.ts'
import type { Verdict } from './plan-result.ts'
import type { Severity } from './plan-schema.ts'

export const verdictWords: Readonly<Record<Verdict, Words>> = {
  pass: { en: 'passed', ru: 'пройдено' },
  fail: { en: 'failed', ru: 'не пройдено' },
  inconclusive: { en: 'inconclusive', ru: 'без вывода' },
  error: { en: 'could not be run', ru: 'не выполнено' },
  skipped: { en: 'skipped', ru: 'пропущено' },
}

export const severityWords: Readonly<Record<Severity, Words>> = {
  must: { en: 'Must', ru: 'Обязательно' },
  should: { en: 'Should', ru: 'Желательно' },
  info: { en: 'For information', ru: 'Для сведения' },
}
