import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { readTag } from '../../../shared/smpp/tlv-value.ts'
import type { TlvDraft } from '../../stores/composer-store.ts'
import { useChangeDraft } from './draft-holder.ts'
import { TlvEditor } from './tlv-editor.tsx'
import './message-form.css'

/** Identifiers that providers in India require of every message (TRAI's DLT): principal entity and template. */
const dltTags = ['0x1400', '0x1401'] as const

function withTags(tlvs: readonly TlvDraft[], tags: readonly string[]): TlvDraft[] {
  const lastId = Math.max(0, ...tlvs.map((tlv) => tlv.id))
  const added = tags.map(
    (tag, place): TlvDraft => ({ id: lastId + place + 1, tag, form: tag === '' ? null : 'text', value: '' }),
  )
  return [...tlvs, ...added]
}

/** Optional parameters: a tag by number or name, its value in the type the specification gives it. */
export function TlvRows({ tlvs }: { tlvs: readonly TlvDraft[] }) {
  const { t } = useTranslation('composer')
  const changeDraft = useChangeDraft()
  const change = (changed: TlvDraft) =>
    changeDraft({ tlvs: tlvs.map((tlv) => (tlv.id === changed.id ? changed : tlv)) })
  const missing = dltTags.filter((tag) => !tlvs.some((tlv) => readTag(tlv.tag) === readTag(tag)))
  return (
    <div className="tlv-rows">
      {tlvs.map((tlv) => (
        <TlvEditor
          key={tlv.id}
          tlv={tlv}
          onChange={change}
          onRemove={() => changeDraft({ tlvs: tlvs.filter((other) => other.id !== tlv.id) })}
        />
      ))}
      <div className="tlv-actions">
        <Button variant="outlined" onClick={() => changeDraft({ tlvs: withTags(tlvs, ['']) })}>
          {t('tlvs.add')}
        </Button>
        <Button
          variant="outlined"
          disabled={missing.length === 0}
          title={t('tlvs.presetHint')}
          onClick={() => changeDraft({ tlvs: withTags(tlvs, missing) })}
        >
          {t('tlvs.preset')}
        </Button>
      </div>
    </div>
  )
}
