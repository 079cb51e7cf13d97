import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { sameOctets } from '../../../shared/smpp/hex.ts'
import type { Segment } from '../../../shared/text/segment-plan.ts'
import { spacedHex } from '../../../shared/words/hex-text.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'

const messagePayload = 0x0424
/** Octets shown of a part that is not chosen. */
const shownOctets = 48
/** Characters shown of a part: a message_payload may be very long. */
const shownCharacters = 2000
const noOctets = new Uint8Array(0)

interface PartCardProps {
  readonly segment: Segment
  readonly number: number
  readonly total: number
  /** The text is the octets themselves, which are then shown once. */
  readonly isHex: boolean
  readonly isChosen: boolean
  readonly onChoose: (number: number) => void
}

function payloadOf(segment: Segment): Uint8Array | null {
  return segment.tlvs.find((tlv) => tlv.tag === messagePayload)?.value ?? null
}

/** Each key plans the whole text anew: the parts before the caret come out as they were and are not drawn again. */
function isShownAlike(one: PartCardProps, other: PartCardProps): boolean {
  const { segment: before } = one
  const { segment: after } = other
  return (
    one.number === other.number &&
    one.total === other.total &&
    one.isHex === other.isHex &&
    one.isChosen === other.isChosen &&
    one.onChoose === other.onChoose &&
    before.text === after.text &&
    before.units === after.units &&
    before.udh.length === after.udh.length &&
    sameOctets(before.short_message, after.short_message) &&
    sameOctets(payloadOf(before) ?? noOctets, payloadOf(after) ?? noOctets)
  )
}

/** Text and octets of one part, the header in one colour and the text in another. */
export const PartCard = memo(function PartCard({
  segment,
  number,
  total,
  isHex,
  isChosen,
  onChoose,
}: PartCardProps) {
  const { t } = useTranslation('composer')
  const payload = payloadOf(segment)
  const octets = payload ?? segment.short_message
  const text = octets.subarray(segment.udh.length)
  const shown = isChosen ? text : text.subarray(0, shownOctets)
  return (
    <article className={`preview-part${isChosen ? ' is-chosen' : ''}`}>
      <button
        type="button"
        className="preview-part-head"
        aria-pressed={isChosen}
        title={t('part.choose', { number })}
        onClick={() => onChoose(number)}
      >
        <b>{t('part.title', { number, total })}</b>
        <span className="dim">
          {t('part.units', { count: segment.units })} · {segment.udh.length > 0 && `${segment.udh.length} + `}
          {t('part.octets', { count: text.length })}
        </span>
        <span className="dim preview-part-length mono">
          {payload === null
            ? `sm_length ${segment.short_message.length}`
            : `message_payload ${payload.length}`}
        </span>
      </button>
      {!isHex && (
        <div className="preview-part-text foreign" dir="auto">
          <ForeignText text={segment.text.slice(0, shownCharacters)} />
          {segment.text.length > shownCharacters && (
            <span className="dim"> … +{segment.text.length - shownCharacters}</span>
          )}
        </div>
      )}
      {octets.length > 0 && (
        <div className="preview-part-octets mono">
          {segment.udh.length > 0 && <span className="octets-udh">{spacedHex(segment.udh)} </span>}
          <span className="octets-text">{spacedHex(shown)}</span>
          {shown.length < text.length && <span className="dim"> … +{text.length - shown.length}</span>}
        </div>
      )}
    </article>
  )
}, isShownAlike)
