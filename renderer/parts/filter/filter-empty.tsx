import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { isSearch } from './filter-fault.ts'
import { useFilterPlace } from './use-filter-place.ts'
import './filter.css'

/** A filter that finds nothing: why, and what would. */
export function FilterEmpty() {
  const { t } = useTranslation('filter')
  const { applyFilter, subject, useSearch } = useFilterPlace()
  const search = useSearch()
  const suggestion = search?.empty?.why === 'other-case' ? search.empty.suggestion : null
  return (
    <EmptyState
      title={t(`${subject}.emptyTitle`)}
      actions={
        <>
          {suggestion !== null && (
            <Button variant="contained" className="filter-suggestion" onClick={() => applyFilter(suggestion)}>
              {t('emptyUse')}&nbsp;
              <span className="mono foreign">
                <ForeignText text={suggestion} />
              </span>
            </Button>
          )}
          <Button variant="outlined" onClick={() => applyFilter('')}>
            {t('clear')}
          </Button>
        </>
      }
    >
      <Why />
    </EmptyState>
  )
}

function Why() {
  const { t } = useTranslation('filter')
  const language = useLanguage()
  const { subject, table, useInForce, useSearch } = useFilterPlace()
  const filter = useInForce()
  const search = useSearch()
  if (search === null) return null
  const { empty, searched } = search
  const total = formatCount(search.total, language)
  if (empty?.why === 'field-absent') return t(`${subject}.emptyField`, { total, field: empty.field })
  if (searched < search.total)
    return t(`${subject}.emptyStopped`, { searched: formatCount(searched, language) })
  const all = t(`${subject}.emptyNone`, { total })
  if (empty?.why === 'other-case') return `${all} ${t('emptyCase')}`
  return isSearch(filter, table) ? `${all} ${t('emptyWords')}` : all
}
