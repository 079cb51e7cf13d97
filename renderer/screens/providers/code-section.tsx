import { type ReactNode, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeTableField } from '../../../shared/profiles/catalogue.ts'

/** Rows that are shown at once. */
const mostShown = 200
/** A shorter table is looked through without a search. */
const searched = 12

interface CodeSectionProps<Row> {
  readonly field: CodeTableField
  readonly rows: readonly Row[]
  /** What a search finds the row by. */
  readonly wordsOf: (row: Row) => string
  /** The list: the rows that were found, each with its place among all. */
  readonly list: (shown: readonly { readonly row: Row; readonly place: number }[]) => ReactNode
  readonly children?: ReactNode
}

/** A profile's table of codes under its name; a long one can be searched and shows its first rows. */
export function CodeSection<Row>({ field, rows, wordsOf, list, children }: CodeSectionProps<Row>) {
  const { t } = useTranslation('providers')
  const [query, setQuery] = useState('')
  const asked = useDeferredValue(query.trim().toLowerCase())
  const found = rows
    .map((row, place) => ({ row, place }))
    .filter(({ row }) => asked === '' || wordsOf(row).toLowerCase().includes(asked))
  return (
    <section className="pane provider-group" aria-label={t(`codes.${field}`)}>
      <h3>
        {t(`codes.${field}`)} <span className="dim">{rows.length}</span>
      </h3>
      {rows.length > searched && (
        <input
          type="search"
          className="search-input"
          aria-label={t('filterCodes')}
          placeholder={t('filterCodes')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      {list(found.slice(0, mostShown))}
      {found.length > mostShown && (
        <p className="dim">{t('moreRows', { shown: mostShown, count: found.length })}</p>
      )}
      {children}
    </section>
  )
}
