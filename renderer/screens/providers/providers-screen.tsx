import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../parts/empty-state.tsx'
import { useSearchKey } from '../../parts/keys/use-keys.ts'
import { RoomTitle } from '../../parts/room-title.tsx'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { takeRequest, useNavigation } from '../../stores/navigation-store.ts'
import { chooseProfile, useOwnProfiles } from '../../stores/profiles-store.ts'
import { CompareView } from './compare-view.tsx'
import { DamagedPage } from './damaged-page.tsx'
import { ProviderForm } from './provider-form.tsx'
import { ProviderList } from './provider-list.tsx'
import { ProviderPage } from './provider-page.tsx'
import './providers.css'

/** What is known of each provider: searched, read, compared, copied, changed, imported and exported. */
export function ProvidersScreen() {
  const inputRef = useRef<HTMLInputElement>(null)
  useSearchKey(inputRef)
  const request = useNavigation((state) => state.providerId)
  useEffect(() => {
    const asked = request === null ? null : takeRequest('providerId')
    if (asked !== null) chooseProfile(asked)
  }, [request])
  return (
    <div className="providers">
      <RoomTitle room="providers" isHidden />
      <SplitPanes
        id="providers"
        orientation="horizontal"
        firstSize={36}
        firstMin="320px"
        secondMin="420px"
        first={<ProviderList inputRef={inputRef} />}
        second={<Chosen />}
      />
    </div>
  )
}

function Chosen() {
  const { t } = useTranslation('providers')
  const catalogue = useCatalogue()
  const chosenId = useOwnProfiles((state) => state.chosenId)
  const comparedId = useOwnProfiles((state) => state.comparedId)
  const draft = useOwnProfiles((state) => (chosenId === null ? undefined : state.drafts.get(chosenId)))
  const held = useOwnProfiles((state) => (chosenId === null ? undefined : state.own?.get(chosenId)))
  const profile = catalogue.of(chosenId)
  const compared = catalogue.of(comparedId)
  if (chosenId !== null && draft !== undefined) {
    return <ProviderForm key={`${chosenId} ${draft.revision}`} draftId={chosenId} draft={draft} />
  }
  if (held !== undefined && held.profile === null) return <DamagedPage held={held} />
  if (profile === undefined) return <EmptyState title={t('choose')}>{t('chooseText')}</EmptyState>
  if (compared !== undefined) return <CompareView one={profile} other={compared} />
  return <ProviderPage key={profile.id} profile={profile} held={held} />
}
