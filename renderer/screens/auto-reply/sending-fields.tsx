import { useTranslation } from 'react-i18next'
import { messageEncodings, messageMethods } from '../../../shared/text/message-options.ts'
import { FormField } from '../../parts/form-field.tsx'
import { SelectInput } from '../../parts/select-input.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import { octets, type RuleFields } from './rule-draft.ts'
import './auto-reply.css'

/** How the text of a reply becomes PDUs. */
export function SendingFields({ draft, change, problems }: RuleFields) {
  const { t } = useTranslation('autoReply')
  const { t: composer } = useTranslation('composer')
  const methods = [
    { value: 'usual', label: t('form.methodUsual') },
    ...messageMethods.map((value) => ({ value, label: composer(`method.${value}`) })),
  ] as const
  return (
    <>
      <FormField label={t('form.encoding')}>
        {(ids) => (
          <SelectInput
            ids={ids}
            value={draft.encoding}
            choices={messageEncodings.map((value) => ({ value, label: value }))}
            onChange={(encoding) => change({ encoding })}
          />
        )}
      </FormField>
      <FormField label={composer('method.label')}>
        {(ids) => (
          <SelectInput
            ids={ids}
            value={draft.method}
            choices={methods}
            onChange={(method) => change({ method })}
          />
        )}
      </FormField>
      {octets.map((name) => (
        <FormField key={name} label={name} problem={problems.get(name)} hint={t(`form.${name}Help`)}>
          {(ids) => (
            <TextInput ids={ids} value={draft[name]} isMono onChange={(value) => change({ [name]: value })} />
          )}
        </FormField>
      ))}
    </>
  )
}
