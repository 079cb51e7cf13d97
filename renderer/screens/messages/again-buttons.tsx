import { useTranslation } from 'react-i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { takesPart } from '../../../shared/message/message-action.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { ofMessages } from '../../stores/handover-store.ts'
import { startWork } from '../../stores/message-work-store.ts'
import { WorkButton } from './work-button.tsx'

/** Sends the parts of a message again that were refused or did not leave; the others stay as they are. */
export function AgainButtons({ card }: { card: MessageCard }) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  if (card.direction === 'received' || card.intent === undefined) return null
  return (['refused', 'unsent'] as const).map((action) => {
    const count = card.parts.filter((part) => takesPart(action, part)).length
    if (count === 0) return null
    return (
      <WorkButton
        key={action}
        label={t(`again.${action}`, { count, formatted: formatCount(count, language) })}
        title={t(`selection.will.${action}`)}
        onBegin={() => startWork(action, ofMessages([card.messageId]), 1)}
      />
    )
  })
}
