import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Autocomplete from '@mui/material/Autocomplete'
import IconButton from '@mui/material/IconButton'
import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import TextField from '@mui/material/TextField'
import { useTranslation } from 'react-i18next'
import {
  retypeTlv,
  type TlvDraft,
  type TlvForm,
  tagRow,
  tlvForm,
  tlvForms,
  vendorTlvForm,
} from '../../../shared/message/typed-tlv.ts'
import { readTag } from '../../../shared/smpp/tlv-value.ts'
import { hasVariables } from '../../../shared/text/template-text.ts'
import { type TlvFacts, tagChoiceLabel, tagChoices } from './tlv-tags.ts'
import { TlvValueInput } from './tlv-value-input.tsx'
import { TlvWords } from './tlv-words.tsx'
import './pdu-form.css'

/** One optional parameter: tag, type of the value, the value, and what they mean. */
export function TlvEditor({
  tlv,
  facts,
  valueLabel,
  onChange,
  onRemove,
}: {
  tlv: TlvDraft
  facts: TlvFacts
  /** Name of the value's field. */
  valueLabel: string
  onChange: (tlv: TlvDraft) => void
  onRemove: () => void
}) {
  const { t } = useTranslation('composer')
  const isByRow = facts.isTemplate === true && hasVariables(tlv.value)
  // A value that a row fills in has no octets yet that another form could say.
  const retype = (form: TlvForm) =>
    onChange(isByRow ? { ...tlv, form } : retypeTlv(tlv, form, facts.dataCoding))
  return (
    <div className="tlv-row">
      <TagField
        tag={tlv.tag}
        facts={facts}
        // Another tag has another type: the choices for the previous tag are dropped.
        onChange={(tag) =>
          onChange({
            ...tlv,
            tag,
            form: tagRow(tag) === null ? (vendorTlvForm(tag, facts.vendorTlvs) ?? tlv.form) : null,
          })
        }
      />
      <Select
        value={tlvForm(tlv)}
        inputProps={{ 'aria-label': t('tlvs.form') }}
        onChange={(event) => retype(tlvForms.find((known) => known === event.target.value) ?? 'hex')}
      >
        {tlvForms.map((known) => (
          <MenuItem key={known} value={known}>
            {t(`tlvs.forms.${known}`)}
          </MenuItem>
        ))}
      </Select>
      <TlvValueInput
        tlv={tlv}
        facts={facts}
        isByRow={isByRow}
        label={valueLabel}
        onChange={(value) => onChange({ ...tlv, value })}
      />
      <IconButton aria-label={t('tlvs.remove', { tag: tlv.tag })} onClick={onRemove}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
      <TlvWords tlv={tlv} facts={facts} isByRow={isByRow} onRetype={retype} />
    </div>
  )
}

/** The tag, typed by number or name, or chosen among those that the PDU may carry. */
function TagField({
  tag,
  facts,
  onChange,
}: {
  tag: string
  facts: TlvFacts
  onChange: (tag: string) => void
}) {
  const { t } = useTranslation('composer')
  return (
    <Autocomplete
      freeSolo
      disableClearable
      size="small"
      options={tagChoices(facts)}
      renderOption={({ key, ...props }, choice) => (
        <li key={key} {...props}>
          {tagChoiceLabel(choice, facts, t('tlvs.required'))}
        </li>
      )}
      inputValue={tag}
      slotProps={{ popper: { className: 'tlv-options', placement: 'bottom-start' } }}
      onInputChange={(_event, typed) => typed !== tag && onChange(typed)}
      renderInput={(params) => (
        <TextField
          {...params}
          className="mono-input"
          placeholder="0x1400"
          error={tag !== '' && readTag(tag) === null}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, 'aria-label': t('tlvs.tag'), spellCheck: false },
          }}
        />
      )}
    />
  )
}
