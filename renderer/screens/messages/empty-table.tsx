import { useTranslation } from 'react-i18next'
import { EmptySearch } from '../../parts/empty-search.tsx'
import { search, showUndecided, useMessages } from '../../stores/messages-store.ts'
import { goTo } from '../../stores/navigation-store.ts'

export function EmptyTable() {
  const { t } = useTranslation('messages')
  const text = useMessages((state) => state.text)
  const isLoading = useMessages((state) => state.isLoading)
  const isUndecidedOnly = useMessages((state) => state.isUndecidedOnly)
  const noMatch = isUndecidedOnly && text.trim() === '' ? 'doubt.none' : 'noMatch'
  return (
    <EmptySearch
      isLoading={isLoading}
      isSearching={text.trim() !== '' || isUndecidedOnly}
      noMatch={{ title: t(`${noMatch}Title`), text: t(`${noMatch}Text`), clear: t('clearSearch') }}
      empty={{ title: t('emptyTitle'), text: t('emptyText'), go: t('goCompose') }}
      onClear={() => void (isUndecidedOnly ? showUndecided(false) : search(''))}
      onGo={() => goTo('message')}
    />
  )
}
