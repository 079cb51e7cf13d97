import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TextReading as PastedReading } from '../../../shared/paste/pasted-item.ts'
import { readingLabels, readingReasonTexts, type TextReading } from '../../../shared/text/text-readings.ts'
import { ForeignText } from '../foreign-text.tsx'
import { StatePill } from '../state-pill.tsx'
import { useLanguage } from '../use-language.ts'
import './reading.css'

const shownUnits = 600

/** The octets of a text in each alphabet, the likely one first and marked, those that do not fit dimmed. */
export function ReadingList({ readings }: { readings: readonly PastedReading[] }) {
  const { t } = useTranslation('explain')
  const [isWhole, setWhole] = useState(false)
  const fitting = readings.filter(({ isClean }) => isClean)
  const shown = isWhole || fitting.length === 0 ? readings : fitting
  return (
    <dl className="reading-fields" aria-label={t('readings')}>
      {shown.map(({ encoding, text, isClean }) => (
        <ReadingRow
          key={encoding}
          name={encoding}
          text={text}
          isLikely={isClean && encoding === readings[0]?.encoding}
          isDim={!isClean}
        />
      ))}
      {!isWhole && shown.length < readings.length && (
        <button type="button" className="link-button" onClick={() => setWhole(true)}>
          {t('otherReadings', { count: readings.length - shown.length })}
        </button>
      )}
    </dl>
  )
}

/** The readings of a PDU's text: all where the octets speak against its data_coding, else on request. */
export function AnnouncedReadings({ readings }: { readings: readonly TextReading[] }) {
  const { t } = useTranslation('explain')
  const isDoubted = readings.some(({ isLikely, isAnnounced }) => isLikely && !isAnnounced)
  const [isAsked, setAsked] = useState(false)
  if (readings.length === 0) return null
  if (!isDoubted && !isAsked) {
    return (
      <button type="button" className="link-button reading-fold" onClick={() => setAsked(true)}>
        ▸ {t('readings')}
      </button>
    )
  }
  return (
    <dl className="reading-fields" aria-label={t('readings')}>
      {readings
        .toSorted((one, other) => Number(other.isLikely) - Number(one.isLikely))
        .map(({ name, text, isLikely, isAnnounced, reason }) => (
          <ReadingRow
            key={name}
            name={name}
            text={text}
            isLikely={isLikely}
            isDim={!isLikely && !isAnnounced}
            why={isAnnounced && !isLikely ? 'announced' : reason}
          />
        ))}
    </dl>
  )
}

function ReadingRow({
  name,
  text,
  isLikely,
  isDim,
  why = null,
}: {
  name: TextReading['name']
  text: string
  isLikely: boolean
  isDim: boolean
  why?: TextReading['reason']
}) {
  const { t } = useTranslation('explain')
  const language = useLanguage()
  return (
    <div>
      <dt>{readingLabels[name][language]}</dt>
      <dd>
        <span className={isDim ? 'foreign dim' : 'foreign'}>
          <ForeignText text={`«${text.slice(0, shownUnits)}»`} />
        </span>{' '}
        {isLikely && <StatePill tone="ok">{t('likely')}</StatePill>}{' '}
        {why !== null && <span className="dim">{readingReasonTexts[why][language]}</span>}
      </dd>
    </div>
  )
}
