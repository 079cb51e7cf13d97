import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '../../parts/choices.tsx'
import { ComposeStart } from '../../parts/compose-start.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { useSearchKey } from '../../parts/keys/use-keys.ts'
import { Progress } from '../../parts/progress.tsx'
import { SearchField } from '../../parts/search-field.tsx'
import { SplitPanes } from '../../parts/split-panes.tsx'
import {
  followConversations,
  searchConversations,
  useConversations,
} from '../../stores/conversations-store.ts'
import { ConversationList } from './conversation-list.tsx'
import { ConversationThread } from './conversation-thread.tsx'
import './conversations.css'

const choices = ['all', 'answered', 'unread'] as const

/** Who writes with whom: the pairs of numbers, and the messages of the chosen one in both directions. */
export function ConversationsScreen() {
  useEffect(followConversations, [])
  const chosen = useConversations((state) => state.chosen)
  return (
    <div className="conversations">
      <SplitPanes
        id="conversations"
        orientation="horizontal"
        firstSize={36}
        firstMin="300px"
        secondMin="380px"
        first={<ListPane />}
        second={
          chosen === null ? (
            <NothingChosen />
          ) : (
            <ConversationThread key={`${chosen.own}\n${chosen.peer}`} pair={chosen} />
          )
        }
      />
    </div>
  )
}

function ListPane() {
  const { t } = useTranslation('conversations')
  const input = useRef<HTMLInputElement>(null)
  const number = useConversations((state) => state.number)
  const only = useConversations((state) => state.only)
  useSearchKey(input)
  return (
    <div className="conversation-pane pane">
      <div className="conversation-bar">
        <SearchField
          inputRef={input}
          label={t('search')}
          hint={t('searchHint')}
          inForce={number}
          onSearch={(text) => searchConversations({ number: soughtNumber(text) })}
        />
        <Choices
          label={t('only.label')}
          value={only}
          choices={choices.map((value) => ({ value, label: t(`only.${value}`) }))}
          onChange={(value) => searchConversations({ only: value })}
        />
      </div>
      <List />
    </div>
  )
}

function List() {
  const { t } = useTranslation('conversations')
  const isEmpty = useConversations((state) => state.conversations.length === 0)
  const isLoading = useConversations((state) => state.isLoading)
  const isNarrowed = useConversations((state) => state.number !== '' || state.only !== 'all')
  if (!isEmpty) return <ConversationList />
  if (isLoading) return <Progress />
  if (isNarrowed) return <EmptyState title={t('noneTitle')}>{t('noneText')}</EmptyState>
  return <ComposeStart title={t('emptyTitle')} text={t('emptyText')} />
}

/** As numbers stand in messages, however they are written to a person; a name as it is. */
function soughtNumber(text: string): string {
  const isNumber = /^[\d\s()+-]+$/.test(text)
  return isNumber ? text.replace(/\D/g, '') : text.trim()
}

function NothingChosen() {
  const { t } = useTranslation('conversations')
  const isEmpty = useConversations((state) => state.conversations.length === 0)
  if (isEmpty) return null
  return <EmptyState title={t('chooseTitle')}>{t('chooseText')}</EmptyState>
}
