import { useTranslation } from 'react-i18next'
import { FormField } from '../../parts/form-field.tsx'
import { SelectInput } from '../../parts/select-input.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import type { RuleFields } from './rule-draft.ts'
import './auto-reply.css'

/** How the deliver_sm itself is answered. */
export function AckFields({ draft, change, problems }: RuleFields) {
  const { t } = useTranslation('autoReply')
  const choices = [
    { value: 'usual', label: t('form.ackUsual') },
    { value: 'answer', label: t('form.ackAnswer') },
    { value: 'none', label: t('form.ackNone') },
  ] as const
  return (
    <>
      <FormField label={t('form.ack')} problem={problems.get('ack')} hint={t('form.ackHelp')}>
        {(ids) => (
          <SelectInput
            ids={ids}
            value={draft.ackKind}
            choices={choices}
            onChange={(ackKind) => change({ ackKind })}
          />
        )}
      </FormField>
      {draft.ackKind === 'answer' && (
        <div className="reply-grid">
          <FormField
            label={t('form.ackDelay')}
            problem={problems.get('ack.delay')}
            hint={t('form.delayHelp')}
          >
            {(ids) => (
              <TextInput ids={ids} value={draft.ackDelay} onChange={(ackDelay) => change({ ackDelay })} />
            )}
          </FormField>
          <FormField
            label={t('form.ackStatus')}
            problem={problems.get('ack.status')}
            hint={t('form.ackStatusHelp')}
          >
            {(ids) => (
              <TextInput
                ids={ids}
                value={draft.ackStatus}
                placeholder="ESME_RMSGQFUL"
                isMono
                onChange={(ackStatus) => change({ ackStatus })}
              />
            )}
          </FormField>
        </div>
      )}
    </>
  )
}
