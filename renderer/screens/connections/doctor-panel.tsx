import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import { repeatsCauses } from '../../../shared/doctor/doctor-text.ts'
import { copyText } from '../../parts/copy-text.ts'
import { formatClock, formatMoment } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import {
  closeDoctor,
  type Examination,
  foldDoctor,
  startDoctor,
  stopDoctor,
  useDoctor,
} from '../../stores/doctor-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { DoctorCheck } from './doctor-check.tsx'
import { DoctorMeasured } from './doctor-measured.tsx'
import { doctorReportText } from './doctor-report-text.ts'

/** Findings of the doctor, added line by line, with what can be done about them. */
export function DoctorPanel({ connectionId, draft }: { connectionId: string; draft: ConnectionDraft }) {
  const { t } = useTranslation('doctor')
  const panel = useRef<HTMLElement>(null)
  const examination = useDoctor((state) => state.examinations[connectionId])
  const isRunning = examination?.phase === 'running'
  useEffect(() => {
    if (isRunning) panel.current?.scrollIntoView({ block: 'start' })
  }, [isRunning])
  if (examination === undefined) return null
  return (
    <section ref={panel} className="pane doctor" aria-label={t('title')}>
      <DoctorHead examination={examination} connectionId={connectionId} draft={draft} />
      {!examination.isFolded && (
        <Findings connectionId={connectionId} draft={draft} examination={examination} />
      )}
    </section>
  )
}

interface FindingsProps {
  readonly connectionId: string
  readonly draft: ConnectionDraft
  readonly examination: Examination
}

/** Each check in a line, and what the examination measured of the provider. */
function Findings({ connectionId, draft, examination: { port, lines, phase } }: FindingsProps) {
  const { t } = useTranslation('doctor')
  const hasBound = lines.some(({ id, state }) => id === 'unbind' && state !== 'skipped')
  return (
    <>
      <ol className="doctor-lines">
        {lines.map((line, index) => (
          <DoctorCheck
            key={`${line.host ?? ''} ${line.id}`}
            isFirstOfHost={line.host !== undefined && line.host !== lines[index - 1]?.host}
            line={line}
            isRepeated={repeatsCauses(line, lines.slice(0, index))}
            port={port}
            connectionId={connectionId}
            draft={draft}
          />
        ))}
      </ol>
      {phase === 'done' && <DoctorMeasured connectionId={connectionId} draft={draft} lines={lines} />}
      {phase === 'done' && hasBound && <p className="dim doctor-foot">{t('foot')}</p>}
    </>
  )
}

function DoctorHead({ examination, connectionId, draft }: FindingsProps) {
  const { t } = useTranslation('doctor')
  const { t: tc } = useTranslation('common')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const copy = async () => {
    await copyText(doctorReportText(catalogue, draft, examination.lines, language))
    notifyDone(tc('copied'))
  }
  return (
    <header className="doctor-head">
      <h2>{t('title')}</h2>
      <Verdict examination={examination} />
      <span className="grow" />
      {examination.phase === 'running' ? (
        <Button onClick={() => stopDoctor(connectionId)}>{t('stop')}</Button>
      ) : (
        <>
          <Button
            aria-expanded={!examination.isFolded}
            onClick={() => foldDoctor(connectionId, !examination.isFolded)}
          >
            {t(examination.isFolded ? 'unfold' : 'fold')}
          </Button>
          <Button onClick={() => void copy()}>{t('copy')}</Button>
          <Button onClick={() => startDoctor(connectionId)}>{t('again')}</Button>
        </>
      )}
      <IconButton aria-label={tc('close')} onClick={() => closeDoctor(connectionId)}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </header>
  )
}

function Verdict({ examination: { phase, failed, warnings, at, isPast } }: { examination: Examination }) {
  const { t } = useTranslation('doctor')
  const [tone, words] =
    phase === 'running'
      ? ['dim', t('running')]
      : phase === 'stopped'
        ? ['dim', t('stopped')]
        : failed > 0
          ? ['bad', t('failed', { count: failed })]
          : warnings > 0
            ? ['warn', t('warnings', { count: warnings })]
            : ['ok', t('fine')]
  return (
    <>
      <span role="status" className={isPast ? 'dim' : tone}>
        {words}
      </span>
      {phase !== 'running' && (
        <span className="dim" title={formatMoment(at)}>
          {t(isPast ? 'past' : 'at', { time: formatClock(at) })}
        </span>
      )}
    </>
  )
}
