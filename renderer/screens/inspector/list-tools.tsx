import TuneOutlined from '@mui/icons-material/TuneOutlined'
import IconButton from '@mui/material/IconButton'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import Tooltip from '@mui/material/Tooltip'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ColumnsDialog } from '../../parts/grid/columns-dialog.tsx'
import { captureColumnList } from '../../stores/columns-store.ts'
import { closeListDialog, openListDialog, useListDialog } from '../../stores/list-dialogs-store.ts'
import { RulesDialog } from './rules-dialog.tsx'
import { columnOf, useList } from './use-list.ts'
import './list.css'

/** The button at the end of the titles that leads to the columns and the colour rules, and their dialogs. */
export function ListTools() {
  const { t } = useTranslation('list')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const dialog = useListDialog((state) => state.dialog)
  const open = (kind: 'columns' | 'rules') => {
    setAnchor(null)
    openListDialog(kind === 'columns' ? { kind } : { kind, ruleId: null })
  }
  return (
    <div className="list-tools">
      <Tooltip title={t('tools')}>
        <IconButton
          aria-label={t('tools')}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
        >
          <TuneOutlined fontSize="inherit" />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => open('columns')}>{t('openColumns')}</MenuItem>
        <MenuItem onClick={() => open('rules')}>{t('openRules')}</MenuItem>
      </Menu>
      {dialog?.kind === 'columns' && <CaptureColumns />}
      {dialog?.kind === 'rules' && <RulesDialog ruleId={dialog.ruleId} onClose={closeListDialog} />}
    </div>
  )
}

function CaptureColumns() {
  const { context } = useList()
  return (
    <ColumnsDialog
      list={captureColumnList}
      gridId="inspector"
      titleOf={(id) => columnOf(id)?.title(context) ?? id}
      examples="destination_addr, tlv.0x1400, receipt.stat …"
      onClose={closeListDialog}
    />
  )
}
