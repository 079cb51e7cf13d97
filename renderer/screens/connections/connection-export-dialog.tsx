import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leastPassphrase } from '../../../shared/contract/connection-import.ts'
import { fileName } from '../../parts/handover/saved-name.ts'
import { PassphraseField } from '../../parts/passphrase-field.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { closeTransfer, exportText, useTransfer } from '../../stores/transfer-store.ts'
import { TransferDialog } from './transfer-dialog.tsx'

/** Connections to a file: without their secrets, or with these sealed by a passphrase. */
export function ExportDialog({ connectionIds }: { connectionIds: readonly string[] }) {
  const { t } = useTranslation('transfer')
  const isBusy = useTransfer((state) => state.isBusy)
  const [isSealed, setSealed] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const problem = passphraseProblem(passphrase, again)
  const write = async () => {
    const made = await exportText(connectionIds, isSealed ? passphrase : null)
    // Closed meanwhile: then it is not wanted any more.
    if (made === null || useTransfer.getState().exporting !== connectionIds) return
    saveFile(new Blob([made.text], { type: 'application/json' }), fileName('smpp-connections', 'json'))
    closeTransfer()
    const { connections: count, withSecrets } = made
    notifyDone(isSealed ? t('exportedSealed', { count, withSecrets }) : t('exported', { count }))
  }
  return (
    <TransferDialog
      title={t('exportTitle', { count: connectionIds.length })}
      width="sm"
      label={t(isBusy ? 'sealing' : 'export')}
      isReady={!isSealed || problem === null}
      onDo={() => void write()}
    >
      <p className="dim conn-note">{t(isSealed ? 'sealedAbout' : 'plainAbout')}</p>
      <FormControlLabel
        control={<Switch checked={isSealed} onChange={(_event, on) => setSealed(on)} />}
        label={t('withSecrets')}
      />
      {isSealed && (
        <div className="conn-grid">
          <PassphraseField
            label={t('passphrase')}
            hint={t('passphraseHint', { count: leastPassphrase })}
            value={passphrase}
            onChange={setPassphrase}
          />
          <PassphraseField
            label={t('passphraseAgain')}
            problem={again !== '' && problem === 'differs' ? t('passphraseDiffers') : undefined}
            value={again}
            onChange={setAgain}
          />
        </div>
      )}
    </TransferDialog>
  )
}

function passphraseProblem(passphrase: string, again: string): 'short' | 'differs' | null {
  if (passphrase.length < leastPassphrase) return 'short'
  return passphrase === again ? null : 'differs'
}
