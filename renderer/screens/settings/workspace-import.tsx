import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkspacePart } from '../../../shared/contract/workspace.ts'
import { FailureAlert } from '../../parts/failure-alert.tsx'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatMoment } from '../../parts/format.ts'
import { HelpButton } from '../../parts/help-button.tsx'
import { SealedSecrets } from '../../parts/sealed-secrets.tsx'
import {
  type ChosenWorkspace,
  closeWorkspace,
  importWorkspace,
  openWorkspaceSecrets,
  useWorkspace,
} from '../../stores/workspace-store.ts'

/** What importing the chosen zip would add and replace, part by part, before it does it. */
export function WorkspaceImport({ chosen }: { chosen: ChosenWorkspace }) {
  const { t } = useTranslation('settings')
  const { t: tc } = useTranslation('common')
  const id = useId()
  const { isBusy, failure } = useWorkspace()
  const [replaces, setReplaces] = useState(false)
  const added = chosen.parts.reduce((sum, part) => sum + part.added, 0)
  const differs = chosen.parts.reduce((sum, part) => sum + part.differs, 0)
  const count = added + (replaces ? differs : 0)
  return (
    <Dialog open onClose={closeWorkspace} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{t('workspace.importTitle', { file: chosen.name })}</DialogTitle>
      <DialogContent className="workspace-form">
        <p className="dim">
          <ForeignText
            text={t('workspace.from', { version: chosen.writtenBy, moment: formatMoment(chosen.at) })}
          />
        </p>
        {chosen.parts.length === 0 ? <p>{t('workspace.empty')}</p> : <Parts chosen={chosen} />}
        {differs > 0 && (
          <FormControlLabel
            control={<Switch checked={replaces} onChange={(_event, on) => setReplaces(on)} />}
            label={t('workspace.replaces')}
          />
        )}
        {chosen.isSealed ? (
          <SealedSecrets
            isOpen={chosen.isOpen}
            isBusy={isBusy}
            onOpen={(passphrase) => void openWorkspaceSecrets(passphrase)}
          />
        ) : (
          <p className="dim">{t('workspace.noSecrets')}</p>
        )}
        <FailureAlert failure={failure} />
      </DialogContent>
      <DialogActions>
        <HelpButton page="settings" section={2} />
        <Button onClick={closeWorkspace}>{tc('cancel')}</Button>
        <Button
          variant="contained"
          disabled={isBusy || (count === 0 && !chosen.isOpen)}
          onClick={() => void importWorkspace(replaces)}
        >
          {t(isBusy ? 'workspace.importing' : 'workspace.importDo', { count })}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function Parts({ chosen }: { chosen: ChosenWorkspace }) {
  const { t } = useTranslation('settings')
  return (
    <table className="workspace-parts">
      <thead>
        <tr>
          <th scope="col">{t('workspace.part')}</th>
          <th scope="col" className="number">
            {t('workspace.new')}
          </th>
          <th scope="col" className="number">
            {t('workspace.other')}
          </th>
          <th scope="col" className="number">
            {t('workspace.same')}
          </th>
        </tr>
      </thead>
      <tbody>
        {chosen.parts.map((part) => (
          <PartRow key={part.part} part={part} />
        ))}
      </tbody>
    </table>
  )
}

function PartRow({ part: { part, added, differs, same, unreadable, names } }: { part: WorkspacePart }) {
  const { t } = useTranslation('settings')
  const isOne = part === 'settings' || part === 'auto-reply' || part === 'relay'
  return (
    <tr>
      <th scope="row">
        {t(`workspace.parts.${part}`)}
        {names.length > 0 && !isOne && (
          <div className="dim foreign">
            <ForeignText text={names.join(', ')} />
          </div>
        )}
        {unreadable > 0 && <div className="warn">{t('workspace.unreadable', { count: unreadable })}</div>}
      </th>
      <td className="number">{added}</td>
      <td className="number">{differs}</td>
      <td className="number">{same}</td>
    </tr>
  )
}
