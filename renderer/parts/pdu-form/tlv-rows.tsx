import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { type TlvDraft, vendorTlvForm } from '../../../shared/message/typed-tlv.ts'
import { TlvEditor } from './tlv-editor.tsx'
import type { TlvFacts } from './tlv-tags.ts'
import './pdu-form.css'

/** Tags that are added together by one click. */
export interface TlvPreset {
  readonly label: string
  readonly title?: string
  /** Empty: they are all there. */
  readonly tags: readonly string[]
}

/** Optional parameters: a tag by number or name, its value in the type the specification gives it. */
export function TlvRows({
  tlvs,
  facts,
  preset,
  valueLabel,
  onChange,
}: {
  tlvs: readonly TlvDraft[]
  facts: TlvFacts
  preset: TlvPreset | null
  /** Name of the field of a tag's value. */
  valueLabel: (tag: string) => string
  onChange: (tlvs: readonly TlvDraft[]) => void
}) {
  const { t } = useTranslation('composer')
  const add = (tags: readonly string[]) => {
    const lastId = Math.max(0, ...tlvs.map((tlv) => tlv.id))
    const added = tags.map((tag, place): TlvDraft => {
      const form = tag === '' ? null : (vendorTlvForm(tag, facts.vendorTlvs) ?? 'text')
      return { id: lastId + place + 1, tag, form, value: '' }
    })
    onChange([...tlvs, ...added])
  }
  return (
    <div className="tlv-rows">
      {tlvs.map((tlv) => (
        <TlvEditor
          key={tlv.id}
          tlv={tlv}
          facts={facts}
          valueLabel={valueLabel(tlv.tag)}
          onChange={(changed) => onChange(tlvs.map((one) => (one.id === changed.id ? changed : one)))}
          onRemove={() => onChange(tlvs.filter((one) => one.id !== tlv.id))}
        />
      ))}
      <div className="tlv-actions">
        <Button variant="outlined" onClick={() => add([''])}>
          {t('tlvs.add')}
        </Button>
        {preset !== null && (
          <Button
            variant="outlined"
            disabled={preset.tags.length === 0}
            title={preset.title}
            onClick={() => add(preset.tags)}
          >
            {preset.label}
          </Button>
        )}
      </div>
    </div>
  )
}
