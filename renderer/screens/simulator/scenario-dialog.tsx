import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScenarioView } from '../../../shared/contract/scenarios.ts'
import { FileButton } from '../../parts/file-button.tsx'
import { NoticeText } from '../../parts/notice-text.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { useLanguage } from '../../parts/use-language.ts'
import {
  chooseScenario,
  exportScenario,
  importScenario,
  loadScenario,
  openScenarios,
  removeScenario,
  useScenarios,
} from '../../stores/scenarios-store.ts'
import { ScenarioDetails } from './scenario-details.tsx'
import { ScenarioList } from './scenario-list.tsx'
import { ScenarioTitleDialog } from './scenario-title-dialog.tsx'
import './scenarios.css'
import { HelpButton } from '../../parts/help-button.tsx'

/** Settings under a name: what there is, what one would change, and what is done with one's own. */
export function ScenarioDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('simulator')
  const { t: tc } = useTranslation('common')
  const language = useLanguage()
  const titleId = useId()
  const { scenarios, chosenId, isBusy, failure } = useScenarios()
  const [titled, setTitled] = useState<'new' | 'rename' | null>(null)
  const chosen = scenarios?.find(({ id }) => id === chosenId) ?? null
  useEffect(() => void openScenarios(), [])
  const load = async ({ id, name }: ScenarioView) => {
    const words = { done: t('scenarios.loaded', { name: name[language] }), undo: t('scenarios.undo') }
    if (await loadScenario(id, words)) onClose()
  }
  const read = async ([file]: readonly File[]) => {
    await importScenario((await file?.text()) ?? '', t('scenarios.imported'))
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t('scenarios.title')}</DialogTitle>
      <DialogContent className="scenarios">
        <ScenarioList scenarios={scenarios} chosenId={chosenId} onChoose={(id) => void chooseScenario(id)} />
        <div className="scenario-side">
          {failure !== null && (
            <div className="sim-failure" role="alert">
              <NoticeText body={failure} />
            </div>
          )}
          {chosen === null ? (
            <p className="dim">{t('scenarios.choose')}</p>
          ) : (
            <>
              <ScenarioDetails scenario={chosen} />
              <ScenarioTools scenario={chosen} onRename={() => setTitled('rename')} />
            </>
          )}
        </div>
      </DialogContent>
      <DialogActions>
        <HelpButton page="simulator" section={2} />
        <Button disabled={isBusy} onClick={() => setTitled('new')}>
          {t('scenarios.saveAs')}
        </Button>
        <FileButton
          label={t('scenarios.import')}
          accept=".json"
          isDisabled={isBusy}
          onFiles={(files) => void read(files)}
        />
        <span className="grow" />
        <Button onClick={onClose}>{tc('cancel')}</Button>
        <Button
          variant="contained"
          disabled={isBusy || chosen === null}
          onClick={() => chosen !== null && void load(chosen)}
        >
          {t('scenarios.load')}
        </Button>
      </DialogActions>
      {titled !== null && (
        <ScenarioTitleDialog
          renamed={titled === 'rename' ? chosen : null}
          own={(scenarios ?? []).filter(({ kind }) => kind === 'own')}
          onClose={() => setTitled(null)}
        />
      )}
    </Dialog>
  )
}

/** What is done with the chosen one; only the user's own are renamed and removed. */
function ScenarioTools({ scenario, onRename }: { scenario: ScenarioView; onRename: () => void }) {
  const { t } = useTranslation('simulator')
  const language = useLanguage()
  const { id, kind, name } = scenario
  const write = async () => {
    const file = await exportScenario(id)
    if (file !== null) saveFile(new Blob([file.text], { type: 'application/json' }), file.fileName)
  }
  const words = { done: t('scenarios.removed', { name: name[language] }), undo: t('scenarios.undo') }
  return (
    <div className="scenario-tools">
      <Button size="small" variant="outlined" onClick={() => void write()}>
        {t('scenarios.export')}
      </Button>
      {kind === 'own' && (
        <>
          <Button size="small" variant="outlined" onClick={onRename}>
            {t('scenarios.rename')}
          </Button>
          <Button
            size="small"
            variant="outlined"
            color="error"
            onClick={() => void removeScenario(scenario, words)}
          >
            {t('scenarios.remove')}
          </Button>
        </>
      )}
    </div>
  )
}
