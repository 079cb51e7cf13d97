import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlainEncoding } from '../../../shared/text/message-options.ts'
import { type DraftOptions, emptyDraft } from '../../stores/composer-store.ts'
import { AllFields } from './all-fields.tsx'
import { MessageOptions } from './delivery-options.tsx'
import { useDraftOptions } from './draft-holder.ts'
import { KindSection } from './kind-section.tsx'
import { kindOfDraft } from './message-kind.ts'
import { MessageTlvs } from './message-tlvs.tsx'

/** Everything of a message but its addresses and its text; what is rarely wanted is folded. */
export const MessageSections = memo(function MessageSections({
  encoding,
  dataCoding,
  profileId,
}: {
  /** What the text goes out in. */
  encoding: PlainEncoding
  dataCoding: number
  profileId: string
}) {
  const { t } = useTranslation('composer')
  const draft = useDraftOptions()
  const [hasTlvs, setHasTlvs] = useState(draft.tlvs.length > 0)
  const [hasFields, setHasFields] = useState(hasOwnFields(draft))
  const [hasKind, setHasKind] = useState(hasKindFields(draft))
  return (
    <>
      <MessageOptions encoding={encoding} />
      <div className="more-toggles">
        <Toggle isOpen={hasKind} onToggle={setHasKind}>
          {t('kind.title')}
        </Toggle>
        <Toggle isOpen={hasTlvs} onToggle={setHasTlvs}>
          {t('tlvs.title', { count: draft.tlvs.length })}
        </Toggle>
        <Toggle isOpen={hasFields} onToggle={setHasFields}>
          {t('fields.title')}
        </Toggle>
      </div>
      {hasKind && <KindSection encoding={encoding} />}
      {hasTlvs && <MessageTlvs tlvs={draft.tlvs} profileId={profileId} />}
      {hasFields && <AllFields dataCoding={dataCoding} />}
    </>
  )
})

/** Whether the draft holds something of the section that is folded at first. */
function hasKindFields(draft: DraftOptions): boolean {
  const isPlain = draft.ports === null && draft.singleShift === null && draft.lockingShift === null
  return kindOfDraft(draft) !== 'text' || !isPlain || draft.firstPartHeader !== ''
}

const ownFields = [
  'serviceType',
  'esmClass',
  'protocolId',
  'priority',
  'dataCoding',
  'replaceIfPresent',
  'defaultMessageId',
  'partOctets',
] as const

/** Whether a field that is folded at first says something: what goes out must not be out of sight after a reload. */
function hasOwnFields(draft: DraftOptions): boolean {
  return ownFields.some((name) => draft[name] !== emptyDraft[name] && draft[name] !== 'USSD')
}

function Toggle({
  isOpen,
  onToggle,
  children,
}: {
  isOpen: boolean
  onToggle: (isOpen: boolean) => void
  children: string
}) {
  return (
    <button
      type="button"
      className="plain-button dim"
      aria-expanded={isOpen}
      onClick={() => onToggle(!isOpen)}
    >
      <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
      {children}
    </button>
  )
}
