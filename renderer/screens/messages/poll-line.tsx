import { useTranslation } from 'react-i18next'
import type { MessagePart } from '../../../shared/contract/message.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { formatCount, formatTime } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useNow } from '../../parts/use-now.ts'

/** How the queries by schedule about a part stand, and why they ended. */
export function PollLine({ part: { poll } }: { part: MessagePart }) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const now = useNow(1000)
  if (poll === undefined) return null
  const { tries, unanswered, nextAt, end, commandStatus = 0, fault = '' } = poll
  const counted = (count: number) => formatCount(count, language)
  const status = `${hexNumber(commandStatus, 4)} ${statusName(commandStatus)}`
  const sentences =
    end === null
      ? [
          t('poll.going', { count: tries, formatted: counted(tries) }),
          ...(unanswered > 0 ? [t('poll.unanswered', { formatted: counted(unanswered) })] : []),
          // What is due and has not left waits for a bind.
          nextAt === null || nextAt < now - 1000
            ? t('poll.due')
            : t('poll.next', { time: formatTime(nextAt) }),
        ]
      : [t(`poll.end.${end}`, { status, fault })]
  return <p className="dim part-poll">{sentences.join(' · ')}</p>
}
