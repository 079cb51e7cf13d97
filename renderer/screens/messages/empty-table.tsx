import { useTranslation } from 'react-i18next'
import { EmptySearch } from '../../parts/empty-search.tsx'
import { search, useMessages } from '../../stores/messages-store.ts'
import { goTo } from '../../stores/navigation-store.ts'

export function EmptyTable() {
  const { t } = useTranslation('messages')
  const text = useMessages((state) => state.text)
  const isLoading = useMessages((state) => state.isLoading)
  return (
    <EmptySearch
      isLoading={isLoading}
      isSearching={text.trim() !== ''}
      noMatch={{ title: t('noMatchTitle'), text: t('noMatchText'), clear: t('clearSearch') }}
      empty={{ title: t('emptyTitle'), text: t('emptyText'), go: t('goCompose') }}
      onClear={() => void search('')}
      onGo={() => goTo('composer')}
    />
  )
}
