import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { tlvLabel } from '../../../shared/inspect/span-list.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { readTag } from '../../../shared/smpp/tlv-value.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import type { TlvDraft } from '../../stores/composer-store.ts'
import { useChangeDraft } from '../message-form/draft-holder.ts'
import { useLanguage } from '../use-language.ts'
import { formOfTag } from './tlv-draft.ts'
import { TlvEditor } from './tlv-editor.tsx'
import { offeredTlvs } from './tlv-tags.ts'
import '../message-form/message-form.css'

/** Where no profile says what is required: the usual identifiers of India's DLT (TRAI), entity and template. */
const dltTags = ['0x1400', '0x1401'] as const

function withTags(
  catalogue: Catalogue,
  tlvs: readonly TlvDraft[],
  tags: readonly string[],
  profileId: string,
): TlvDraft[] {
  const lastId = Math.max(0, ...tlvs.map((tlv) => tlv.id))
  const added = tags.map(
    (tag, place): TlvDraft => ({
      id: lastId + place + 1,
      tag,
      form: tag === '' ? null : (formOfTag(catalogue, tag, profileId) ?? 'text'),
      value: '',
    }),
  )
  return [...tlvs, ...added]
}

/** Optional parameters: a tag by number or name, its value in the type the specification gives it. */
export function TlvRows({ tlvs, profileId }: { tlvs: readonly TlvDraft[]; profileId: string }) {
  const { t } = useTranslation('composer')
  const changeDraft = useChangeDraft()
  const language = useLanguage()
  const catalogue = useCatalogue()
  const change = (changed: TlvDraft) =>
    changeDraft({ tlvs: tlvs.map((tlv) => (tlv.id === changed.id ? changed : tlv)) })
  const required = offeredTlvs(catalogue, profileId, 'submit_sm').filter((row) => row.required)
  const preset = required.length > 0 ? required.map((row) => tlvLabel(row.tag)) : dltTags
  const missing = preset.filter((tag) => !tlvs.some((tlv) => readTag(tlv.tag) === readTag(tag)))
  return (
    <div className="tlv-rows">
      {tlvs.map((tlv) => (
        <TlvEditor
          key={tlv.id}
          tlv={tlv}
          profileId={profileId}
          onChange={change}
          onRemove={() => changeDraft({ tlvs: tlvs.filter((other) => other.id !== tlv.id) })}
        />
      ))}
      <div className="tlv-actions">
        <Button
          variant="outlined"
          onClick={() => changeDraft({ tlvs: withTags(catalogue, tlvs, [''], profileId) })}
        >
          {t('tlvs.add')}
        </Button>
        <Button
          variant="outlined"
          disabled={missing.length === 0}
          title={required.length > 0 ? preset.join(', ') : t('tlvs.presetHint')}
          onClick={() => changeDraft({ tlvs: withTags(catalogue, tlvs, missing, profileId) })}
        >
          {required.length > 0
            ? t('tlvs.presetRequired', { profile: catalogue.name(profileId, language) })
            : t('tlvs.preset')}
        </Button>
      </div>
    </div>
  )
}
