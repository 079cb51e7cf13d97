import Divider from '@mui/material/Divider'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useTranslation } from 'react-i18next'
import type { Place } from '../../parts/grid/grid-menu.ts'
import { hideColumn, moveColumn, useColumns } from '../../stores/columns-store.ts'
import { openListDialog } from '../../stores/list-dialogs-store.ts'

/** The menu of a column's title. */
export function ColumnMenu({
  at,
  onClose,
}: {
  at: (Place & { readonly id: string }) | null
  onClose: () => void
}) {
  const { t } = useTranslation('list')
  const columns = useColumns((state) => state.columns)
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
      <MenuItem disabled={place <= 0} onClick={run((id) => moveColumn(id, -1))}>
        {t('column.left')}
      </MenuItem>
      <MenuItem disabled={place < 0 || place === columns.length - 1} onClick={run((id) => moveColumn(id, 1))}>
        {t('column.right')}
      </MenuItem>
      <MenuItem disabled={columns.length < 2} onClick={run(hideColumn)}>
        {t('column.hide')}
      </MenuItem>
      <Divider />
      <MenuItem onClick={run(() => openListDialog({ kind: 'columns' }))}>{t('openColumns')}</MenuItem>
    </Menu>
  )
}
