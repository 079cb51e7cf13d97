import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { SegmentPlan } from '../../../shared/text/segment-plan.ts'
import { surrogatePairs } from '../../../shared/text/ucs2.ts'
import { LabelledField } from '../../parts/pdu-form/labelled-field.tsx'
import { MarkLayer } from './mark-layer.tsx'
import { noteTextArea } from './text-edit.ts'

/** Beyond it the system's own font: it lays a long text out in one go (renderer/README.md, "The font of long texts"). */
const longCharacters = 2000

/**
 * The message's text. A layer behind the text area holds the same characters at the same places and draws what the
 * plan found: where parts begin, which characters are outside.
 */
export function TextEditor({
  text,
  plannedText,
  plan,
  onChange,
}: {
  text: string
  /** The text that `plan` cuts: a frame older than `text` at most. */
  plannedText: string
  /** null: the parts are not cut from this text. */
  plan: SegmentPlan | null
  onChange: (text: string) => void
}) {
  const { t } = useTranslation('composer')
  const id = useId()
  const isHex = plan?.encoding === 'binary'
  const isLong = text.length > longCharacters
  return (
    <LabelledField
      className="text-field"
      label={isHex ? t('text.hexLabel') : t('text.label')}
      htmlFor={id}
      aside={
        isHex
          ? t('text.octets', { count: plan.units })
          : t('text.characters', { count: text.length - surrogatePairs(text) })
      }
    >
      <div className={`text-box${isHex ? ' is-hex' : ''}${isLong ? ' is-long' : ''}`}>
        <div className="text-sheet">
          <MarkLayer text={plannedText} plan={plan} />
          <textarea
            ref={noteTextArea}
            id={id}
            className="text-area"
            value={text}
            dir="auto"
            spellCheck={false}
            placeholder={isHex ? t('text.hexPlaceholder') : t('text.placeholder')}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      </div>
    </LabelledField>
  )
}
