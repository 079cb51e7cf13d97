import Divider from '@mui/material/Divider'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useTranslation } from 'react-i18next'
import type { ColumnList } from '../../stores/column-list.ts'
import type { Place } from './grid-menu.ts'

/** A title whose menu is open, and where. */
export type TitleMenu = Place & { readonly id: string }

/** An item that the menu of a title has besides. */
interface TitleItem {
  readonly label: string
  readonly isDone: boolean
  readonly run: () => void
}

interface ColumnMenuProps {
  readonly at: TitleMenu | null
  readonly list: ColumnList
  /** Of this title; above the others. */
  readonly items?: readonly TitleItem[]
  /** Opens the dialog of all columns. */
  readonly onAll: () => void
  readonly onClose: () => void
}

/** The menu of a column's title. */
export function ColumnMenu({ at, list, items = [], onAll, onClose }: ColumnMenuProps) {
  const { t } = useTranslation('list')
  const columns = list.useColumns()
  const place = at === null ? -1 : columns.indexOf(at.id)
  const run = (action: (id: string) => void) => () => {
    onClose()
    if (at !== null) action(at.id)
  }
  return (
    <Menu
      open={at !== null}
      onClose={onClose}
      anchorReference="anchorPosition"
      anchorPosition={{ left: at?.left ?? 0, top: at?.top ?? 0 }}
    >
      {items.map(({ label, isDone, run: act }) => (
        <MenuItem key={label} disabled={isDone} onClick={run(act)}>
          {label}
        </MenuItem>
      ))}
      {items.length > 0 && <Divider />}
      <MenuItem disabled={place <= 0} onClick={run((id) => list.move(id, -1))}>
        {t('column.left')}
      </MenuItem>
      <MenuItem disabled={place < 0 || place === columns.length - 1} onClick={run((id) => list.move(id, 1))}>
        {t('column.right')}
      </MenuItem>
      <MenuItem disabled={place < 0 || columns.length < 2} onClick={run(list.hide)}>
        {t('column.hide')}
      </MenuItem>
      <Divider />
      <MenuItem onClick={run(onAll)}>{t('openColumns')}</MenuItem>
    </Menu>
  )
}
