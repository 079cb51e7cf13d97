import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Autocomplete from '@mui/material/Autocomplete'
import IconButton from '@mui/material/IconButton'
import MenuItem from '@mui/material/MenuItem'
import OutlinedInput from '@mui/material/OutlinedInput'
import Select from '@mui/material/Select'
import TextField from '@mui/material/TextField'
import { useTranslation } from 'react-i18next'
import { describeValue } from '../../../shared/inspect/describe.ts'
import { tlvLabel } from '../../../shared/inspect/span-list.ts'
import { tlvForms } from '../../../shared/message/typed-tlv.ts'
import { tlvTable } from '../../../shared/smpp/tlv-table.ts'
import { readTag } from '../../../shared/smpp/tlv-value.ts'
import { hasVariables } from '../../../shared/text/template-text.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import type { TlvDraft } from '../../stores/composer-store.ts'
import { useIsTemplate } from '../message-form/draft-holder.ts'
import { useLanguage } from '../use-language.ts'
import { formOfTag, namedValues, retypeTlv, tagRow, tlvForm, tlvHex } from './tlv-draft.ts'
import { offeredTlvs, tagChoiceLabel, tagChoices, vendorTagWords } from './tlv-tags.ts'

const tagNames = tlvTable.map((row) => row.name)

/** One optional parameter: tag, type of the value, the value, and what they mean. */
export function TlvEditor({
  tlv,
  profileId,
  onChange,
  onRemove,
}: {
  tlv: TlvDraft
  profileId: string
  onChange: (tlv: TlvDraft) => void
  onRemove: () => void
}) {
  const { t } = useTranslation('composer')
  const tag = readTag(tlv.tag)
  const form = tlvForm(tlv)
  const isByRow = useIsByRow(tlv)
  const catalogue = useCatalogue()
  const offered = offeredTlvs(catalogue, profileId, 'submit_sm')
  return (
    <div className="tlv-row">
      <Autocomplete
        freeSolo
        disableClearable
        size="small"
        options={tagChoices(offered, tagNames)}
        renderOption={({ key, ...props }, choice) => (
          <li key={key} {...props}>
            {tagChoiceLabel(choice, offered, t('tlvs.required'))}
          </li>
        )}
        inputValue={tlv.tag}
        // Another tag has another type: what was chosen for the one before does not stay.
        onInputChange={(_event, value) =>
          value !== tlv.tag &&
          onChange({
            ...tlv,
            tag: value,
            form: tagRow(value) === null ? (formOfTag(catalogue, value, profileId) ?? tlv.form) : null,
          })
        }
        renderInput={(params) => (
          <TextField
            {...params}
            className="mono-input"
            placeholder="0x1400"
            error={tlv.tag !== '' && tag === null}
            slotProps={{
              ...params.slotProps,
              htmlInput: { ...params.slotProps.htmlInput, 'aria-label': t('tlvs.tag'), spellCheck: false },
            }}
          />
        )}
      />
      <Select
        value={form}
        inputProps={{ 'aria-label': t('tlvs.form') }}
        onChange={(event) => {
          const chosen = tlvForms.find((known) => known === event.target.value) ?? 'hex'
          // What a row fills in has no octets yet that another form could say.
          onChange(isByRow ? { ...tlv, form: chosen } : retypeTlv(tlv, chosen))
        }}
      >
        {tlvForms.map((known) => (
          <MenuItem key={known} value={known}>
            {t(`tlvs.forms.${known}`)}
          </MenuItem>
        ))}
      </Select>
      <TlvValue tlv={tlv} profileId={profileId} onChange={(value) => onChange({ ...tlv, value })} />
      <IconButton aria-label={t('tlvs.remove', { tag: tlv.tag })} onClick={onRemove}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
      <TlvWords tlv={tlv} profileId={profileId} />
    </div>
  )
}

/** Whether the value is filled from each row: what it comes to is not known before. */
function useIsByRow(tlv: TlvDraft): boolean {
  const isTemplate = useIsTemplate()
  return isTemplate && hasVariables(tlv.value)
}

/** A choice of named values where the whole octet is one, else a line to type in. */
function TlvValue({
  tlv,
  profileId,
  onChange,
}: {
  tlv: TlvDraft
  profileId: string
  onChange: (value: string) => void
}) {
  const { t } = useTranslation('composer')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const form = tlvForm(tlv)
  const tag = readTag(tlv.tag)
  const vendor = form === 'hex' || tag === null ? undefined : catalogue.tlv(profileId, tag)?.values
  const named = vendor?.length ? vendor : form === 'number' ? namedValues(tlv.tag) : null
  const isNamed = named?.some((row) => String(row.value) === tlv.value) ?? false
  const isByRow = useIsByRow(tlv)
  // A list has no place to type a variable in.
  const isTemplate = useIsTemplate()
  if (named !== null && !isTemplate && (isNamed || tlv.value === '')) {
    return (
      <Select
        displayEmpty
        value={tlv.value}
        inputProps={{ 'aria-label': t('tlvs.value') }}
        onChange={(event) => onChange(event.target.value)}
      >
        {named.map((row) => (
          <MenuItem key={row.value} value={String(row.value)}>
            {row.value} · {row[language]}
          </MenuItem>
        ))}
      </Select>
    )
  }
  const placeholders = {
    number: 'tlvs.numberValue',
    text: 'tlvs.textValue',
    'c-text': 'tlvs.textValue',
    hex: 'tlvs.hexValue',
  } as const
  return (
    <OutlinedInput
      className="mono-input"
      value={tlv.value}
      placeholder={t(placeholders[form])}
      error={tlv.value !== '' && !isByRow && tlvHex(tlv) === null}
      inputProps={{ 'aria-label': t('tlvs.value'), spellCheck: false, autoComplete: 'off' }}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function TlvWords({ tlv, profileId }: { tlv: TlvDraft; profileId: string }) {
  const { t } = useTranslation('composer')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const tag = readTag(tlv.tag)
  const row = tagRow(tlv.tag)
  const isByRow = useIsByRow(tlv)
  const hex = isByRow ? null : tlvHex(tlv)
  const form = tlvForm(tlv)
  const meaning =
    row !== null && form === 'number' && hex !== null && hex.length <= 8
      ? describeValue(`tlvs.${row.name}.value`, Number.parseInt(hex, 16), language)
      : null
  return (
    <div className="field-words tlv-words">
      {tag !== null && (
        <>
          {row === null
            ? (vendorTagWords(catalogue, tag, language, profileId) ?? `${tlvLabel(tag)} ${t('tlvs.unknown')}`)
            : `${hexNumber(tag, 2)} ${row.name} · ${row.doc[language]}`}
          {hex !== null && hex !== '' && ` · ${t('tlvs.octets', { count: hex.length / 2 })}`}
          {meaning !== null && ` · ${meaning}`}
          {isByRow && ` · ${t('tlvs.byRow')}`}
        </>
      )}
      {tlv.tag !== '' && tag === null && <span className="bad">{t('tlvs.badTag')}</span>}
      {tlv.value !== '' && hex === null && !isByRow && (
        <span className="bad">
          {' '}
          {form === 'hex'
            ? t('tlvs.badHex')
            : form === 'number'
              ? t('tlvs.badNumber', { octets: row?.maxOctets ?? 6 })
              : t('tlvs.badText')}
        </span>
      )}
    </div>
  )
}
