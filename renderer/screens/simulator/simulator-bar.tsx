import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SimulatorState, simulatorConfigSchema } from '../../../shared/contract/simulator.ts'
import { boundsOf } from '../../../shared/simulator/number-bounds.ts'
import { CopyValue } from '../../parts/copy-value.tsx'
import { formatCount } from '../../parts/format.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { StatePill } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useLiveWords } from '../../parts/use-live-words.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import {
  configureSimulator,
  startSimulator,
  stopSimulator,
  useSimulator,
} from '../../stores/simulator-store.ts'
import { NumberSetting } from './number-setting.tsx'
import { OperatorMenu } from './operator-menu.tsx'
import { OperatorStrip } from './operator-strip.tsx'
import { ScenarioDialog } from './scenario-dialog.tsx'
import { TextSetting } from './text-setting.tsx'

const portBounds = boundsOf(simulatorConfigSchema.shape.port)

/** State of the simulator, how to connect to it, and what it has done so far. */
export function SimulatorBar({ state }: { state: SimulatorState }) {
  const { t } = useTranslation('simulator')
  const { t: tc } = useTranslation('common')
  const failure = useSimulator((view) => view.failure)
  const isOneOfSeveral = useSimulator(({ operators }) => operators.length > 1)
  const { config } = state
  const live = useLiveWords()
  return (
    <header className="sim-bar">
      <div className="sim-bar-row">
        <OperatorMenu />
        {state.running ? (
          <>
            <StatePill tone={live.tone('ok')}>{live.isAway ? tc('phase.unknown') : t('listening')}</StatePill>
            <CopyValue value={`${config.host}:${state.port ?? config.port}`} />
          </>
        ) : (
          <StatePill tone="off">{t('stopped')}</StatePill>
        )}
        <span className="grow" />
        {isOneOfSeveral && (
          <div className="sim-name">
            <TextSetting
              label={t('operators.name')}
              value={config.name}
              placeholder={t('operators.builtIn')}
              problemWith={(typed) => (typed.length <= 64 ? undefined : t('operators.nameTooLong'))}
              onSet={(name) => void configureSimulator({ name: name.trim() })}
            />
          </div>
        )}
        <ScenarioButton />
        <ProfileChoice profileId={config.profileId} />
        <div className="sim-port" title={t('portHelp')}>
          <NumberSetting
            label={t('port')}
            value={config.port}
            bounds={portBounds}
            isDisabled={state.running}
            onSet={(port) => void configureSimulator({ port })}
          />
        </div>
        <StartButton isRunning={state.running} />
      </div>
      {isOneOfSeveral && <OperatorStrip />}
      {failure !== null && (
        <div className="sim-failure" role="alert">
          <NoticeText body={failure} />
        </div>
      )}
      <div className="sim-bar-row sim-facts">
        <span className="dim">{t('credentials')}</span>
        <Credential name="system_id" value={config.accounts[0]?.systemId ?? ''} />
        <Credential name="password" value={config.accounts[0]?.password ?? ''} />
        <span className="grow" />
        <dl className="sim-counters" aria-label={t('counters.label')}>
          <Counter label={t('counters.accepted')} value={state.accepted} />
          <Counter label={t('counters.refused')} value={state.refused} />
          <Counter label={t('counters.pending')} value={state.receiptsPending} help={t('pendingHelp')} />
          <Counter label={t('counters.sent')} value={state.receiptsSent} />
        </dl>
      </div>
    </header>
  )
}

function ScenarioButton() {
  const { t } = useTranslation('simulator')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="outlined" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('scenarios.open')}
      </Button>
      {isOpen && <ScenarioDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function ProfileChoice({ profileId }: { profileId: string }) {
  const { t } = useTranslation('simulator')
  const language = useLanguage()
  const catalogue = useCatalogue()
  return (
    <TextField
      select
      fullWidth={false}
      className="sim-profile"
      label={t('profile')}
      title={t('profileHelp')}
      value={profileId}
      onChange={(event) => void configureSimulator({ profileId: event.target.value })}
    >
      {catalogue.all().map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name[language]}
        </MenuItem>
      ))}
    </TextField>
  )
}

function StartButton({ isRunning }: { isRunning: boolean }) {
  const { t } = useTranslation('simulator')
  const isBusy = useSimulator((view) => view.isBusy)
  return isRunning ? (
    <Button variant="outlined" disabled={isBusy} onClick={() => void stopSimulator()}>
      {isBusy ? t('stopping') : t('stop')}
    </Button>
  ) : (
    <Button variant="contained" disabled={isBusy} onClick={() => void startSimulator()}>
      {isBusy ? t('starting') : t('start')}
    </Button>
  )
}

function Credential({ name, value }: { name: string; value: string }) {
  return (
    <span>
      <span className="mono dim">{name} </span>
      <CopyValue value={value} className="mono strong" />
    </span>
  )
}

function Counter({ label, value, help }: { label: string; value: number; help?: string }) {
  const language = useLanguage()
  return (
    <div title={help}>
      <dt className="dim">{label}</dt>
      <dd>{formatCount(value, language)}</dd>
    </div>
  )
}
