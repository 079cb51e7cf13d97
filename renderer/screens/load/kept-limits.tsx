import DeleteOutlined from '@mui/icons-material/DeleteOutlined'
import IconButton from '@mui/material/IconButton'
import { useTranslation } from 'react-i18next'
import { type KeptLimit, limitReportForms } from '../../../shared/contract/load.ts'
import { ConnectionName } from '../../parts/connection-name.tsx'
import { formatMoment, formatRate } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { limitReport, removeLoad, showLoad, useLoad } from '../../stores/load-store.ts'
import { ReportButton } from './report-button.tsx'

/** The searches for a limit that are over: one is shown, each saved as a report. */
export function KeptLimits() {
  const { t } = useTranslation('load')
  const limits = useLoad((view) => view.limits)
  if (limits.length === 0) return null
  return (
    <section className="pane load-kept" aria-labelledby="load-limits">
      <h2 id="load-limits">{t('limitsKept')}</h2>
      <ul>
        {limits.map((search) => (
          <LimitLine key={search.runId} search={search} />
        ))}
      </ul>
    </section>
  )
}

function LimitLine({ search }: { search: KeptLimit }) {
  const { t } = useTranslation('load')
  const language = useLanguage()
  const shownId = useLoad((view) => view.shownId)
  const { runId, connectionName, startedAt, asked, limit } = search
  const when = formatMoment(startedAt)
  return (
    <li className="load-kept-line">
      <button
        type="button"
        className="load-kept-name"
        aria-pressed={runId === shownId}
        onClick={() => showLoad(runId)}
      >
        <span className={limit.is_confirmed ? 'load-good' : 'warn'}>
          {limit.above !== null && limit.rate !== null
            ? t('limitKept.found', { rate: formatRate(limit.rate) })
            : t(limit.rate === null ? 'limitKept.nothing' : 'limitKept.none')}
        </span>
        <span>{when}</span>
        <span className="cut foreign">
          <ConnectionName name={connectionName} />
        </span>
        <span className="mono cut">{asked}</span>
      </button>
      <ReportButton
        label={t('saveLimitOf', { when })}
        forms={limitReportForms.map((form) => ({ form, label: t(`limitForm.${form}`) }))}
        reportOf={(form) => limitReport(runId, form, language)}
      />
      <IconButton
        aria-label={t('removeLimit', { when })}
        title={t('removeLimit', { when })}
        onClick={() => void removeLoad(runId)}
      >
        <DeleteOutlined fontSize="small" />
      </IconButton>
    </li>
  )
}
