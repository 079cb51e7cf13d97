import DeleteOutlined from '@mui/icons-material/DeleteOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { useTranslation } from 'react-i18next'
import { type KeptLoad, loadReportForms } from '../../../shared/contract/load.ts'
import { figureText } from '../../../shared/load/load-figure-table.ts'
import { ConnectionName } from '../../parts/connection-name.tsx'
import { formatMoment } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { loadReport, putBeside, removeLoad, showLoad, useLoad } from '../../stores/load-store.ts'
import { ReportButton } from './report-button.tsx'

/** The loads that are over: one is shown, another put beside it, each saved as a report. */
export function KeptLoads() {
  const { t } = useTranslation('load')
  const kept = useLoad((view) => view.kept)
  if (kept.length === 0) return null
  return (
    <section className="pane load-kept" aria-labelledby="load-kept">
      <h2 id="load-kept">{t('kept')}</h2>
      <ul>
        {kept.map((load) => (
          <KeptLine key={load.runId} load={load} />
        ))}
      </ul>
    </section>
  )
}

function KeptLine({ load }: { load: KeptLoad }) {
  const { t } = useTranslation('load')
  const language = useLanguage()
  const shownId = useLoad((view) => view.shownId)
  const besideId = useLoad((view) => view.besideId)
  const { runId, connectionName, startedAt, asked, isGood, figures } = load
  const isShown = runId === shownId
  const isBeside = runId === besideId
  const when = formatMoment(startedAt)
  return (
    <li className="load-kept-line">
      <button type="button" className="load-kept-name" aria-pressed={isShown} onClick={() => showLoad(runId)}>
        <span className={isGood ? 'load-good' : 'bad'}>{t(isGood ? 'good' : 'failed')}</span>
        <span>{when}</span>
        <span className="cut foreign">
          <ConnectionName name={connectionName} />
        </span>
        <span className="mono cut">{asked}</span>
        <span className="dim nowrap">
          {figureText(figures.held_rate, 'rate', language)} · p99{' '}
          {figureText(figures.response_time.p99, 'ms', language)}
        </span>
      </button>
      <Button
        variant="outlined"
        aria-pressed={isBeside}
        disabled={isShown}
        aria-label={t('compareWith', { when })}
        onClick={() => putBeside(isBeside ? null : runId)}
      >
        {t('compare')}
      </Button>
      <ReportButton
        label={t('saveOf', { when })}
        forms={loadReportForms.map((form) => ({ form, label: t(`form_${form}`) }))}
        reportOf={(form) => loadReport(runId, form, language)}
      />
      <IconButton
        aria-label={t('remove', { when })}
        title={t('remove', { when })}
        onClick={() => void removeLoad(runId)}
      >
        <DeleteOutlined fontSize="small" />
      </IconButton>
    </li>
  )
}
