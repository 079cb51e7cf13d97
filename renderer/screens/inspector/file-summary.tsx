import Button from '@mui/material/Button'
import LinearProgress from '@mui/material/LinearProgress'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureFile } from '../../../shared/contract/capture-files.ts'
import { formatCount, formatMoment, formatSize, formatTime } from '../../parts/format.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { stopFile } from '../../stores/files-store.ts'
import { refusalOf } from '../../stores/toast-store.ts'
import { FileProblems } from './file-problems.tsx'
import './capture-file.css'

/** What the file on show holds, how far it is read, and what is wrong with it. */
export function FileSummary({ file }: { file: CaptureFile }) {
  const { t } = useTranslation('inspector')
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const count = (value: number) => formatCount(value, language)
  const problems = file.problems.reduce((sum, problem) => sum + problem.count, 0)
  const hasHelp = problems + file.foreign.length > 0
  const refusal = file.fault === null ? null : refusalOf(file.fault)
  return (
    <section className="file-summary" aria-label={t('file.summary')}>
      <div className="file-facts">
        {file.kind !== null && <span className="file-kind">{t(`file.kind.${file.kind}`)}</span>}
        {file.packets > 0 && (
          <span>{t('file.packets', { count: file.packets, formatted: count(file.packets) })}</span>
        )}
        <span>{t('file.pdus', { count: file.pdus, formatted: count(file.pdus) })}</span>
        {file.conversations > 0 && (
          <span>
            {t('file.conversations', { count: file.conversations, formatted: count(file.conversations) })}
          </span>
        )}
        {file.gaps > 0 && (
          <span className="warn">{t('file.gaps', { count: file.gaps, formatted: count(file.gaps) })}</span>
        )}
        <TimeSpan file={file} />
        {hasHelp && (
          <button
            type="button"
            className="link-button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {problems > 0
              ? t('file.problems', { count: problems, formatted: count(problems) })
              : t('file.streams')}
          </button>
        )}
        <span className="dim file-readonly">{t('file.readOnly')}</span>
      </div>
      {file.state === 'reading' && <Reading file={file} />}
      {refusal !== null && (
        <div className="file-fault" role="alert">
          <NoticeText body={refusal} />
        </div>
      )}
      {isOpen && hasHelp && <FileProblems file={file} />}
    </section>
  )
}

function TimeSpan({ file: { firstAt, lastAt } }: { file: CaptureFile }) {
  if (firstAt === null || lastAt === null) return null
  const isOneDay = new Date(firstAt).toDateString() === new Date(lastAt).toDateString()
  return (
    <span className="mono" title={`${formatMoment(firstAt)} – ${formatMoment(lastAt)}`}>
      {formatMoment(firstAt).slice(0, 19)} –{' '}
      {isOneDay ? formatTime(lastAt).slice(0, 8) : formatMoment(lastAt).slice(0, 19)}
    </span>
  )
}

/** How far the file is read, as far as its length is known. */
function Reading({ file: { captureId, read, octets } }: { file: CaptureFile }) {
  const { t } = useTranslation('inspector')
  const { t: common } = useTranslation('common')
  const share = octets === null || octets === 0 ? null : Math.min(100, (100 * read) / octets)
  return (
    <div className="file-reading">
      <LinearProgress
        className="file-bar"
        variant={share === null ? 'indeterminate' : 'determinate'}
        value={share ?? 0}
        aria-label={t('file.reading')}
      />
      <span className="mono dim">
        {formatSize(read, common)}
        {octets !== null && ` / ${formatSize(octets, common)}`}
      </span>
      <Button variant="outlined" size="small" onClick={() => void stopFile(captureId)}>
        {t('file.stop')}
      </Button>
    </div>
  )
}
