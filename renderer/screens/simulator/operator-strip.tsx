import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { OperatorView } from '../../../shared/contract/simulator.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatCount } from '../../parts/format.ts'
import { StateDot } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useLiveWords } from '../../parts/use-live-words.ts'
import { showOperator, startSimulator, stopSimulator, useSimulator } from '../../stores/simulator-store.ts'

/** The operators side by side, of which one is on show; each is started and stopped here as well. */
export function OperatorStrip() {
  const { t } = useTranslation('simulator')
  const operators = useSimulator((view) => view.operators)
  const shownId = useSimulator((view) => view.operatorId)
  return (
    <ul className="sim-operators" aria-label={t('operators.label')}>
      {operators.map((operator) => (
        <OperatorCard
          key={operator.operatorId}
          operator={operator}
          isShown={operator.operatorId === shownId}
        />
      ))}
    </ul>
  )
}

function OperatorCard({ operator, isShown }: { operator: OperatorView; isShown: boolean }) {
  const { t } = useTranslation('simulator')
  const language = useLanguage()
  const live = useLiveWords()
  const isBusy = useSimulator((view) => view.isBusy)
  const { operatorId, running, host, port, sessions, accepted } = operator
  const name = operator.name === '' ? t('operators.builtIn') : operator.name
  const place = `${host}:${port === 0 ? '…' : port}`
  return (
    <li className={`sim-operator${isShown ? ' is-shown' : ''}`}>
      <button
        type="button"
        className="sim-operator-show"
        aria-current={isShown ? 'true' : undefined}
        onClick={() => showOperator(operatorId)}
      >
        <span className="sim-operator-name cut">
          <StateDot tone={running ? live.tone('ok') : 'off'} />
          <ForeignText text={name} />
          <span className="visually-hidden">{running ? t('listening') : t('stopped')}</span>
        </span>
        <span className="dim mono cut">
          {place}
          {operator.hasTls && ' · TLS'}
        </span>
        <span className="dim">
          {t('operators.counts', {
            sessions: formatCount(sessions, language),
            accepted: formatCount(accepted, language),
          })}
        </span>
      </button>
      <Button
        size="small"
        disabled={isBusy}
        aria-label={t(running ? 'operators.stopOne' : 'operators.startOne', { name })}
        onClick={() => void (running ? stopSimulator(operatorId) : startSimulator(operatorId))}
      >
        {running ? t('stop') : t('start')}
      </Button>
    </li>
  )
}
