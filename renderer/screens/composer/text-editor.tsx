import { memo, useDeferredValue, useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SegmentPlan } from '../../../shared/text/segment-plan.ts'
import { LabelledField } from '../../parts/message-form/labelled-field.tsx'
import { textRuns } from './text-runs.ts'

/**
 * The message's text. A layer behind the text area holds the same characters at the same places and draws what the
 * plan found: where parts begin, which characters are outside.
 */
export function TextEditor({
  text,
  plan,
  onChange,
}: {
  text: string
  /** null: the parts are not cut from this text. */
  plan: SegmentPlan | null
  onChange: (text: string) => void
}) {
  const { t } = useTranslation('composer')
  const id = useId()
  const isHex = plan?.encoding === 'binary'
  const prompt = useMemo(() => ({ text, plan }), [text, plan])
  const deferred = useDeferredValue(prompt)
  const marked = text.length < promptCharacters ? prompt : deferred
  return (
    <LabelledField
      className="text-field"
      label={isHex ? t('text.hexLabel') : t('text.label')}
      htmlFor={id}
      aside={
        isHex
          ? t('text.octets', { count: plan.units })
          : t('text.characters', { count: Array.from(text).length })
      }
    >
      <div className={`text-box${isHex ? ' is-hex' : ''}`}>
        <MarkLayer text={marked.text} plan={marked.plan} />
        <textarea
          id={id}
          className="text-area"
          value={text}
          dir="auto"
          spellCheck={false}
          placeholder={isHex ? t('text.hexPlaceholder') : t('text.placeholder')}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </LabelledField>
  )
}

/** From here on drawing the marks takes longer than a frame may: they follow the text a frame later. */
const promptCharacters = 3000

const MarkLayer = memo(function MarkLayer({ text, plan }: { text: string; plan: SegmentPlan | null }) {
  const runs = useMemo(() => (plan === null ? [] : textRuns(text, plan)), [text, plan])
  return (
    <div className="text-layer" aria-hidden="true" dir="auto">
      {runs.map((run) => (
        <span key={run.start} className={run.mark === null ? undefined : `text-mark is-${run.mark}`}>
          {run.partNumber !== null && (
            <span className="text-cut">
              <i>{run.partNumber}</i>
            </span>
          )}
          {run.text}
        </span>
      ))}
      {/* A last line feed takes no line of its own without a character after it. */}
      {'\u200B'}
    </div>
  )
})
