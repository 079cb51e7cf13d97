import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { formatDuration } from '../../parts/format.ts'
import { loadCard, useCards } from '../../stores/cards-store.ts'
import { TimelineStation } from './timeline-station.tsx'
import { timelineSteps } from './timeline-steps.ts'

/** The way of the message that a PDU of the live capture belongs to; it grows as the message goes on. */
export function LiveTimeline({ messageId, seq }: { messageId: string; seq: number | null }) {
  const card = useCards((state) => state.cards[messageId])
  useEffect(() => {
    void loadCard(messageId)
  }, [messageId])
  return card === undefined ? null : <MessageTimeline card={card} seq={seq} isFile={false} />
}

interface MessageTimelineProps {
  readonly card: MessageCard
  /** The chosen PDU. */
  readonly seq: number | null
  /** Nothing is to come any more. */
  readonly isFile: boolean
}

/** The way of a message, station by station; each opens its PDU. */
export function MessageTimeline({ card, seq, isFile }: MessageTimelineProps) {
  const { t } = useTranslation('inspector')
  const { t: tc } = useTranslation('common')
  const frame = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the station of the chosen PDU comes with the card
  useEffect(() => {
    const chosen = frame.current?.querySelector('[aria-current]')
    chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [seq, card])
  const steps = timelineSteps(card, isFile)
  if (steps.length === 0) return null
  return (
    <section ref={frame} className="timeline" aria-label={t('timeline')}>
      <span className="timeline-title">{t('timeline')}</span>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stations only ever join at their place
        <span key={index} className="timeline-step">
          {'afterMs' in step && step.afterMs !== null && (
            <span className="dim">{formatDuration(Math.max(0, step.afterMs), tc)}</span>
          )}
          <TimelineStation step={step} chosenSeq={seq} isFile={isFile} />
        </span>
      ))}
    </section>
  )
}
