import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { noTime } from '../../../shared/contract/no-time.ts'
import { formatDay } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useMarks } from '../../stores/capture-marks-store.ts'
import { isGap } from '../../stores/capture-rows.ts'
import { captureRows } from '../../stores/capture-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { captureColumnList } from '../../stores/columns-store.ts'
import { fieldOfColumn } from '../../stores/kept-columns.ts'
import { useOctets } from '../../stores/octets-store.ts'
import { useRules } from '../../stores/rules-store.ts'
import {
  type CaptureColumn,
  type CaptureContext,
  captureColumns,
  datedTimes,
  ruleColumn,
  type ShownDays,
} from './capture-columns.tsx'
import { fieldColumn } from './field-columns.tsx'
import { subjectOfRow } from './list-facts.ts'
import { RowRules } from './row-rules.ts'

/** The columns that the reader chose, and what their cells need. */
export function useList(): { readonly columns: readonly CaptureColumn[]; readonly context: CaptureContext } {
  const { t } = useTranslation('inspector')
  const { t: common } = useTranslation('common')
  const { t: list } = useTranslation('list')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const octetsVersion = useOctets((state) => state.version)
  const marks = useMarks((state) => state.marks)
  const written = useRules((state) => state.rules)
  // biome-ignore lint/correctness/useExhaustiveDependencies: rules may ask for bookmarks and comments
  const rules = useMemo(
    () => new RowRules(written, 1000 * Date.now(), (row) => subjectOfRow(catalogue, row)),
    [written, catalogue, marks],
  )
  const context = useMemo(
    () => ({ t, common, list, language, catalogue, marks, rules, octetsVersion }),
    [t, common, list, language, catalogue, marks, rules, octetsVersion],
  )
  const ids = captureColumnList.useColumns()
  const days = daysOnShow()
  const hasRules = !rules.isEmpty
  const columns = useMemo(() => {
    const chosen = ids.flatMap((id) => columnOf(id, days) ?? [])
    return hasRules ? [ruleColumn, ...chosen] : chosen
  }, [ids, days, hasRules])
  return { columns, context }
}

/** The column of an id; null where there is none of it. */
export function columnOf(id: string, days: ShownDays | null = null): CaptureColumn | null {
  if (id === 'time' && days !== null) return datedTimes[days]
  const name = fieldOfColumn(id)
  return name === null ? (captureColumns.find((one) => one.id === id) ?? null) : fieldColumn(name)
}

/** Whether the first or the last row of the list is of another day, or of another year; null: both are of today. */
export function daysOnShow(): ShownDays | null {
  const [first, last] = [captureRows.at(0), captureRows.at(captureRows.count - 1)]
  const days = [first, last].flatMap((one) =>
    one === undefined || isGap(one) || one.at === noTime ? [] : [formatDay(one.at)],
  )
  const today = formatDay(Date.now())
  if (days.every((day) => day === today)) return null
  return days.every((day) => day.slice(0, 4) === today.slice(0, 4)) ? 'thisYear' : 'anyYear'
}
