import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnswerRule } from '../../../shared/answering/answer-rule.ts'
import { Fault, faultText } from '../../../shared/faults/fault.ts'
import { buildSubmits } from '../../../shared/message/build-submits.ts'
import { sparseIntent, usualIntent } from '../../../shared/message/whole-intent.ts'
import { fillVariables, foldName } from '../../../shared/text/template-text.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import './auto-reply.css'

/** Values of a message that anybody may send; a variable without one shows its name. */
const sample: Readonly<Record<string, string>> = {
  from: '79161234567',
  src: '79161234567',
  source_addr: '79161234567',
  to: '1234',
  dest: '1234',
  destination_addr: '1234',
  text: 'INFO',
  message_text: 'INFO',
}

/** The reply with example values, and what it costs. */
export function ReplyPreview({ rule: { then: parts } }: { rule: AnswerRule }) {
  const { t } = useTranslation('autoReply')
  const language = useLanguage()
  const { reply = '', encoding = 'auto', method = 'udh8' } = parts
  const { text } = fillVariables(reply, (name) => sample[foldName(name)] ?? `‹${name}›`)
  const cost = useMemo(() => {
    try {
      const { plan } = buildSubmits(sparseIntent({ ...usualIntent, text, encoding, method }))
      return t('form.parts', { parts: plan.segments.length, encoding: plan.encoding })
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      return faultText(problem, language).what
    }
  }, [text, encoding, method, language, t])
  return (
    <p className="reply-preview">
      <span className="dim">{t('form.preview')}: </span>
      <ForeignText text={text} /> <span className="dim">({cost})</span>
    </p>
  )
}
