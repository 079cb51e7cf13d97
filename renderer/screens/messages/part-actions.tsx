import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageCard, MessagePart } from '../../../shared/contract/message.ts'
import { idsOf } from '../../../shared/message/part-ids.ts'
import { isEnded } from '../../../shared/message/part-state.ts'
import { servedCommand } from '../../../shared/profiles/served-commands.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { askAbout, pollMessage, useAsking } from '../../stores/message-actions-store.ts'
import { CancelDialog } from './cancel-dialog.tsx'
import { PollLine } from './poll-line.tsx'

/** What the SMSC can be asked about a part that it took: its state, once or until it is final, and to cancel it. */
export function PartActions({ card, part }: { card: MessageCard; part: MessagePart }) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const asking = useAsking((state) => state.asking)
  const [isSure, setSure] = useState(true)
  if (card.direction === 'received' || idsOf(part).length === 0 || part.state === 'refused') return null
  const profile = catalogue.name(card.profileId, language)
  const served = (command: 'query_sm' | 'cancel_sm') =>
    servedCommand(catalogue.of(card.profileId), command) !== 'no'
  const isAsking = (command: string) => asking.has(`${card.messageId}/${part.number}/${command}`)
  const ask = (command: 'query_sm' | 'cancel_sm') => void askAbout(card.messageId, part.number, command)
  const doubts = [
    ...(isEnded(part.state)
      ? [t(part.state === 'delivered' ? 'ask.cancelDelivered' : 'ask.cancelFailed')]
      : []),
    ...(served('cancel_sm') ? [] : [t('ask.cancelNotServed', { profile })]),
  ]
  return (
    <>
      <PollLine part={part} />
      {!served('query_sm') && <p className="dim">{t('ask.queryNotServed', { profile })}</p>}
      <div className="part-actions">
        {served('query_sm') && (
          <Button
            size="small"
            variant="outlined"
            disabled={isAsking('query_sm')}
            title={t('ask.query_smHelp')}
            onClick={() => ask('query_sm')}
          >
            {t('ask.query_sm')}
          </Button>
        )}
        {served('query_sm') && <FollowButton card={card} part={part} />}
        <Button
          size="small"
          variant="outlined"
          disabled={isAsking('cancel_sm')}
          title={t('ask.cancel_smHelp')}
          onClick={() => (doubts.length === 0 ? ask('cancel_sm') : setSure(false))}
        >
          {t('ask.cancel_sm')}
        </Button>
      </div>
      <CancelDialog
        isOpen={!isSure}
        doubts={doubts}
        onClose={() => setSure(true)}
        onSend={() => {
          setSure(true)
          ask('cancel_sm')
        }}
      />
    </>
  )
}

/** Begins and ends the queries by schedule, of all parts of the message. */
function FollowButton({ card: { messageId }, part }: { card: MessageCard; part: MessagePart }) {
  const { t } = useTranslation('messages')
  const isPolled = part.poll?.end === null
  if (isEnded(part.state) && !isPolled) return null
  return (
    <Button
      size="small"
      variant="outlined"
      title={t('poll.followHelp')}
      onClick={() => void pollMessage(messageId, isPolled ? 'stop' : 'follow')}
    >
      {t(isPolled ? 'poll.stop' : 'poll.follow')}
    </Button>
  )
}
