import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type AnswerLimits,
  answerLimitsSchema,
  durationMs,
  usualLimits,
} from '../../../shared/answering/answer-rule.ts'
import { limitProblems } from '../../../shared/answering/compiled-rule.ts'
import { boundsOf } from '../../../shared/simulator/number-bounds.ts'
import { FormField } from '../../parts/form-field.tsx'
import { formatSpan } from '../../parts/format.ts'
import { NumberInput } from '../../parts/number-input.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { configureAutoReply } from '../../stores/auto-reply-store.ts'
import './auto-reply.css'

const numbers = ['perNumber', 'inAll', 'pairReplies'] as const
const { shape } = answerLimitsSchema

/** What keeps all rules from answering too much; folded until it is asked for. */
export function LimitsPanel({ limits }: { limits: AnswerLimits }) {
  const { t } = useTranslation('autoReply')
  const { t: common } = useTranslation('common')
  const { perNumber, inAll, pairReplies } = limits
  const pairWithin = formatSpan(durationMs(limits.pairWithin) ?? 0, common)
  return (
    <details className="pane reply-panel">
      <summary>
        {t('limits.title')}{' '}
        <span className="dim">{t('limits.short', { perNumber, inAll, pairReplies, pairWithin })}</span>
      </summary>
      <LimitsForm key={JSON.stringify(limits)} limits={limits} />
    </details>
  )
}

function LimitsForm({ limits }: { limits: AnswerLimits }) {
  const { t } = useTranslation('autoReply')
  const language = useLanguage()
  const [draft, setDraft] = useState(limits)
  const [begun, setBegun] = useState(limits)
  const save = async () => {
    if (await configureAutoReply({ limits: draft }, { limits: begun })) setBegun(draft)
  }
  const change = (to: Partial<AnswerLimits>) => setDraft((before) => ({ ...before, ...to }))
  const [wrongTime] = limitProblems(draft)
  const isGood = answerLimitsSchema.safeParse(draft).success && wrongTime === undefined
  return (
    <>
      <div className="reply-grid">
        {numbers.map((key) => {
          const { min, max } = boundsOf(shape[key].unwrap())
          const isWrong = !shape[key].safeParse(draft[key]).success
          return (
            <FormField
              key={key}
              label={t(`limits.${key}`)}
              hint={t(`limits.${key}Help`)}
              problem={isWrong ? `${min} … ${max}` : undefined}
            >
              {(ids) => (
                <NumberInput ids={ids} value={draft[key]} onChange={(value) => change({ [key]: value })} />
              )}
            </FormField>
          )
        })}
        <FormField label={t('limits.pairWithin')} problem={wrongTime?.says[language]}>
          {(ids) => (
            <TextInput
              ids={ids}
              value={draft.pairWithin}
              onChange={(pairWithin) => change({ pairWithin: pairWithin.slice(0, 20) })}
            />
          )}
        </FormField>
      </div>
      <div className="reply-form-end">
        <Button variant="outlined" disabled={!isGood} onClick={() => void save()}>
          {t('limits.save')}
        </Button>
        <Button onClick={() => setDraft(usualLimits)}>{t('limits.usual')}</Button>
      </div>
    </>
  )
}
