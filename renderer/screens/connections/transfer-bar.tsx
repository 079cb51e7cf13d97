import Button from '@mui/material/Button'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { FileButton } from '../../parts/file-button.tsx'
import { useConnections } from '../../stores/connections-store.ts'
import { askExport, chooseFile, useTransfer } from '../../stores/transfer-store.ts'

const ExportDialog = lazy(() =>
  import('./connection-export-dialog.tsx').then((m) => ({ default: m.ExportDialog })),
)
const ImportDialog = lazy(() =>
  import('./connection-import-dialog.tsx').then((m) => ({ default: m.ImportDialog })),
)

/** Connections out of a file and into one. */
export function TransferBar() {
  const { t } = useTranslation('transfer')
  const connections = useConnections((state) => state.connections)
  const { exporting, chosen } = useTransfer()
  const own = connections.filter(({ builtIn }) => !builtIn)
  return (
    <div className="conn-transfer">
      <FileButton
        label={t('importButton')}
        accept=".json"
        onFiles={([file]) => {
          if (file !== undefined) void chooseFile(file)
        }}
      />
      <Button
        variant="outlined"
        disabled={own.length === 0}
        title={t('exportAllHelp')}
        onClick={() => askExport(own.map(({ connectionId }) => connectionId))}
      >
        {t('exportAll')}
      </Button>
      <Suspense>
        {exporting !== null && <ExportDialog connectionIds={exporting} />}
        {chosen !== null && <ImportDialog chosen={chosen} />}
      </Suspense>
    </div>
  )
}
