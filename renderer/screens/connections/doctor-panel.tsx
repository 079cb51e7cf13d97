import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import { CopyValue } from '../../parts/copy-value.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { closeDoctor, startDoctor, stopDoctor, useDoctor } from '../../stores/doctor-store.ts'
import { DoctorCheck } from './doctor-check.tsx'
import { doctorReportText } from './doctor-report-text.ts'
import './doctor.css'

/** What the doctor found, filling line by line, with what can be done about it. */
export function DoctorPanel({ connectionId, draft }: { connectionId: string; draft: ConnectionDraft }) {
  const { t } = useTranslation('doctor')
  const { t: tc } = useTranslation('common')
  const language = useLanguage()
  const panel = useRef<HTMLElement>(null)
  const examination = useDoctor((state) => state.examinations[connectionId])
  const isOpen = examination !== undefined
  useEffect(() => {
    if (isOpen) panel.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  if (examination === undefined) return null
  const { lines, phase, failed, warnings } = examination
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
            <CopyValue value={doctorReportText(draft, lines, language)} className="link-button">
              {t('copy')}
            </CopyValue>
            <Button onClick={() => startDoctor(connectionId)}>{t('again')}</Button>
          </>
        )}
        <IconButton aria-label={tc('close')} onClick={() => closeDoctor(connectionId)}>
          <CloseOutlined fontSize="inherit" />
        </IconButton>
      </header>
      <ol className="doctor-lines">
        {lines.map((line) => (
          <DoctorCheck key={line.id} line={line} connectionId={connectionId} draft={draft} />
        ))}
      </ol>
      {phase === 'done' && <p className="dim doctor-foot">{t('foot')}</p>}
    </section>
  )
}
