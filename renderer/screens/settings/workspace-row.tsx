import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { FileButton } from '../../parts/file-button.tsx'
import { askWorkspaceExport, chooseWorkspace, useWorkspace } from '../../stores/workspace-store.ts'
import { WorkspaceExport } from './workspace-export.tsx'
import { WorkspaceImport } from './workspace-import.tsx'

/** Everything that was saved, to one file and back. */
export function WorkspaceRow() {
  const { t } = useTranslation('settings')
  const { isExporting, chosen, isBusy } = useWorkspace()
  return (
    <>
      <div className="settings-buttons">
        <Button variant="outlined" onClick={askWorkspaceExport}>
          {t('workspace.export')}
        </Button>
        <FileButton
          label={t(isBusy ? 'workspace.reading' : 'workspace.import')}
          accept=".zip,application/zip"
          isDisabled={isBusy}
          onFiles={([file]) => file !== undefined && void chooseWorkspace(file)}
        />
      </div>
      <p className="dim">{t('workspace.hint')}</p>
      {isExporting && <WorkspaceExport />}
      {chosen !== null && <WorkspaceImport chosen={chosen} />}
    </>
  )
}
