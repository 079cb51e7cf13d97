import { useTranslation } from 'react-i18next'
import type { TlvDraft } from '../../../shared/message/typed-tlv.ts'
import { tlvTable } from '../../../shared/smpp/tlv-table.ts'
import { tlvLabel } from '../../../shared/smpp/tlv-value.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { type TlvPreset, TlvRows } from '../pdu-form/tlv-rows.tsx'
import { hasTag, missingTags, offeredTlvs, type TlvFacts } from '../pdu-form/tlv-tags.ts'
import { useLanguage } from '../use-language.ts'
import { useChangeTlvs, useIsTemplate } from './draft-holder.ts'

/** Where no profile says what is required: the usual identifiers of India's DLT (TRAI), entity and template. */
const dltTags = ['0x1400', '0x1401'] as const
const tagNames = tlvTable.map((row) => row.name)

/** The TLVs of the message's submit_sm that its fields do not make. */
export function MessageTlvs({ tlvs, profileId }: { tlvs: readonly TlvDraft[]; profileId: string }) {
  const { t } = useTranslation('composer')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const changeTlvs = useChangeTlvs()
  const facts: TlvFacts = {
    command: 'submit_sm',
    names: tagNames,
    mandatory: [],
    marksOthers: false,
    vendorTlvs: catalogue.tlvs(profileId) ?? [],
    profileId,
    isTemplate: useIsTemplate(),
  }
  const typedTags = tlvs.map(({ tag }) => tag)
  const required = offeredTlvs(facts).filter((row) => row.required)
  const preset: TlvPreset =
    required.length > 0
      ? {
          label: t('tlvs.presetRequired', { profile: catalogue.name(profileId, language) }),
          title: required.map((row) => tlvLabel(row.tag)).join(', '),
          tags: missingTags(facts, typedTags),
        }
      : {
          label: t('tlvs.preset'),
          title: t('tlvs.presetHint'),
          tags: dltTags.filter((tag) => !hasTag(typedTags, tag)),
        }
  return (
    <TlvRows
      tlvs={tlvs}
      facts={facts}
      preset={preset}
      valueLabel={() => t('tlvs.value')}
      onChange={changeTlvs}
    />
  )
}
