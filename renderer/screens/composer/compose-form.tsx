import { memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AllFields } from '../../parts/message-form/all-fields.tsx'
import { KindSection } from '../../parts/message-form/kind-section.tsx'
import { kindOfDraft } from '../../parts/message-form/message-kind.ts'
import { MessageOptions } from '../../parts/message-form/message-options.tsx'
import { TlvRows } from '../../parts/message-form/tlv-rows.tsx'
import { useCards } from '../../stores/cards-store.ts'
import { type ComposerDraft, changeDraft, useComposer } from '../../stores/composer-store.ts'
import { AddressField } from './address-field.tsx'
import type { Preview } from './build-preview.ts'
import { SentCard } from './sent-card.tsx'
import { TextEditor } from './text-editor.tsx'

const changeSource = (source: ComposerDraft['source']) => changeDraft({ source })
const changeDestination = (destination: ComposerDraft['destination']) => changeDraft({ destination })
const changeText = (text: string) => changeDraft({ text })

/** Everything that is filled in, and under it what was sent. */
export function ComposeForm({
  draft,
  preview,
  profileId,
}: {
  draft: ComposerDraft
  preview: Preview
  profileId: string
}) {
  const { t } = useTranslation('composer')
  const [hasTlvs, setHasTlvs] = useState(draft.tlvs.length > 0)
  const [hasFields, setHasFields] = useState(false)
  const { plan, dataCoding } = preview
  const kind = kindOfDraft(draft)
  const [hasKind, setHasKind] = useState(hasKindFields(draft))
  return (
    <div className="compose-form">
      <div className="address-pair">
        <AddressField label={t('address.from')} end="source" address={draft.source} onChange={changeSource} />
        <AddressField
          label={t('address.to')}
          end="destination"
          address={draft.destination}
          onChange={changeDestination}
        />
      </div>
      {kind !== 'wap-sl' && (
        // The parts of a push are cut from its octets, not from the text it shows.
        <TextEditor text={draft.text} plan={kind === 'wap-si' ? null : plan} onChange={changeText} />
      )}
      <MessageOptions encoding={plan.encoding} />
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
      {hasKind && <KindSection encoding={plan.encoding} />}
      {hasTlvs && <TlvRows tlvs={draft.tlvs} profileId={profileId} />}
      {hasFields && <AllFields dataCoding={dataCoding} />}
      <SentCards />
    </div>
  )
}

/** Whether the draft holds something of the section that is folded at first. */
function hasKindFields(draft: ComposerDraft): boolean {
  const isPlain = draft.ports === null && draft.singleShift === null && draft.lockingShift === null
  return kindOfDraft(draft) !== 'text' || !isPlain || draft.firstPartHeader !== ''
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

const SentCards = memo(function SentCards() {
  const { t } = useTranslation('composer')
  const section = useRef<HTMLElement>(null)
  const sent = useComposer((state) => state.sent)
  const cards = useCards((state) => state.cards)
  const known = sent.map((messageId) => cards[messageId]).filter((card) => card !== undefined)
  const newest = known[0]?.messageId
  const shownNewest = useRef(newest)
  useEffect(() => {
    if (newest === undefined || newest === shownNewest.current) return
    shownNewest.current = newest
    section.current?.firstElementChild?.scrollIntoView({ block: 'nearest' })
  }, [newest])
  if (known.length === 0) return null
  return (
    <section ref={section} className="sent-cards" aria-label={t('sent.title')}>
      {known.map((card, place) => (
        <SentCard key={card.messageId} card={card} isNewest={place === 0} />
      ))}
    </section>
  )
})
