import FormControlLabel from '@mui/material/FormControlLabel'
import OutlinedInput from '@mui/material/OutlinedInput'
import Switch from '@mui/material/Switch'
import { memo, useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { describeValue } from '../../../shared/inspect/describe.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { LabelledField } from '../pdu-form/labelled-field.tsx'
import { OctetField } from '../pdu-form/octet-field.tsx'
import { useLanguage } from '../use-language.ts'
import { useChangeDraft, useDraftOptions, useIsTemplate } from './draft-holder.ts'
import { offeredValues } from './field-values.ts'
import './message-form.css'

/** Every other field of submit_sm under its wire name, and how long messages are cut. */
export const AllFields = memo(function AllFields({ dataCoding }: { dataCoding: number }) {
  const draft = useDraftOptions()
  const changeDraft = useChangeDraft()
  // Each row has a reference of its own.
  const isTemplate = useIsTemplate()
  const { t } = useTranslation('composer')
  const language = useLanguage()
  const id = useId()
  const words = (field: string, value: number) => describeValue(`submit_sm.${field}`, value, language)
  const choices = useMemo(
    () => ({
      esm_class: offeredValues('esm_class', language),
      protocol_id: offeredValues('protocol_id', language),
      priority_flag: offeredValues('priority_flag', language),
      data_coding: offeredValues('data_coding', language),
      registered_delivery: offeredValues('registered_delivery', language),
      replace_if_present_flag: offeredValues('replace_if_present_flag', language),
    }),
    [language],
  )
  return (
    <div className="fields-grid">
      <LabelledField label="service_type" htmlFor={`${id}-service`}>
        <OutlinedInput
          id={`${id}-service`}
          fullWidth
          className="mono-input"
          value={draft.serviceType}
          placeholder={t('fields.serviceTypeDefault')}
          inputProps={{ spellCheck: false, autoComplete: 'off', maxLength: 255 }}
          onChange={(event) => changeDraft({ serviceType: event.target.value })}
        />
      </LabelledField>
      <OctetField
        label="esm_class"
        choices={choices.esm_class}
        value={draft.esmClass}
        onChange={(value) => changeDraft({ esmClass: value ?? 0 })}
        words={words('esm_class', draft.esmClass)}
      />
      <OctetField
        label="protocol_id"
        choices={choices.protocol_id}
        value={draft.protocolId}
        onChange={(value) => changeDraft({ protocolId: value ?? 0 })}
        words={words('protocol_id', draft.protocolId)}
      />
      <OctetField
        label="priority_flag"
        choices={choices.priority_flag}
        value={draft.priority}
        onChange={(value) => changeDraft({ priority: value ?? 0 })}
        words={words('priority_flag', draft.priority)}
      />
      <OctetField
        label="data_coding"
        choices={choices.data_coding}
        value={draft.dataCoding}
        whenEmpty={null}
        placeholder={t('fields.dataCodingAuto', {
          value: hexNumber(dataCoding),
        })}
        onChange={(value) => changeDraft({ dataCoding: value })}
        words={words('data_coding', dataCoding)}
      />
      <OctetField
        label="registered_delivery"
        choices={choices.registered_delivery}
        value={draft.registeredDelivery}
        onChange={(value) => changeDraft({ registeredDelivery: value ?? 0 })}
        words={words('registered_delivery', draft.registeredDelivery)}
      />
      <OctetField
        label="replace_if_present_flag"
        choices={choices.replace_if_present_flag}
        value={draft.replaceIfPresent}
        onChange={(value) => changeDraft({ replaceIfPresent: value ?? 0 })}
        words={words('replace_if_present_flag', draft.replaceIfPresent)}
      />
      <OctetField
        label="sm_default_msg_id"
        value={draft.defaultMessageId}
        onChange={(value) => changeDraft({ defaultMessageId: value ?? 0 })}
      />
      {!isTemplate && (
        <OctetField
          label={t('fields.reference')}
          value={draft.method === 'udh8' ? draft.reference & 0xff : draft.reference}
          max={draft.method === 'udh8' ? 255 : 65_535}
          onChange={(value) => changeDraft({ reference: value ?? 0 })}
          words={t('fields.referenceHelp')}
        />
      )}
      <OctetField
        label={t('fields.partOctets')}
        value={draft.partOctets}
        min={20}
        max={254}
        whenEmpty={null}
        placeholder={t('fields.partOctetsAuto')}
        onChange={(value) => changeDraft({ partOctets: value })}
        words={t('fields.partOctetsHelp')}
      />
      <FormControlLabel
        className="graphemes-switch"
        control={
          <Switch
            checked={draft.graphemes}
            onChange={(event) => changeDraft({ graphemes: event.target.checked })}
          />
        }
        label={t('fields.graphemes')}
      />
    </div>
  )
})
