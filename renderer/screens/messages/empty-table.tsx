import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { ComposeStart } from '../../parts/compose-start.tsx'
import { EmptyStart } from '../../parts/empty-start.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { FilterEmpty } from '../../parts/filter/filter-empty.tsx'
import { Progress } from '../../parts/progress.tsx'
import type { MessagesPlace } from '../../stores/message-sort-store.ts'
import { showUndecided } from '../../stores/messages-filter-store.ts'
import { undecidedPart, useMessages } from '../../stores/messages-store.ts'
import { goTo } from '../../stores/navigation-store.ts'

/** A table without rows: it is being read or searched, nothing is found, or nothing was sent yet. */
export function EmptyTable({ place }: { place: MessagesPlace }) {
  const { t } = useTranslation('messages')
  const filter = useMessages((state) => state.filter.trim())
  const isLoading = useMessages((state) => state.isLoading || state.search?.isDone === false)
  if (isLoading) return <Progress />
  if (filter === undecidedPart) return <NothingInDoubt />
  if (filter !== '') return <FilterEmpty />
  if (place === 'inbox') {
    return (
      <EmptyStart
        title={t('inbox.emptyTitle')}
        text={t('inbox.emptyText')}
        go={t('inbox.goSimulate')}
        onGo={() => goTo('simulator')}
      />
    )
  }
  return <ComposeStart title={t('emptyTitle')} text={t('emptyText')} />
}

function NothingInDoubt() {
  const { t } = useTranslation('messages')
  return (
    <EmptyState
      title={t('doubt.noneTitle')}
      actions={
        <Button variant="outlined" onClick={() => showUndecided(false)}>
          {t('clearSearch')}
        </Button>
      }
    >
      {t('doubt.noneText')}
    </EmptyState>
  )
}
