import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import type { ColumnList } from '../../stores/column-list.ts'
import { fieldOfColumn } from '../../stores/kept-columns.ts'
import { cardFieldColumn } from './card-field-column.tsx'
import { type MessageColumn, type MessageContext, messageColumns } from './message-columns.tsx'

/** What the cells of the list need beside the card. */
export function useMessageContext(): MessageContext {
  const { t } = useTranslation('messages')
  const { t: common } = useTranslation('common')
  const { t: list } = useTranslation('list')
  const language = useLanguage()
  const catalogue = useCatalogue()
  return useMemo(() => ({ t, common, list, language, catalogue }), [t, common, list, language, catalogue])
}

/**
 * The columns of a list. The usual ones give way in a narrow pane, where one number stands for two; those that a reader
 * chose are all shown.
 */
export function useMessageColumns(list: ColumnList): readonly MessageColumn[] {
  const ids = list.useColumns()
  return useMemo(() => {
    if (ids.join() === list.usual.join())
      return messageColumns.filter(({ id }) => list.usual.includes(id) || id === 'peer')
    return ids.flatMap((id) => {
      const column = columnOf(id)
      if (column === null) return []
      const { from: _from, until: _until, ...always } = column
      return always
    })
  }, [ids, list])
}

/** The column of an id; null where there is none of it. */
export function columnOf(id: string): MessageColumn | null {
  const name = fieldOfColumn(id)
  return name === null ? (messageColumns.find((one) => one.id === id) ?? null) : cardFieldColumn(name)
}

/** The column that a title is of: the one number of a narrow list stands for the first of the two. */
export function ownColumn(list: ColumnList, id: string): string {
  return id === 'peer' && !list.columns().includes(id) ? 'from' : id
}
