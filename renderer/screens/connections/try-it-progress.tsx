import CircularProgress from '@mui/material/CircularProgress'
import { useTranslation } from 'react-i18next'
import { NoticeText } from '../../parts/notice-text.tsx'
import { StateDot } from '../../parts/state-pill.tsx'
import { tryItSteps, useTryIt } from '../../stores/try-it-store.ts'

/** The tour, line by line as it happens. */
export function TryItProgress() {
  const { t } = useTranslation('common')
  const { running, done, failure } = useTryIt()
  if (running === null && done.length === 0 && failure === null) return null
  return (
    <ol className="conn-tour" aria-live="polite">
      {tryItSteps.map((step) => {
        const isFailed = failure?.step === step
        const tone = isFailed ? 'bad' : done.includes(step) ? 'ok' : 'off'
        return (
          <li key={step} className={tone === 'off' && running !== step ? 'dim' : ''}>
            {running === step ? <CircularProgress size={11} /> : <StateDot tone={tone} />}
            <div>
              {t(`tryIt.steps.${step}`)}
              {isFailed && failure !== null && <NoticeText body={failure.body} />}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
