import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { MessageWork } from '../../../shared/contract/message-work.ts'
import { faultText } from '../../../shared/faults/fault.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { closeWork, stopWork, useMessageWork } from '../../stores/message-work-store.ts'
import { actionWord } from './action-word.ts'

/** How far the work on many messages is, with a stop, and then its outcome. */
export function WorkBar() {
  const { t } = useTranslation('messages')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const { work, action, total, isStopped } = useMessageWork()
  if (work === null) return null
  const { messages, isOver, fault } = work
  const of = Math.max(total ?? messages, messages)
  return (
    <section className="messages-selection" aria-label={t('work.title')}>
      <span role="status">
        <b>{actionWord(action, t)}</b>{' '}
        {t(isStopped ? 'work.stopped' : isOver ? 'work.over' : 'work.under', {
          messages: formatCount(messages, language),
          of: formatCount(of, language),
        })}
        <Outcome work={work} />
      </span>
      {!isOver && <progress aria-label={t('work.title')} max={Math.max(1, of)} value={messages} />}
      {isOver && fault !== null && <span className="bad foreign">{faultText(fault, language).what}</span>}
      {isOver ? (
        <Button size="small" onClick={closeWork}>
          {common('close')}
        </Button>
      ) : (
        <Button size="small" variant="outlined" onClick={stopWork}>
          {t('work.stop')}
        </Button>
      )}
    </section>
  )
}

/** What became of the parts. */
function Outcome({ work }: { work: MessageWork }) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const action = useMessageWork((state) => state.action)
  const kind = action === 'query' ? 'answered' : action === 'leave' ? 'left' : 'accepted'
  const { parts, done, refused, inDoubt, failed } = work
  const told = [
    t('work.parts', { count: parts, formatted: formatCount(parts, language) }),
    ...(done > 0 ? [t(`work.${kind}`, { formatted: formatCount(done, language) })] : []),
    ...(refused > 0 ? [t('work.refused', { formatted: formatCount(refused, language) })] : []),
    ...(inDoubt > 0 ? [t('work.inDoubt', { formatted: formatCount(inDoubt, language) })] : []),
    ...(failed > 0 ? [t('work.failed', { formatted: formatCount(failed, language) })] : []),
  ]
  return <span className="dim"> · {told.join(' · ')}</span>
}
