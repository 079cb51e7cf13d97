import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCapture } from '../../stores/capture-store.ts'
import { applyFilter } from '../../stores/filter-store.ts'
import { isSearch } from './filter-fault.ts'
import './filter.css'

/** A filter that finds nothing: why, and what would. */
export function FilterEmpty() {
  const { t } = useTranslation('filter')
  const search = useCapture((state) => state.search)
  const suggestion = search?.empty?.why === 'other-case' ? search.empty.suggestion : null
  return (
    <EmptyState
      title={t('emptyTitle')}
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
  const filter = useCapture((state) => state.filter)
  const search = useCapture((state) => state.search)
  if (search === null) return null
  const { empty, searched } = search
  const total = formatCount(search.total, language)
  if (empty?.why === 'field-absent') return t('emptyField', { total, field: empty.field })
  if (searched < search.total) return t('emptyStopped', { searched: formatCount(searched, language) })
  const all = t('emptyNone', { total })
  if (empty?.why === 'other-case') return `${all} ${t('emptyCase')}`
  return isSearch(filter) ? `${all} ${t('emptyWords')}` : all
}
