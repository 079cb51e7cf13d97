import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import type { SessionState } from '../../../shared/contract/session.ts'
import { FormField } from '../../parts/form-field.tsx'
import { HelpButton } from '../../parts/help-button.tsx'
import { SelectInput } from '../../parts/select-input.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import {
  closeReplay,
  isRunning,
  type ReplayChoice,
  startReplay,
  stopReplay,
  useReplay,
} from '../../stores/replay-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import { ofShown } from '../../stores/shown-capture.ts'
import { ReplayState } from './replay-state.tsx'

const mostPerSecond = 100_000

/** Sends captured requests again; closed, it leaves a replay running. */
export function ReplayDialog() {
  const choice = useReplay((state) => state.choice)
  return choice === null ? null : <OpenDialog choice={choice} />
}

function OpenDialog({ choice }: { choice: ReplayChoice }) {
  const { t } = useTranslation('compare')
  const id = useId()
  const sessions = useSessions(useShallow((state) => Object.values(state.sessions).filter(maySend)))
  const replay = useReplay((state) => state.replay)
  const [chosenId, setChosenId] = useState('')
  const [rate, setRate] = useState('')
  const sessionId = sessions.find((one) => one.sessionId === chosenId)?.sessionId ?? sessions[0]?.sessionId
  const perSecond = readRate(rate)
  const runs = isRunning(replay)
  const start = () => {
    if (sessionId === undefined || perSecond === undefined) return
    const seqs = choice.seqs === null ? null : [...choice.seqs]
    startReplay({ ...ofShown(), filter: choice.filter, seqs, sessionId, perSecond })
  }
  return (
    <Dialog open onClose={closeReplay} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{t('replay.title')}</DialogTitle>
      <DialogContent>
        <p className="dim">{t('replay.help')}</p>
        <p className="replay-choice">
          <Chosen choice={choice} />
        </p>
        {sessionId === undefined ? (
          <p className="warn" role="alert">
            {t('replay.noSession')}
          </p>
        ) : (
          <FormField label={t('replay.session')}>
            {(ids) => (
              <SelectInput
                ids={ids}
                value={sessionId}
                choices={sessions.map((one) => ({ value: one.sessionId, label: labelOf(one) }))}
                onChange={setChosenId}
              />
            )}
          </FormField>
        )}
        <FormField
          label={t('replay.rate')}
          hint={t('replay.rateHelp')}
          problem={perSecond === undefined ? t('replay.badRate') : undefined}
        >
          {(ids) => <TextInput ids={ids} value={rate} onChange={setRate} />}
        </FormField>
        {replay !== null && <ReplayState replay={replay} />}
      </DialogContent>
      <DialogActions>
        <HelpButton page="captures" section={4} />
        <Button onClick={closeReplay}>{t(runs ? 'replay.hide' : 'replay.close')}</Button>
        {runs ? (
          <Button variant="contained" color="error" onClick={stopReplay}>
            {t('replay.stop')}
          </Button>
        ) : (
          <Button
            variant="contained"
            disabled={sessionId === undefined || perSecond === undefined}
            onClick={start}
          >
            {t(replay === null ? 'replay.send' : 'replay.again')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}

function Chosen({ choice: { filter, seqs } }: { choice: ReplayChoice }) {
  const { t } = useTranslation('compare')
  if (seqs !== null) return <>{t('replay.one', { seq: seqs[0] ?? 0 })}</>
  return <>{filter.trim() === '' ? t('replay.all') : t('replay.found', { filter })}</>
}

function maySend({ role, phase, bindMode }: SessionState): boolean {
  return role === 'esme' && phase === 'bound' && bindMode !== 'receiver'
}

function labelOf({ name, bindMode, remoteAddress }: SessionState): string {
  return [name, bindMode, remoteAddress].filter((word) => word !== null).join(' · ')
}

/** null: no limit of its own; undefined: not a rate. Russian keyboards type a comma. */
function readRate(text: string): number | null | undefined {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return null
  const rate = /^\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : 0
  return rate > 0 && rate <= mostPerSecond ? rate : undefined
}
