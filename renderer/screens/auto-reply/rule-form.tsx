import Button from '@mui/material/Button'
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AnswerRule, ruleBounds } from '../../../shared/answering/answer-rule.ts'
import { FilterField } from '../../parts/filter/filter-input.tsx'
import { FilterPlaceContext } from '../../parts/filter/use-filter-place.ts'
import { FormField } from '../../parts/form-field.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { editRule, saveRule } from '../../stores/auto-reply-store.ts'
import { ruleFilter } from '../../stores/rule-filter-store.ts'
import { AckFields } from './ack-fields.tsx'
import { ReplyPreview } from './reply-preview.tsx'
import { draftOfRule, draftProblems, type RuleDraft, type RuleFields, ruleOfDraft } from './rule-draft.ts'
import { SendingFields } from './sending-fields.tsx'
import './auto-reply.css'
import { HelpButton } from '../../parts/help-button.tsx'

const short = ['delay', 'once', 'from', 'to', 'session'] as const

/** A rule, changed or made; Ctrl+Enter saves, Escape leaves. */
export function RuleForm({ index, rule }: { index: number; rule: AnswerRule | undefined }) {
  const { t } = useTranslation('autoReply')
  const language = useLanguage()
  const nameRef = useRef<HTMLInputElement>(null)
  useEffect(() => nameRef.current?.focus(), [])
  const [draft, setDraft] = useState(() => draftOfRule(rule))
  const [begun] = useState(rule)
  const [isTried, setTried] = useState(false)
  const when = useRuleFilterOf(rule)
  const made = useMemo(() => ruleOfDraft({ ...draft, when }, rule), [draft, when, rule])
  const found = useMemo(() => draftProblems(draft, made, language), [draft, made, language])
  const problems = new Map([...found].filter(([field]) => isTried || field !== ''))
  const change = (to: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...to }))
  const save = async () => {
    setTried(true)
    if (found.size === 0 && (await saveRule(index, made, begun))) editRule(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) editRule(null)
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
  }
  const fields = { draft, change, problems }
  return (
    <section className="pane reply-form" aria-labelledby="reply-form" onKeyDown={onKeyDown}>
      <h2 id="reply-form">{t('form.title', { number: index + 1 })}</h2>
      <FormField label={t('form.name')}>
        {(ids) => (
          <TextInput
            ids={ids}
            inputRef={nameRef}
            value={draft.name}
            onChange={(name) => change({ name: name.slice(0, ruleBounds.nameUnits) })}
          />
        )}
      </FormField>
      <WhenField problem={problems.get('when')} />
      <ReplyFields {...fields} made={made} />
      <AckFields {...fields} />
      {problems.has('') && (
        <p className="bad" role="alert">
          {problems.get('')}
        </p>
      )}
      <div className="reply-form-end">
        <Button variant="contained" aria-keyshortcuts="Control+Enter" onClick={() => void save()}>
          {t('form.save')}
        </Button>
        <Button onClick={() => editRule(null)}>{t('form.cancel')}</Button>
        <HelpButton page="answering" section={2} />
      </div>
    </section>
  )
}

/** What stands in the field of the filter, which begins with the rule's. */
function useRuleFilterOf(rule: AnswerRule | undefined): string {
  const when = rule?.when ?? ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is written is not taken back by a rule that changed elsewhere
  useLayoutEffect(() => ruleFilter.typeFilter(when), [])
  return ruleFilter.useFilter(({ typed }) => typed)
}

function WhenField({ problem }: { problem: string | undefined }) {
  const { t } = useTranslation('autoReply')
  const inputRef = useRef<HTMLInputElement>(null)
  return (
    <div className="reply-field">
      <span className="form-label">{t('form.when')}</span>
      <FilterPlaceContext value={ruleFilter}>
        <FilterField inputRef={inputRef} />
      </FilterPlaceContext>
      <span className={problem === undefined ? 'dim' : 'bad'}>{problem ?? t('form.whenHelp')}</span>
    </div>
  )
}

function ReplyFields({ draft, change, problems, made }: RuleFields & { readonly made: AnswerRule }) {
  const { t } = useTranslation('autoReply')
  const hasReply = draft.reply.trim() !== ''
  return (
    <>
      <FormField
        label={t('form.reply')}
        problem={problems.get('reply')}
        hint={t('form.replyHelp', { open: '{{', close: '}}' })}
      >
        {(ids) => (
          <TextInput ids={ids} value={draft.reply} rows={3} onChange={(reply) => change({ reply })} />
        )}
      </FormField>
      {hasReply && <ReplyPreview rule={made} />}
      {hasReply && (
        <div className="reply-grid">
          {short.map((key) => (
            <FormField
              key={key}
              label={t(`form.${key}`)}
              problem={problems.get(key)}
              hint={t(`form.${key}Help`)}
            >
              {(ids) => (
                <TextInput ids={ids} value={draft[key]} onChange={(value) => change({ [key]: value })} />
              )}
            </FormField>
          ))}
          <SendingFields {...{ draft, change, problems }} />
        </div>
      )}
    </>
  )
}
