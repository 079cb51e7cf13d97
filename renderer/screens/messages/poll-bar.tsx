import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { stopPolls, usePolls } from '../../stores/polls-store.ts'

/** How many parts are asked about by schedule, and what holds them up. */
export function PollBar() {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const polls = usePolls((state) => state.polls)
  if (polls === null) return null
  const { following, asking, waiting, asked, ended } = polls
  const counted = (count: number) => formatCount(count, language)
  const crowded = ended.crowded > 0 && (
    <span className="warn" title={t('poll.end.crowded')}>
      {t('poll.crowded', { formatted: counted(ended.crowded) })}
    </span>
  )
  if (following === 0) return crowded
  const figures = {
    ...{ following: counted(following), asking: counted(asking) },
    ...{ waiting: counted(waiting), asked: counted(asked) },
  }
  return (
    <>
      <span role="status" className="dim" title={t('poll.barHelp', figures)}>
        {t('poll.bar', { formatted: counted(following) })}
        {waiting > 0 && ` · ${t('poll.waiting', { formatted: counted(waiting) })}`}
      </span>
      <Button size="small" onClick={() => void stopPolls()}>
        {t('poll.stopAll')}
      </Button>
      {crowded}
    </>
  )
}
