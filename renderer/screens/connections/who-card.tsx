import { useTranslation } from 'react-i18next'
import { FormField } from '../../parts/form-field.tsx'
import { SelectInput } from '../../parts/select-input.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import type { CardProps } from './card-context.ts'
import { oddityText, problemText } from './field-words.ts'
import { octetChoices } from './octet-choices.ts'
import { PasswordField } from './password-field.tsx'

export function WhoCard(props: CardProps) {
  const { t } = useTranslation('connections')
  const language = useLanguage()
  const { draft, problems, oddities, onChange } = props
  return (
    <section className="pane conn-card" aria-label={t('who.title')}>
      <h2>{t('who.title')}</h2>
      <div className="conn-grid">
        <FormField
          label={t('who.systemId')}
          wire="system_id"
          problem={problemText(problems['systemId'], t)}
          warning={oddityText(oddities['systemId'], t)}
        >
          {(ids) => (
            <TextInput
              ids={ids}
              isMono
              value={draft.systemId}
              onChange={(systemId) => onChange({ systemId })}
            />
          )}
        </FormField>
        <PasswordField {...props} />
        <FormField
          label={t('who.systemType')}
          wire="system_type"
          help={t('who.systemTypeHelp')}
          problem={problemText(problems['systemType'], t)}
          warning={oddityText(oddities['systemType'], t)}
          className="conn-wide"
        >
          {(ids) => (
            <TextInput
              ids={ids}
              isMono
              value={draft.systemType}
              placeholder={t('who.systemTypeHint')}
              onChange={(systemType) => onChange({ systemType })}
            />
          )}
        </FormField>
        <FormField label={t('who.ton')} wire="addr_ton" help={t('who.tonHelp')}>
          {(ids) => (
            <SelectInput
              ids={ids}
              value={draft.addrTon}
              choices={octetChoices('ton', language)}
              onChange={(addrTon) => onChange({ addrTon })}
            />
          )}
        </FormField>
        <FormField label={t('who.npi')} wire="addr_npi" help={t('who.npiHelp')}>
          {(ids) => (
            <SelectInput
              ids={ids}
              value={draft.addrNpi}
              choices={octetChoices('npi', language)}
              onChange={(addrNpi) => onChange({ addrNpi })}
            />
          )}
        </FormField>
        <FormField
          label={t('who.range')}
          wire="address_range"
          help={t('who.rangeHelp')}
          problem={problemText(problems['addressRange'], t)}
          warning={oddityText(oddities['addressRange'], t)}
          className="conn-wide"
        >
          {(ids) => (
            <TextInput
              ids={ids}
              isMono
              value={draft.addressRange}
              placeholder={t('who.rangeHint')}
              onChange={(addressRange) => onChange({ addressRange })}
            />
          )}
        </FormField>
      </div>
    </section>
  )
}
