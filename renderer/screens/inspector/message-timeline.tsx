import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '../../parts/format.ts'
import { revealRow } from '../../stores/capture-reveal.ts'
import { loadCard, useCards } from '../../stores/cards-store.ts'
import { statusWord } from './row-words.ts'
import { type TimelineStep, timelineSteps } from './timeline-steps.ts'

/** The way of the message that the chosen PDU belongs to, station by station; each opens its PDU. */
export function MessageTimeline({ messageId }: { messageId: string }) {
  const { t } = useTranslation('inspector')
  const { t: tc } = useTranslation('common')
  const card = useCards((state) => state.cards[messageId])
  useEffect(() => {
    void loadCard(messageId)
  }, [messageId])
  if (card === undefined || card.direction === 'received') return null
  return (
    <section className="timeline" aria-label={t('timeline')}>
      <span className="timeline-title">{t('timeline')}</span>
      {timelineSteps(card).map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stations only ever join at their place
        <span key={index} className="timeline-step">
          {'afterMs' in step && step.afterMs !== null && (
            <span className="dim">{formatDuration(Math.max(0, step.afterMs), tc)}</span>
          )}
          <Station step={step} />
        </span>
      ))}
    </section>
  )
}

function Station({ step }: { step: TimelineStep }) {
  const { t } = useTranslation('inspector')
  const of = (part: number, parts: number) => (parts === 1 ? '' : ` ${part}/${parts}`)
  const open = (seq: number | null) => () => seq !== null && void revealRow(seq)
  switch (step.kind) {
    case 'submit':
      return (
        <button
          type="button"
          className="station"
          disabled={step.seq === null}
          onClick={open(step.seq)}
        >{`submit${of(step.part, step.parts)}${step.isRepeat ? ` · ${t('mark.repeat')}` : ''}`}</button>
      )
    case 'accepted':
      return (
        <button type="button" className="station ok" disabled={step.seq === null} onClick={open(step.seq)}>
          {step.id === '' ? t('accepted') : `id ${step.id}`}
        </button>
      )
    case 'refused':
      return (
        <button type="button" className="station bad" disabled={step.seq === null} onClick={open(step.seq)}>
          {statusWord(step.commandStatus, t)}
        </button>
      )
    case 'receipt':
      return (
        <button
          type="button"
          className={`station ${step.isDelivered ? 'ok' : step.final ? 'bad' : 'warn'}`}
          onClick={open(step.seq)}
        >
          {t('receipt')}
          {of(step.part, step.parts)} {step.stat}
        </button>
      )
    case 'open':
      return (
        <span className="station warn">
          {t(
            `open.${step.state === 'accepted' ? 'receipt' : step.state === 'sent' ? 'answer' : step.state === 'timed-out' ? 'timedOut' : step.state === 'in-doubt' ? 'inDoubt' : 'waiting'}`,
          )}
          {of(step.part, step.parts)}
        </span>
      )
  }
}
