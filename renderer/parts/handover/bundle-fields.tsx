import OutlinedInput from '@mui/material/OutlinedInput'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { languageSchema } from '../../../shared/contract/app.ts'
import { type BundleOrder, maxBundleText } from '../../../shared/contract/capture-export.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { Choices } from '../choices.tsx'
import { FormField } from '../form-field.tsx'
import { LabelledField } from '../pdu-form/labelled-field.tsx'
import { SelectInput } from '../select-input.tsx'
import { shownName } from '../shown-name.ts'
import { MaskFields } from './mask-fields.tsx'
import './handover.css'

interface BundleFieldsProps {
  readonly order: BundleOrder
  readonly onChange: (change: Partial<BundleOrder>) => void
}

const spans = [5, 15, 60] as const

/** What is said in a support bundle, about what, in which language, and what is hidden. */
export function BundleFields({ order, onChange }: BundleFieldsProps) {
  const { t } = useTranslation('handover')
  const id = useId()
  const { about } = order
  return (
    <div className="handover-form">
      {(['account', 'expected', 'observed'] as const).map((part) => (
        <LabelledField key={part} label={t(`said.${part}`)} htmlFor={`${id}-${part}`}>
          <OutlinedInput
            id={`${id}-${part}`}
            fullWidth
            multiline
            minRows={2}
            maxRows={5}
            value={order[part]}
            placeholder={t(`saidHint.${part}`)}
            inputProps={{ maxLength: maxBundleText }}
            onChange={(event) => onChange({ [part]: event.target.value })}
          />
        </LabelledField>
      ))}
      <ConnectionField order={order} onChange={onChange} />
      {about.kind === 'session' && (
        <div>
          <span className="field-label">{t('span')}</span>
          <Choices
            label={t('span')}
            value={String(about.minutes)}
            choices={spans.map((minutes) => ({
              value: String(minutes),
              label: t('minutes', { count: minutes }),
            }))}
            onChange={(minutes) => onChange({ about: { ...about, minutes: Number(minutes) } })}
          />
        </div>
      )}
      <div>
        <span className="field-label">{t('language')}</span>
        <Choices
          label={t('language')}
          value={order.language}
          choices={languageSchema.options.map((value) => ({ value, label: t(`languages.${value}`) }))}
          onChange={(language) => onChange({ language })}
        />
      </div>
      <MaskFields mask={order.mask} onChange={(mask) => onChange({ mask })} />
    </div>
  )
}

function ConnectionField({ order, onChange }: BundleFieldsProps) {
  const { t } = useTranslation('handover')
  const { t: common } = useTranslation('common')
  const connections = useConnections((state) => state.connections)
  const none = ''
  return (
    <FormField label={t('connection')} hint={order.doctor.length > 0 ? t('withDoctor') : undefined}>
      {(ids) => (
        <SelectInput
          ids={ids}
          value={order.connectionId ?? none}
          choices={[
            { value: none, label: t('noConnection') },
            ...connections.map(({ connectionId, name }) => ({
              value: connectionId,
              label: shownName(name, common),
            })),
          ]}
          onChange={(connectionId) => onChange({ connectionId: connectionId === none ? null : connectionId })}
        />
      )}
    </FormField>
  )
}
