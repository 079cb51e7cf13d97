import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { CopyValue } from '../../parts/copy-value.tsx'
import { revealFolder, useSettings } from '../../stores/settings-store.ts'
import { MoveFolder } from './data-folder-move.tsx'
import { FileList } from './file-list.tsx'
import { Card, Row } from './settings-card.tsx'
import { WorkspaceRow } from './workspace-row.tsx'

/** Where everything is kept, which rule chose that place, what lies there, and who can read the passwords. */
export function DataFolder() {
  const { t } = useTranslation('settings')
  const info = useSettings((state) => state.info)
  if (info === null) return null
  return (
    <Card title={t('data.title')}>
      <Row label={t('data.folder')}>
        <CopyValue value={info.dataDir} />
        <p className="dim">{t(`data.rules.${info.dataRule}`)}</p>
        {info.host === 'electron' && (
          <Button size="small" variant="outlined" onClick={() => void revealFolder()}>
            {t('data.reveal')}
          </Button>
        )}
      </Row>
      <Row label={t('data.files')}>
        <FileList />
      </Row>
      <Row label={t('data.move')}>
        <MoveFolder info={info} />
      </Row>
      <Row label={t('workspace.row')}>
        <WorkspaceRow />
      </Row>
      <Row label={t('data.secrets')}>{t(`data.secretsBy.${info.secretsProtectedBy}`)}</Row>
      <p className="dim">{t('data.privacy')}</p>
    </Card>
  )
}
