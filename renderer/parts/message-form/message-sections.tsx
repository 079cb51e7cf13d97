import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FormFieldName, formFieldList } from '../../../shared/message/intent-fields.ts'
import { usualIntent } from '../../../shared/message/whole-intent.ts'
import type { PlainEncoding } from '../../../shared/text/message-options.ts'
import type { DraftOptions } from '../../stores/composer-draft.ts'
import { AllFields } from './all-fields.tsx'
import { DeliveryOptions } from './delivery-options.tsx'
import { useDraftOptions } from './draft-holder.ts'
import { KindSection } from './kind-section.tsx'
import { messageKindOf } from './message-kind.ts'
import { MessageTlvs } from './message-tlvs.tsx'

/** Everything of a message but its addresses and its text; what is rarely wanted is folded. */
export const MessageSections = memo(function MessageSections({
  encoding,
  dataCoding,
  profileId,
}: {
  /** Encoding of the text. */
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
      <DeliveryOptions encoding={encoding} />
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

/** True when the draft holds something of the section that is folded at first. */
function hasKindFields(draft: DraftOptions): boolean {
  const isPlain =
    draft.ports === null && draft.nationalSingleShift === null && draft.nationalLockingShift === null
  return messageKindOf(draft) !== 'text' || !isPlain || draft.firstPartHeader !== ''
}

/** Fields under "All fields" that are seen without it too, or that count up by themselves. */
const seenElsewhere: ReadonlySet<FormFieldName> = new Set(['registered_delivery', 'graphemes', 'reference'])

/** True when a field that is folded at first has a value: what goes out must be in sight after a reload. */
function hasOwnFields(draft: DraftOptions): boolean {
  return formFieldList.some(
    ({ name }) => !seenElsewhere.has(name) && draft[name] !== usualIntent[name] && draft[name] !== 'USSD',
  )
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
