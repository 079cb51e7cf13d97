import { useTranslation } from 'react-i18next'
import { EmptySearch } from '../../parts/empty-search.tsx'
import { setFilter, useCapture } from '../../stores/capture-store.ts'
import { goTo } from '../../stores/navigation-store.ts'

export function EmptyList() {
  const { t } = useTranslation('inspector')
  const filter = useCapture((state) => state.filter)
  const isLoading = useCapture((state) => state.isLoading)
  return (
    <EmptySearch
      isLoading={isLoading}
      isSearching={filter !== ''}
      noMatch={{ title: t('noMatchTitle'), text: t('noMatchText'), clear: t('clearFilter') }}
      empty={{ title: t('emptyTitle'), text: t('emptyText'), go: t('goConnect') }}
      onClear={() => void setFilter('')}
      onGo={() => goTo('connections')}
    />
  )
}
