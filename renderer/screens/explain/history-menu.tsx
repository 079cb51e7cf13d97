import HistoryOutlined from '@mui/icons-material/HistoryOutlined'
import Button from '@mui/material/Button'
import Divider from '@mui/material/Divider'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatMinute } from '../../parts/format.ts'
import { openPaste } from '../../stores/explain-store.ts'
import type { KeptPaste } from '../../stores/paste-history.ts'
import { clearPasteHistory, usePasteHistory } from '../../stores/paste-history-store.ts'

const shownUnits = 80

/** What was pasted before: opened again with a click, forgotten with another. */
export function HistoryMenu() {
  const { t } = useTranslation('explain')
  const pastes = usePasteHistory((state) => state.pastes)
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const close = () => setAnchor(null)
  return (
    <>
      <Button
        startIcon={<HistoryOutlined fontSize="small" />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {t('history')}
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        slotProps={{ paper: { className: 'explain-history' }, list: { 'aria-label': t('history') } }}
      >
        {pastes.map((paste) => (
          <MenuItem
            key={paste.id}
            onClick={() => {
              close()
              openPaste(paste.text, { fileName: paste.fileName })
            }}
          >
            <PasteLine paste={paste} />
          </MenuItem>
        ))}
        {pastes.length === 0 && <MenuItem disabled>{t('historyEmpty')}</MenuItem>}
        <Divider />
        <MenuItem
          disabled={pastes.length === 0}
          onClick={() => {
            close()
            clearPasteHistory()
          }}
        >
          {t('historyClear')}
        </MenuItem>
        <li role="presentation" className="explain-history-note dim">
          {t('historyNote')}
        </li>
      </Menu>
    </>
  )
}

function PasteLine({ paste }: { paste: KeptPaste }) {
  const { t } = useTranslation('explain')
  const first = paste.text.split('\n', 20).find((line) => line.trim() !== '') ?? ''
  return (
    <span className="explain-kept">
      <span className="mono foreign cut">
        <ForeignText text={first.trim().slice(0, shownUnits)} />
      </span>
      <span className="dim cut">
        {[
          formatMinute(paste.at),
          paste.fileName,
          paste.kinds.map((kind) => t(`kind.${kind}`)).join(', '),
          paste.isCut ? t('historyCut') : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </span>
  )
}
