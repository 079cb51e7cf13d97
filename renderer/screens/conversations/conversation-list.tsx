// biome-ignore-all lint/a11y/useSemanticElements: a list that scrolls is no fieldset of a form
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../shared/contract/conversations.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatClock, formatCount, formatDay } from '../../parts/format.ts'
import { stateTones } from '../../parts/message-card/state-tones.ts'
import { StateDot } from '../../parts/state-pill.tsx'
import { today } from '../../parts/today.ts'
import { useLanguage } from '../../parts/use-language.ts'
import {
  isSamePair,
  loadMoreConversations,
  openThread,
  useConversations,
} from '../../stores/conversations-store.ts'

const rowHeight = 54
/** px: this near to the end asks for more. */
const nearEnd = 20 * rowHeight

/** The pairs of numbers, the one with the newest message first. */
export function ConversationList() {
  const { t } = useTranslation('conversations')
  const conversations = useConversations((state) => state.conversations)
  const chosen = useConversations((state) => state.chosen)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf(conversations[index]),
    overscan: 8,
  })
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = conversations.findIndex((one) => isSamePair(one, chosen))
    const next = conversations[Math.min(conversations.length - 1, Math.max(0, at + step))]
    if (next === undefined) return
    openThread({ own: next.own, peer: next.peer })
    virtual.scrollToIndex(conversations.indexOf(next))
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>('[aria-current=true]')?.focus({ preventScroll: true }),
    )
  }
  return (
    <div
      ref={scroller}
      className="conversation-list"
      role="group"
      aria-label={t('list')}
      data-list
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        if (scrollHeight - scrollTop - clientHeight < nearEnd) void loadMoreConversations()
      }}
    >
      <div className="conversation-canvas" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const one = conversations[index]
          return (
            one !== undefined && (
              <ConversationRow key={key} conversation={one} top={start} isChosen={isSamePair(one, chosen)} />
            )
          )
        })}
      </div>
    </div>
  )
}

function ConversationRow({
  conversation,
  top,
  isChosen,
}: {
  conversation: Conversation
  top: number
  isChosen: boolean
}) {
  const { t } = useTranslation('conversations')
  const { t: messages } = useTranslation('messages')
  const language = useLanguage()
  const { own, peer, unread, last } = conversation
  return (
    <button
      type="button"
      className={`conversation-row${unread > 0 ? ' is-unread' : ''}`}
      aria-current={isChosen}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => openThread({ own, peer })}
    >
      <span className="conversation-line">
        <span className="mono foreign cut">
          <ForeignText text={peer === '' ? t('noNumber') : peer} />
        </span>
        <span className="dim conversation-own cut" title={t('ownNumber')}>
          <ForeignText text={own === '' ? t('noNumber') : own} />
        </span>
        <span className="dim mono">
          {formatDay(last.createdAt) === today() ? formatClock(last.createdAt) : formatDay(last.createdAt)}
        </span>
      </span>
      <span className="conversation-line">
        {last.direction === 'sent' ? (
          <span title={messages(`state.${last.state}`)}>
            <StateDot tone={stateTones[last.state]} />
            <span className="visually-hidden">{messages(`state.${last.state}`)}</span>
          </span>
        ) : (
          <span className="received" aria-hidden="true">
            ←
          </span>
        )}
        <span className="cut foreign conversation-text">
          <ForeignText text={last.text.replace(/\s+/g, ' ')} />
        </span>
        {unread > 0 && (
          <span className="conversation-count">
            {formatCount(unread, language)}
            <span className="visually-hidden"> {messages('unread.row')}</span>
          </span>
        )}
      </span>
    </button>
  )
}

function keyOf(conversation: Conversation | undefined): string {
  return conversation === undefined ? '' : `${conversation.own}\n${conversation.peer}`
}
