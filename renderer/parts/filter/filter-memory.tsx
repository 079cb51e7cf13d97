import HistoryOutlined from '@mui/icons-material/HistoryOutlined'
import StarBorderOutlined from '@mui/icons-material/StarBorderOutlined'
import StarOutlined from '@mui/icons-material/StarOutlined'
import Divider from '@mui/material/Divider'
import IconButton from '@mui/material/IconButton'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { filterBounds } from '../../stores/kept-filters.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { FilterNameDialog } from './filter-name-dialog.tsx'
import { useFilterPlace } from './use-filter-place.ts'
import './filter.css'

/** Gives the filter in force a name; a filled star says that it has one. */
export function SaveFilterButton() {
  const { t } = useTranslation('filter')
  const language = useLanguage()
  const { saveFilter, useFilter, useInForce } = useFilterPlace()
  const filter = useInForce().trim()
  const saved = useFilter((state) => state.saved)
  const [isNaming, setNaming] = useState(false)
  const known = saved.find(({ text }) => text === filter)
  const isFull = saved.length >= filterBounds.saved
  const label =
    filter === ''
      ? t('saveNone')
      : known !== undefined
        ? t('saved', { name: known.name })
        : isFull
          ? t('savedFull', { formatted: formatCount(filterBounds.saved, language) })
          : t('save')
  return (
    <>
      <span title={label}>
        <IconButton
          className={known === undefined ? 'filter-star' : 'filter-star is-saved'}
          aria-label={label}
          disabled={filter === '' || known !== undefined || isFull}
          onClick={() => setNaming(true)}
        >
          {known === undefined ? <StarBorderOutlined fontSize="small" /> : <StarOutlined fontSize="small" />}
        </IconButton>
      </span>
      {isNaming && (
        <FilterNameDialog
          title={t('saveTitle')}
          yes={t('saveYes')}
          text={filter}
          name={filter.slice(0, 40)}
          onName={(name) => saveFilter(name, filter) && notifyDone(t('saved', { name: name.trim() }))}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  )
}

/** Filters of before: in force again with a click, forgotten with another. */
export function FilterHistoryButton() {
  const { t } = useTranslation('filter')
  const { applyFilter, clearFilterHistory, useFilter } = useFilterPlace()
  const history = useFilter((state) => state.history)
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const closing = (run: () => void) => () => {
    setAnchor(null)
    run()
  }
  return (
    <>
      <IconButton
        aria-label={t('history')}
        title={t('history')}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <HistoryOutlined fontSize="small" />
      </IconButton>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { className: 'filter-history' }, list: { 'aria-label': t('history') } }}
      >
        {history.map((text) => (
          <MenuItem key={text} onClick={closing(() => applyFilter(text))}>
            <span className="mono foreign cut">
              <ForeignText text={text} />
            </span>
          </MenuItem>
        ))}
        {history.length === 0 && <MenuItem disabled>{t('historyEmpty')}</MenuItem>}
        <Divider />
        <MenuItem disabled={history.length === 0} onClick={closing(clearFilterHistory)}>
          {t('historyClear')}
        </MenuItem>
      </Menu>
    </>
  )
}
