import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppInfo } from '../../../shared/contract/app.ts'
import { CopyValue } from '../../parts/copy-value.tsx'
import { FailureAlert } from '../../parts/failure-alert.tsx'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { FormField } from '../../parts/form-field.tsx'
import { HelpButton } from '../../parts/help-button.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import { planMove, stayHere } from '../../stores/settings-store.ts'
import type { NoticeBody } from '../../stores/toast-store.ts'

/** Has the next start move the data folder: the desktop asks for the place, on a host it is typed. */
export function MoveFolder({ info }: { info: AppInfo }) {
  const { t } = useTranslation('settings')
  const [isAsked, setAsked] = useState(false)
  const [failure, setFailure] = useState<NoticeBody | null>(null)
  const { plannedMove = null } = info
  if (!isFoundAgain(info)) return <MoveCommand info={info} />
  if (plannedMove !== null) return <Planned folder={plannedMove} host={info.host} />
  const begin = async () => {
    setFailure(null)
    if (info.host === 'web') setAsked(true)
    else setFailure(await planMove(null))
  }
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => void begin()}>
        {t('data.moveButton')}
      </Button>
      <p className="dim">{t('data.moveHint')}</p>
      <FailureAlert failure={failure} />
      {isAsked && <PathDialog dataDir={info.dataDir} onClose={() => setAsked(false)} />}
    </>
  )
}

/** A program that is not told which folder to use finds it by itself, wherever it was moved. */
function isFoundAgain({ dataRule }: Pick<AppInfo, 'dataRule'>): boolean {
  return dataRule === 'usual' || dataRule === 'moved'
}

function MoveCommand({ info }: { info: AppInfo }) {
  const { t } = useTranslation('settings')
  return (
    <>
      <CopyValue value={`smpp-workbench workspace move FOLDER --data "${info.dataDir}"`} />
      <p className="dim">{t('data.moveHintNamed')}</p>
    </>
  )
}

function Planned({ folder, host }: { folder: string; host: AppInfo['host'] }) {
  const { t } = useTranslation('settings')
  return (
    <div role="status">
      <CopyValue value={folder} />
      <p>{t(`data.movePlanned.${host}`)}</p>
      <Button size="small" variant="outlined" onClick={() => void stayHere()}>
        {t('data.stay')}
      </Button>
    </div>
  )
}

function PathDialog({ dataDir, onClose }: { dataDir: string; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: tc } = useTranslation('common')
  const id = useId()
  const [folder, setFolder] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<NoticeBody | null>(null)
  const plan = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const refused = await planMove(folder)
    setBusy(false)
    setFailure(refused)
    if (refused === null) onClose()
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <form onSubmit={(event) => void plan(event)}>
        <DialogTitle id={id}>{t('data.moveTitle')}</DialogTitle>
        <DialogContent className="workspace-form">
          <p className="dim">
            <ForeignText text={t('data.moveFrom', { folder: dataDir })} />
          </p>
          <FormField label={t('data.moveTo')} hint={t('data.moveToHint')}>
            {(ids) => (
              <TextInput
                ids={{ ...ids, 'aria-invalid': failure !== null }}
                isMono
                inputRef={(field) => {
                  if (folder === '' && !isBusy) field?.focus()
                }}
                value={folder}
                placeholder="/srv/smpp-workbench"
                onChange={(text) => {
                  setFailure(null)
                  setFolder(text)
                }}
              />
            )}
          </FormField>
          <FailureAlert failure={failure} />
        </DialogContent>
        <DialogActions>
          <HelpButton page="settings" section={3} />
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button type="submit" variant="contained" disabled={isBusy || folder.trim() === ''}>
            {t('data.movePlan')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
