import MoreHorizOutlined from '@mui/icons-material/MoreHorizOutlined'
import IconButton from '@mui/material/IconButton'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import ToggleButton from '@mui/material/ToggleButton'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ForeignText } from '../../parts/foreign-text.tsx'
import type { SavedFilter } from '../../stores/kept-filters.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { FilterNameDialog } from './filter-name-dialog.tsx'
import { useFilterPlace } from './use-filter-place.ts'
import './filter.css'

/** A filter with a name: pressed while it is in force, and what may be done with it beside. */
export function SavedFilterChip({ filter: { id, name, text } }: { filter: SavedFilter }) {
  const { t } = useTranslation('filter')
  const { prepareFilter, removeFilter, renameFilter, toggleWhole, useInForce } = useFilterPlace()
  const isOn = useInForce().trim() === text
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [isRenaming, setRenaming] = useState(false)
  const closing = (run: () => void) => () => {
    setAnchor(null)
    run()
  }
  const remove = () => {
    const undo = removeFilter(id)
    notifyDone(t('removed', { name }), { label: t('undo'), run: undo })
  }
  return (
    <span className="filter-saved">
      <ToggleButton
        className="filter-chip"
        value={id}
        selected={isOn}
        title={text}
        onChange={() => toggleWhole(text)}
        onContextMenu={(event) => {
          event.preventDefault()
          setAnchor(event.currentTarget)
        }}
      >
        <span className="foreign cut">
          <ForeignText text={name} />
        </span>
      </ToggleButton>
      <IconButton
        className="filter-more"
        aria-label={t('more', { name })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <MoreHorizOutlined fontSize="inherit" />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <MenuItem onClick={closing(() => prepareFilter(text))}>{t('edit')}</MenuItem>
        <MenuItem onClick={closing(() => setRenaming(true))}>{t('rename')}</MenuItem>
        <MenuItem onClick={closing(remove)}>{t('remove')}</MenuItem>
      </Menu>
      {isRenaming && (
        <FilterNameDialog
          title={t('renameTitle')}
          yes={t('renameYes')}
          text={text}
          name={name}
          onName={(next) => renameFilter(id, next)}
          onClose={() => setRenaming(false)}
        />
      )}
    </span>
  )
}
