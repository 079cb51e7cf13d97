import { useTranslation } from 'react-i18next'
import type { CloseReason } from '../../shared/contract/session.ts'
import { closeSentence } from '../../shared/inspect/close-reason-table.ts'
import { useFaultWords } from './fault-words.ts'
import { ForeignText } from './foreign-text.tsx'
import { formatClock, formatMoment, formatSeconds } from './format.ts'
import { useLanguage } from './use-language.ts'
import './parts.css'

interface CloseWordsProps {
  readonly close: CloseReason
  /** Stands before it: "The link that was bound:" */
  readonly lead?: string
  /** In place of who ended it and how. */
  readonly sentence?: string
  /** Without what to do next: one of many. */
  readonly isBrief?: true
}

/** The side that ended the link, how and when, in words. */
export function CloseWords({ close, lead, sentence, isBrief }: CloseWordsProps) {
  const language = useLanguage()
  const faultWords = useFaultWords(close.fault !== null)
  const words = close.fault === null ? null : (faultWords?.say(close.fault) ?? null)
  return (
    <span title={formatMoment(close.at)}>
      {lead !== undefined && <>{lead} </>}
      {formatClock(close.at)} {sentence ?? closeSentence(close, language)}
      {close.host !== undefined && (
        <span className="dim foreign">
          {' '}
          <ForeignText text={close.host} />
        </span>
      )}
      {close.timers !== undefined && <TimersWords timers={close.timers} />}
      {words !== null && (
        <span className="close-fault foreign">
          <ForeignText text={words.what} />{' '}
          {!isBrief && (
            <span className="dim">
              <ForeignText text={words.next} />
            </span>
          )}
        </span>
      )}
    </span>
  )
}

/** "idle 61 s, 3 keep-alives unanswered": the timers when it ended. */
function TimersWords({ timers }: { timers: NonNullable<CloseReason['timers']> }) {
  const { t } = useTranslation('common')
  const { idleSeconds, missed, inFlight, oldestSeconds } = timers
  const words: string[] = [t('session.idleAtClose', { seconds: formatSeconds(idleSeconds) })]
  if (missed > 0) words.push(t('session.missed', { count: missed }))
  if (inFlight > 0) {
    words.push(t('session.inFlightAtClose', { count: inFlight, seconds: formatSeconds(oldestSeconds ?? 0) }))
  }
  return <span className="dim"> ({words.join(', ')})</span>
}
