import Button from '@mui/material/Button'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useFilterPlace } from './use-filter-place.ts'
import './filter.css'

/** A search that is over sooner is not told of. */
const shownAfterMs = 300

/** How many are found of how many; while the search goes on how far it came, and its end. */
export function FilterProgress({
  total,
  shown,
  hasOlder,
}: {
  /** There are. */
  total: number
  /** In the list; `hasOlder` when there may be others. */
  shown: number
  hasOlder: boolean
}) {
  const { t } = useTranslation('filter')
  const language = useLanguage()
  const { stopSearch, subject, useInForce, useSearch } = useFilterPlace()
  const search = useSearch()
  const isWhole = useInForce().trim() === ''
  const isLong = useIsLong(search !== null && !search.isDone)
  const count = (value: number) => formatCount(value, language)
  if (search === null) {
    if (isWhole)
      return <span className="filter-count dim">{t('all', { count: total, total: count(total) })}</span>
    const found = count(shown) + (hasOlder ? '+' : '')
    return <span className="filter-count dim">{t('found', { found, total: count(total) })}</span>
  }
  // Live rows that the filter finds count as well.
  const found = Math.max(search.found, shown)
  const isSearched = search.searched >= search.total
  if (!search.isDone && isLong) {
    const share = search.total === 0 ? 0 : search.searched / search.total
    return (
      <span className="filter-searching">
        <span className="filter-count dim" role="status">
          {t('searching', { found: count(found), percent: Math.floor(100 * share) })}
        </span>
        <progress className="filter-bar-done" max={1} value={share} aria-label={t('label')} />
        <Button variant="outlined" onClick={stopSearch}>
          {t('stop')}
        </Button>
      </span>
    )
  }
  const hint = t(`${subject}.stopped`, { searched: count(search.searched), total: count(search.total) })
  return (
    <span className="filter-count dim" role="status" title={isSearched || !search.isDone ? undefined : hint}>
      {t('found', {
        found: count(found) + (isSearched ? '' : '+'),
        total: count(Math.max(total, search.total)),
      })}
    </span>
  )
}

/** True once it has lasted for a while. */
function useIsLong(isRunning: boolean): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isRunning) return setLong(false)
    const timer = setTimeout(() => setLong(true), shownAfterMs)
    return () => clearTimeout(timer)
  }, [isRunning])
  return isLong && isRunning
}
