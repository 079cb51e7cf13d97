import LinearProgress from '@mui/material/LinearProgress'
import { useTranslation } from 'react-i18next'
import type { ReplayProgress } from '../../../shared/contract/capture-replay.ts'
import { formatCount } from '../../parts/format.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import type { Replay } from '../../stores/replay-store.ts'

const rows = ['sent', 'accepted', 'refused', 'same', 'other', 'unrecorded', 'inDoubt', 'notSent'] as const

/** How far a replay is, and how its requests were answered. */
export function ReplayState({ replay }: { replay: Replay }) {
  const { counts, phase, failure } = replay
  const share = counts === null || counts.total === 0 ? null : (100 * counts.sent) / counts.total
  return (
    <div className="replay-state">
      {phase === 'reading' && <LinearProgress />}
      {phase === 'sending' && <LinearProgress variant="determinate" value={share ?? 0} />}
      <p role="status">
        <Sentence replay={replay} />
      </p>
      {counts !== null && counts.total > 0 && <Counts counts={counts} />}
      {failure !== null && (
        <div role="alert" className="bad">
          <NoticeText body={failure} />
        </div>
      )}
    </div>
  )
}

function Sentence({ replay: { phase, found, counts, perSecond, failure } }: { replay: Replay }) {
  const { t } = useTranslation('compare')
  const language = useLanguage()
  const shown = (count: number) => formatCount(count, language)
  const amounts = { sent: shown(counts?.sent ?? 0), total: shown(counts?.total ?? 0) }
  switch (phase) {
    case 'reading':
      return t('replay.reading', { found: shown(found) })
    case 'sending':
      return t('replay.sending', { ...amounts, rate: shown(Math.round(perSecond)) })
    case 'done':
      if (counts === null || counts.total === 0) return null
      return failure === null && counts.notSent === 0 ? t('replay.done', amounts) : t('replay.ended', amounts)
    case 'stopped':
      return counts === null ? t('replay.stoppedReading') : t('replay.stopped', amounts)
  }
}

/** The outcomes that occur. */
function Counts({ counts }: { counts: ReplayProgress }) {
  const { t } = useTranslation('compare')
  const language = useLanguage()
  return (
    <dl className="replay-counts">
      {rows
        .filter((key) => counts[key] > 0 || key === 'sent')
        .map((key) => (
          <div key={key} className={key === 'inDoubt' || key === 'other' ? 'warn' : undefined}>
            <dt>{t(`replay.counts.${key}`)}</dt>
            <dd>{formatCount(counts[key], language)}</dd>
          </div>
        ))}
    </dl>
  )
}
