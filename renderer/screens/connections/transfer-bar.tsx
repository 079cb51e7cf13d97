import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { FetchedPlace, fetchedPart } from '../../parts/fetched-part.tsx'
import { FileButton } from '../../parts/file-button.tsx'
import { useConnections } from '../../stores/connections-store.ts'
import { askExport, chooseFile, closeTransfer, useTransfer } from '../../stores/transfer-store.ts'

const ExportDialog = fetchedPart(() => import('./connection-export-dialog.tsx').then((m) => m.ExportDialog))
const ImportDialog = fetchedPart(() => import('./connection-import-dialog.tsx').then((m) => m.ImportDialog))

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
      {exporting !== null && (
        <FetchedPlace onFailed={closeTransfer}>
          <ExportDialog connectionIds={exporting} />
        </FetchedPlace>
      )}
      {chosen !== null && (
        <FetchedPlace onFailed={closeTransfer}>
          <ImportDialog chosen={chosen} />
        </FetchedPlace>
      )}
    </div>
  )
}
