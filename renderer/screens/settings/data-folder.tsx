import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { AppInfo } from '../../../shared/contract/app.ts'
import { CopyValue } from '../../parts/copy-value.tsx'
import { revealFolder, useSettings } from '../../stores/settings-store.ts'
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
        <CopyValue value={moveCommand(info)} />
        <p className="dim">{t(isFoundAgain(info) ? 'data.moveHint' : 'data.moveHintNamed')}</p>
      </Row>
      <Row label={t('workspace.row')}>
        <WorkspaceRow />
      </Row>
      <Row label={t('data.secrets')}>{t(`data.secretsBy.${info.secretsProtectedBy}`)}</Row>
      <p className="dim">{t('data.privacy')}</p>
    </Card>
  )
}

/** A program that is not told which folder to use finds it by itself, wherever it was moved. */
function isFoundAgain({ dataRule }: Pick<AppInfo, 'dataRule'>): boolean {
  return dataRule === 'usual' || dataRule === 'moved'
}

function moveCommand(info: Pick<AppInfo, 'dataRule' | 'dataDir'>): string {
  return `smpp-workbench workspace move FOLDER${isFoundAgain(info) ? '' : ` --data "${info.dataDir}"`}`
}
