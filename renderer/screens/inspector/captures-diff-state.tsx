import LinearProgress from '@mui/material/LinearProgress'
import { useTranslation } from 'react-i18next'
import { mostShownDiffs } from '../../../shared/contract/capture-diff.ts'
import { formatCount } from '../../parts/format.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { type DiffRun, diffRows } from '../../stores/captures-diff-store.ts'
import { countOf, countsSentence } from './captures-diff-words.ts'

/** How far a comparison is, what it has counted, and why it ended before its time. */
export function CapturesDiffState({ run }: { run: DiffRun }) {
  const { t } = useTranslation('diff')
  const { t: inspector } = useTranslation('inspector')
  const language = useLanguage()
  const { phase, counts, read, failure, names } = run
  const total = read.a.total + read.b.total
  const done = read.a.done + read.b.done
  const unlisted = countOf(counts, 'all') - diffRows().length
  const isEqual = phase === 'done' && countOf(counts, 'all') === 0 && counts.same > 0
  const live = inspector('live')
  return (
    <div className="captures-diff-state">
      {phase === 'running' && (
        <LinearProgress
          aria-label={t('progress')}
          {...(total === 0 ? {} : { variant: 'determinate' as const, value: (100 * done) / total })}
        />
      )}
      <p>
        <b className="foreign">
          {names.a || live} ↔ {names.b || live}
        </b>{' '}
        <span role="status" className={isEqual ? 'ok' : undefined}>
          {t(`phases.${phase}`)} {countsSentence(counts, { t, language })}
        </span>{' '}
        {phase === 'running' && total > 0 && (
          <span className="dim">
            {t('read', { done: formatCount(done, language), total: formatCount(total, language) })}
          </span>
        )}
        {phase !== 'running' && unlisted > 0 && (
          <span className="warn">
            {t('unlisted', {
              count: unlisted,
              formatted: formatCount(unlisted, language),
              most: formatCount(mostShownDiffs, language),
            })}
          </span>
        )}
      </p>
      {failure !== null && (
        <div role="alert" className="bad">
          <NoticeText body={failure} />
        </div>
      )}
    </div>
  )
}
