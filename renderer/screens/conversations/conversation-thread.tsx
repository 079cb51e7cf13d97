import Button from '@mui/material/Button'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { quoted } from '../../../shared/filter/join-filter.ts'
import type { NumberPair } from '../../../shared/message/number-pair.ts'
import { dialoguePlaces } from '../../../shared/message/ussd-dialogues.ts'
import { CopyValue } from '../../parts/copy-value.tsx'
import { Progress } from '../../parts/progress.tsx'
import { readOlder, readThread, useConversations } from '../../stores/conversations-store.ts'
import { showMessages } from '../../stores/messages-filter-store.ts'
import { ReplyBox } from './reply-box.tsx'
import { ThreadMessage } from './thread-message.tsx'

/** px: this near to the top asks for older ones, this near to the end follows what comes. */
const nearTop = 400
const endSlack = 60
const usualHeight = 74

/** The messages between two numbers, oldest first, and the field that answers. */
export function ConversationThread({ pair }: { pair: NumberPair }) {
  const { t } = useTranslation('conversations')
  return (
    <section className="thread" aria-label={t('thread', { own: pair.own, peer: pair.peer })}>
      <ThreadHead pair={pair} />
      <Messages />
      <ReplyBox pair={pair} />
    </section>
  )
}

function ThreadHead({ pair: { own, peer } }: { pair: NumberPair }) {
  const { t } = useTranslation('conversations')
  return (
    <header className="thread-head">
      <h2 className="mono">
        <CopyValue value={peer} />
      </h2>
      <span className="dim">
        {t('with')} <CopyValue value={own} />
      </span>
      <Button
        size="small"
        variant="outlined"
        onClick={() => {
          const sought = quoted(peer)
          showMessages(`from contains ${sought} or to contains ${sought}`)
        }}
      >
        {t('inMessages')}
      </Button>
    </header>
  )
}

function Messages() {
  const { t } = useTranslation('conversations')
  const cards = useConversations((state) => state.cards)
  const hasOlder = useConversations((state) => state.hasOlder)
  const isReading = useConversations((state) => state.isReading)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => cards[index]?.messageId ?? index,
    overscan: 6,
    useFlushSync: false,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: endSlack,
  })
  useReading(cards)
  const places = useMemo(() => dialoguePlaces(cards), [cards])
  // The newest is read first.
  const isFilled = cards.length > 0
  useEffect(() => {
    if (isFilled) virtual.scrollToEnd()
  }, [isFilled, virtual])
  if (!isFilled && isReading) return <Progress />
  return (
    <div
      ref={scroller}
      className="thread-messages"
      role="log"
      aria-label={t('messages')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
      tabIndex={0}
      onScroll={({ currentTarget }) => {
        if (currentTarget.scrollTop < nearTop && hasOlder) void readOlder()
      }}
    >
      <div className="thread-canvas" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const card = cards[index]
          return (
            card !== undefined && (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className="thread-place"
                style={{ transform: `translateY(${start}px)` }}
              >
                <ThreadMessage card={card} before={cards[index - 1]} place={places.get(card.messageId)} />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

/** What stands in a window that is looked at was read. */
function useReading(cards: readonly MessageCard[]): void {
  useEffect(() => {
    const read = () => {
      if (document.visibilityState === 'visible' && cards.length > 0) readThread()
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [cards])
}
