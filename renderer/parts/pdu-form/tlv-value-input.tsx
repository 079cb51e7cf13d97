import MenuItem from '@mui/material/MenuItem'
import OutlinedInput from '@mui/material/OutlinedInput'
import Select from '@mui/material/Select'
import { useTranslation } from 'react-i18next'
import { draftOctets, namedTlvValues, type TlvDraft, tlvForm } from '../../../shared/message/typed-tlv.ts'
import { readTag } from '../../../shared/smpp/tlv-value.ts'
import { useLanguage } from '../use-language.ts'
import type { TlvFacts } from './tlv-tags.ts'
import './pdu-form.css'

const placeholders = {
  number: 'tlvs.numberValue',
  text: 'tlvs.textValue',
  'c-text': 'tlvs.textValue',
  hex: 'tlvs.hexValue',
} as const

/** A choice of named values where the whole octet is one, else a line to type in. */
export function TlvValueInput({
  tlv,
  facts,
  isByRow,
  label,
  onChange,
}: {
  tlv: TlvDraft
  facts: TlvFacts
  /** True when the value is filled from each row: its result is not known before. */
  isByRow: boolean
  label: string
  onChange: (value: string) => void
}) {
  const { t } = useTranslation('composer')
  const language = useLanguage()
  const form = tlvForm(tlv)
  const named = namedValues(tlv, facts)
  const isNamed = named?.some((row) => String(row.value) === tlv.value) ?? false
  // A list has no place to type a variable in.
  if (named !== null && facts.isTemplate !== true && (isNamed || tlv.value === '')) {
    return (
      <Select
        displayEmpty
        value={tlv.value}
        inputProps={{ 'aria-label': label }}
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
  const isWrong = tlv.value !== '' && !isByRow && draftOctets(tlv, facts.dataCoding).hex === null
  return (
    <OutlinedInput
      className="mono-input"
      value={tlv.value}
      placeholder={t(placeholders[form])}
      error={isWrong}
      inputProps={{ 'aria-label': label, spellCheck: false, autoComplete: 'off' }}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** The only values that the provider takes, else those that the specification names; null where any may stand. */
function namedValues(
  tlv: TlvDraft,
  { vendorTlvs }: TlvFacts,
): readonly { readonly value: string | number; readonly en: string; readonly ru: string }[] | null {
  const form = tlvForm(tlv)
  if (form === 'hex') return null
  const tag = readTag(tlv.tag)
  const vendor = vendorTlvs.find((row) => row.tag === tag)?.values ?? []
  if (vendor.length > 0) return vendor
  return form === 'number' ? namedTlvValues(tlv.tag) : null
}
