import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { takesPart } from '../../../shared/message/message-action.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { ofMessages } from '../../stores/message-selection-store.ts'
import { startWork, useMessageWork } from '../../stores/message-work-store.ts'

/** Sends the parts of a message again that were refused or did not leave; the others stay as they are. */
export function AgainButtons({ card }: { card: MessageCard }) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const isWorking = useMessageWork(({ work }) => work?.isOver === false)
  if (card.direction === 'received' || card.intent === undefined) return null
  return (['refused', 'unsent'] as const).map((action) => {
    const count = card.parts.filter((part) => takesPart(action, part)).length
    if (count === 0) return null
    return (
      <Button
        key={action}
        variant="outlined"
        size="small"
        disabled={isWorking}
        title={t(`selection.will.${action}`)}
        onClick={() => startWork(action, ofMessages([card.messageId]), 1)}
      >
        {t(`again.${action}`, { count, formatted: formatCount(count, language) })}
      </Button>
    )
  })
}
