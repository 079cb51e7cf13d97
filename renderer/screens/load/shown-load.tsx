import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { LoadState } from '../../../shared/contract/load.ts'
import { loadRemarks, remarkText } from '../../../shared/load/load-sentences.ts'
import { ConnectionName } from '../../parts/connection-name.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { FailureAlert } from '../../parts/failure-alert.tsx'
import { formatRate } from '../../parts/format.ts'
import { StatePill } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { changeLoad, useLoad } from '../../stores/load-store.ts'
import { LoadCharts } from './load-charts.tsx'
import { LoadFigureTables } from './load-figure-tables.tsx'
import { ShownLimit } from './shown-limit.tsx'

/** The load on show: the one that runs, with what steers it, or one that is over. */
export function ShownLoad({ state }: { state: LoadState }) {
  const { t } = useTranslation('load')
  const language = useLanguage()
  const shownId = useLoad((view) => view.shownId)
  const kept = useLoad((view) => view.kept)
  const limits = useLoad((view) => view.limits)
  const besideId = useLoad((view) => view.besideId)
  const isRunning = state.phase !== 'idle' && shownId === state.runId
  const over = kept.find(({ runId }) => runId === shownId)
  const beside = kept.find(({ runId }) => runId === besideId) ?? null
  const limit = limits.find(({ runId }) => runId === shownId) ?? null
  const trials = isRunning ? (state.search?.trials ?? null) : (limit?.trials ?? null)
  const figures = isRunning ? state.figures : (over?.figures ?? null)
  const refused =
    !isRunning && over === undefined && limit === null && state.fault !== null ? state.fault : null
  return (
    <section className="pane load-shown" aria-label={t('shown')}>
      {isRunning && <LoadBar state={state} />}
      <FailureAlert failure={refused === null ? null : { kind: 'fault', fault: refused }} />
      {trials !== null && (
        <ShownLimit trials={trials} over={isRunning ? null : limit} rate={isRunning ? state.rate : null} />
      )}
      {figures === null ? (
        !isRunning &&
        trials === null &&
        refused === null && <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        <>
          <div className="load-remarks" role="status">
            {loadRemarks(figures, !isRunning).map((remark) => (
              <p key={remark.code}>{remarkText(remark, language)}</p>
            ))}
          </div>
          <LoadCharts />
          <LoadFigureTables
            figures={figures}
            thresholds={isRunning ? [] : (over?.thresholds ?? [])}
            beside={beside}
          />
        </>
      )}
    </section>
  )
}

function LoadBar({ state }: { state: LoadState }) {
  const { t } = useTranslation('load')
  const { phase, rate, connectionName, search } = state
  const isSending = phase === 'running' || phase === 'paused'
  const tone = phase === 'running' ? 'ok' : phase === 'paused' ? 'warn' : 'waiting'
  return (
    <div className="load-bar">
      <StatePill tone={tone}>{t(`phase.${phase}`)}</StatePill>
      <span className="cut foreign">
        <ConnectionName name={connectionName} />
      </span>
      <b>{t('rateNow', { rate: formatRate(rate) })}</b>
      <span className="load-spring" />
      {search === null && <Steering phase={phase} />}
      <Button variant="outlined" color="error" onClick={() => changeLoad(isSending ? 'stop' : 'cut')}>
        {t(isSending ? 'stop' : 'cut')}
      </Button>
    </div>
  )
}

/** What changes the pace of a load. */
function Steering({ phase }: Pick<LoadState, 'phase'>) {
  const { t } = useTranslation('load')
  const isSending = phase === 'running' || phase === 'paused'
  return (
    <>
      <Button
        variant="outlined"
        disabled={!isSending}
        onClick={() => changeLoad(phase === 'paused' ? 'resume' : 'pause')}
      >
        {t(phase === 'paused' ? 'resume' : 'pause')}
      </Button>
      <Button
        variant="outlined"
        disabled={!isSending}
        aria-label={t('slower')}
        onClick={() => changeLoad('slower')}
      >
        −10 %
      </Button>
      <Button
        variant="outlined"
        disabled={!isSending}
        aria-label={t('faster')}
        onClick={() => changeLoad('faster')}
      >
        +10 %
      </Button>
    </>
  )
}
