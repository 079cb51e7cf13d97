import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import { repeatsCauses } from '../../../shared/doctor/doctor-text.ts'
import { copyText } from '../../parts/copy-text.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { closeDoctor, startDoctor, stopDoctor, useDoctor } from '../../stores/doctor-store.ts'
import { notifyDone } from '../../stores/notices-store.ts'
import { DoctorCheck } from './doctor-check.tsx'
import { doctorReportText } from './doctor-report-text.ts'
import './doctor.css'

/** What the doctor found, filling line by line, with what can be done about it. */
export function DoctorPanel({ connectionId, draft }: { connectionId: string; draft: ConnectionDraft }) {
  const { t } = useTranslation('doctor')
  const { t: tc } = useTranslation('common')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const panel = useRef<HTMLElement>(null)
  const examination = useDoctor((state) => state.examinations[connectionId])
  const isRunning = examination?.phase === 'running'
  useEffect(() => {
    if (isRunning) panel.current?.scrollIntoView({ block: 'start' })
  }, [isRunning])
  if (examination === undefined) return null
  const { lines, phase, failed, warnings } = examination
  const hasBound = lines.some(({ id, state }) => id === 'unbind' && state !== 'skipped')
  const copy = () => {
    void copyText(doctorReportText(catalogue, draft, lines, language)).then(() => notifyDone(tc('copied')))
  }
  const summary =
    phase === 'running'
      ? t('running')
      : phase === 'stopped'
        ? t('stopped')
        : failed > 0
          ? t('failed', { count: failed })
          : warnings > 0
            ? t('warnings', { count: warnings })
            : t('fine')
  return (
    <section ref={panel} className="pane doctor" aria-label={t('title')}>
      <header className="doctor-head">
        <h2>{t('title')}</h2>
        <span
          role="status"
          className={phase !== 'done' ? 'dim' : failed > 0 ? 'bad' : warnings > 0 ? 'warn' : 'ok'}
        >
          {summary}
        </span>
        <span className="grow" />
        {phase === 'running' ? (
          <Button onClick={() => stopDoctor(connectionId)}>{t('stop')}</Button>
        ) : (
          <>
            <Button onClick={copy}>{t('copy')}</Button>
            <Button onClick={() => startDoctor(connectionId)}>{t('again')}</Button>
          </>
        )}
        <IconButton aria-label={tc('close')} onClick={() => closeDoctor(connectionId)}>
          <CloseOutlined fontSize="inherit" />
        </IconButton>
      </header>
      <ol className="doctor-lines">
        {lines.map((line, index) => (
          <DoctorCheck
            key={line.id}
            line={line}
            isRepeated={repeatsCauses(line, lines.slice(0, index))}
            connectionId={connectionId}
            draft={draft}
          />
        ))}
      </ol>
      {phase === 'done' && hasBound && <p className="dim doctor-foot">{t('foot')}</p>}
    </section>
  )
}
