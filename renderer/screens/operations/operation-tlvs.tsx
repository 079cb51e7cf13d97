import { useTranslation } from 'react-i18next'
import type { TlvDraft } from '../../../shared/message/typed-tlv.ts'
import { TlvRows } from '../../parts/pdu-form/tlv-rows.tsx'
import { missingTags, type TlvFacts } from '../../parts/pdu-form/tlv-tags.ts'

/** The TLVs of a PDU: those it may carry are offered, any other goes by its number. */
export function OperationTlvs({
  tlvs,
  facts,
  onChange,
}: {
  tlvs: readonly TlvDraft[]
  facts: TlvFacts
  onChange: (tlvs: readonly TlvDraft[]) => void
}) {
  const { t } = useTranslation('operations')
  const missing = missingTags(
    facts,
    tlvs.map(({ tag }) => tag),
  )
  return (
    <fieldset className="op-wide op-list">
      <legend>
        TLV <span className="dim">({tlvs.length})</span>
      </legend>
      <TlvRows
        tlvs={tlvs}
        facts={facts}
        preset={
          missing.length === 0
            ? null
            : { label: t('tlv.addRequired', { count: missing.length }), tags: missing }
        }
        valueLabel={(tag) => t('tlv.value', { tag })}
        onChange={onChange}
      />
    </fieldset>
  )
}
