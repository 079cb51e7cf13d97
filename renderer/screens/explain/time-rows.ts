import type { TFunction } from 'i18next'
import { describeValue } from '../../../shared/inspect/describe.ts'
import type { PastedTime } from '../../../shared/paste/pasted-item.ts'
import type { Language } from '../../../shared/words/words.ts'

/** An SMPP time as a schedule_delivery_time or validity_period is read. */
export function timeRows(
  { written, time }: PastedTime,
  language: Language,
  t: TFunction<'explain'>,
): { readonly name: string; readonly value: string }[] {
  const words = describeValue('submit_sm.validity_period', written, language)
  const rows = words === null ? [] : [{ name: t('time.meaning'), value: words }]
  if (time.kind !== 'absolute') return rows
  const quarters = time.offsetMinutes / 15
  return [
    ...rows,
    { name: t('time.local'), value: time.local },
    { name: t('time.utc'), value: time.utc },
    { name: t('time.offset'), value: t('time.quarters', { quarters, minutes: time.offsetMinutes }) },
  ]
}
