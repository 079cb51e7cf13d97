import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leastPassphrase } from '../../../shared/contract/connection-import.ts'
import { FailureAlert } from '../../parts/failure-alert.tsx'
import { formatSize } from '../../parts/format.ts'
import { fileName } from '../../parts/handover/saved-name.ts'
import { type Making, useFileMaking } from '../../parts/handover/use-file-making.ts'
import { HelpButton } from '../../parts/help-button.tsx'
import { PassphraseField } from '../../parts/passphrase-field.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { closeWorkspace } from '../../stores/workspace-store.ts'

/** Everything that was saved as one zip, with its secrets only where a passphrase seals them. */
export function WorkspaceExport() {
  const { t } = useTranslation('settings')
  const { t: tt } = useTranslation('transfer')
  const { t: tc } = useTranslation('common')
  const language = useLanguage()
  const id = useId()
  const captured = useSettings((state) => state.status?.captureOctets ?? 0)
  const { making, start, stop } = useFileMaking('workspace.export')
  const [isSealed, setSealed] = useState(false)
  const [withCapture, setWithCapture] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const isReady = !isSealed || (passphrase.length >= leastPassphrase && passphrase === again)
  const begin = () =>
    start(
      { passphrase: isSealed ? passphrase : null, withCapture, language },
      fileName('smpp-workbench', 'zip'),
    )
  return (
    <Dialog open onClose={closeWorkspace} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{t('workspace.exportTitle')}</DialogTitle>
      <DialogContent className="workspace-form">
        <p className="dim">{t('workspace.holds')}</p>
        <FormControlLabel
          control={<Switch checked={isSealed} onChange={(_event, on) => setSealed(on)} />}
          label={t('workspace.withSecrets')}
        />
        {isSealed && (
          <>
            <PassphraseField
              label={tt('passphrase')}
              hint={tt('passphraseHint', { count: leastPassphrase })}
              value={passphrase}
              onChange={setPassphrase}
            />
            <PassphraseField
              label={tt('passphraseAgain')}
              problem={again !== '' && again !== passphrase ? tt('passphraseDiffers') : undefined}
              value={again}
              onChange={setAgain}
            />
          </>
        )}
        <FormControlLabel
          control={<Switch checked={withCapture} onChange={(_event, on) => setWithCapture(on)} />}
          label={t('workspace.withCapture', { size: formatSize(captured, tc) })}
        />
        <ExportState making={making} />
      </DialogContent>
      <DialogActions>
        <HelpButton page="settings" section={2} />
        <Button onClick={closeWorkspace}>{tc(making.phase === 'done' ? 'close' : 'cancel')}</Button>
        {making.phase === 'making' ? (
          <Button variant="outlined" color="error" onClick={stop}>
            {t('workspace.stop')}
          </Button>
        ) : (
          <Button variant="contained" disabled={!isReady} onClick={begin}>
            {tt('export')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}

function ExportState({ making }: { making: Making }) {
  const { t } = useTranslation('settings')
  const { t: tc } = useTranslation('common')
  if (making.phase === 'idle') return null
  if (making.phase === 'failed') return <FailureAlert failure={making.problem} />
  const size = formatSize(making.octets, tc)
  if (making.phase === 'done')
    return (
      <p className="ok" role="status">
        {t('workspace.saved', { name: making.name, size })}
      </p>
    )
  return (
    <p role="status">
      <progress aria-label={t('workspace.writing')} /> <span className="dim">{size}</span>
    </p>
  )
}
