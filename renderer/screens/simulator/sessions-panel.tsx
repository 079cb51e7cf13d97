import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { localSimulatorId } from '../../../shared/contract/connection-values.ts'
import { type BindMode, bindModeSchema } from '../../../shared/contract/connections.ts'
import type { SimulatorState } from '../../../shared/contract/simulator.ts'
import { versionName } from '../../../shared/smpp/interface-version.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatClock, formatCount, formatMoment } from '../../parts/format.ts'
import { StatePill } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { openConnection } from '../../stores/navigation-store.ts'
import { SessionMenu } from './session-menu.tsx'
import { SimulatorPanel } from './simulator-panel.tsx'

export function SessionsPanel({ state }: { state: SimulatorState }) {
  const { t } = useTranslation('simulator')
  return (
    <SimulatorPanel id="sim-sessions" title={t('sessions.title')} help={state.sessions.length}>
      {state.sessions.length === 0 ? (
        <NobodyThere state={state} />
      ) : (
        <div className="sim-scroll">
          <table className="sim-table sim-rows">
            <thead>
              <tr>
                <th scope="col">{t('sessions.systemId')}</th>
                <th scope="col">{t('sessions.bind')}</th>
                <th scope="col">{t('sessions.remote')}</th>
                <th scope="col" className="sim-number" title={t('sessions.pdusHelp')}>
                  {t('sessions.pdus')}
                </th>
                <th scope="col" className="sim-number" title={t('sessions.openHelp')}>
                  {t('sessions.open')}
                </th>
                <td className="sim-blank" />
              </tr>
            </thead>
            <tbody>
              {state.sessions.map((session) => (
                <SessionRow key={session.sessionId} session={session} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </SimulatorPanel>
  )
}

function SessionRow({ session }: { session: SimulatorState['sessions'][number] }) {
  const { t } = useTranslation('simulator')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const mode = bindModeOf(session.bindMode)
  return (
    <tr>
      <td className="mono foreign cut">
        <ForeignText text={session.systemId ?? '–'} />
      </td>
      <td>
        {mode === null ? (
          <StatePill tone="waiting">{t('sessions.notBound')}</StatePill>
        ) : (
          <StatePill tone={session.isSilent ? 'warn' : 'ok'} title={mode}>
            {session.isSilent ? t('sessions.silent') : common(`bindMode.${mode}`)}
          </StatePill>
        )}
        {session.version !== null && <div className="dim mono">{versionName(session.version)}</div>}
      </td>
      <td className="mono" title={formatMoment(session.since)}>
        <div className="foreign cut">{session.remoteAddress}</div>
        <div className="dim">{t('sessions.since', { time: formatClock(session.since) })}</div>
      </td>
      <td className="sim-number">
        {formatCount(session.received, language)} / {formatCount(session.sent, language)}
      </td>
      <td className="sim-number">
        {formatCount(session.waiting, language)} / {formatCount(session.inFlight, language)}
      </td>
      <td>
        <SessionMenu session={session} />
      </td>
    </tr>
  )
}

function NobodyThere({ state }: { state: SimulatorState }) {
  const { t } = useTranslation('simulator')
  if (!state.running) return <p className="sim-panel-body dim">{t('sessions.emptyStopped')}</p>
  const address = `${state.config.host}:${state.port ?? ''}`
  return (
    <div className="sim-panel-body">
      <p className="dim">
        {t('sessions.empty')}{' '}
        {t('sessions.emptyRunning', { address, systemId: state.config.accounts[0]?.systemId ?? '' })}
      </p>
      <Button variant="outlined" onClick={() => openConnection(localSimulatorId)}>
        {t('sessions.openConnection')}
      </Button>
    </div>
  )
}

/** True for a session that messages of a handset can be sent to. */
export function canReceive({ bindMode }: SimulatorState['sessions'][number]): boolean {
  const mode = bindModeOf(bindMode)
  return mode === 'receiver' || mode === 'transceiver'
}

function bindModeOf(text: string | null): BindMode | null {
  const mode = bindModeSchema.safeParse(text)
  return mode.success ? mode.data : null
}
