import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { AddressField } from '../../parts/message-form/address-field.tsx'
import { messageKindOf } from '../../parts/message-form/message-kind.ts'
import { MessageSections } from '../../parts/message-form/message-sections.tsx'
import { useCards } from '../../stores/cards-store.ts'
import type { AddressDraft, ComposerDraft } from '../../stores/composer-draft.ts'
import { changeAddress, changeIntent, useComposer } from '../../stores/composer-store.ts'
import { loadRecentAddresses } from '../../stores/recent-addresses-store.ts'
import type { Preview } from './build-preview.ts'
import { SentCard } from './sent-card.tsx'
import { TextEditor } from './text-editor.tsx'

const changeSource = (source: AddressDraft) => changeAddress('source', source)
const changeDestination = (destination: AddressDraft) => changeAddress('destination', destination)
const changeText = (text: string) => changeIntent({ text })

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
  const { plan, dataCoding } = preview
  const { intent, followsLooks } = draft
  const kind = messageKindOf(draft.intent)
  useEffect(() => void loadRecentAddresses(), [])
  return (
    <div className="compose-form">
      <div className="address-pair">
        <AddressField
          label={t('address.from')}
          end="source"
          address={intent.source}
          followsLooks={followsLooks.source}
          onChange={changeSource}
        />
        <AddressField
          label={t('address.to')}
          end="destination"
          address={intent.destination}
          followsLooks={followsLooks.destination}
          onChange={changeDestination}
        />
      </div>
      {kind !== 'wap-sl' && (
        // The parts of a push are cut from its octets, not from the text it shows.
        <TextEditor
          text={draft.intent.text}
          plannedText={preview.intent.text}
          plan={kind === 'wap-si' ? null : plan}
          onChange={changeText}
        />
      )}
      <MessageSections encoding={plan.encoding} dataCoding={dataCoding} profileId={profileId} />
      <SentCards />
    </div>
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
