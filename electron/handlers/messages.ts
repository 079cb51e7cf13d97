import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import type { MessageCard, MessagePart } from '../../shared/contract/message.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { isUndecided } from '../../shared/message/part-state.ts'
import { CardFeeds } from '../messages/card-feed.ts'
import { tellCardSearch } from '../messages/card-search-feed.ts'
import { connectionSender } from '../messages/connection-sender.ts'
import type { MessageTracker, SendingSession } from '../messages/message-tracker.ts'
import { isAllowed } from '../session/bind-rules.ts'
import type { ClientSession } from '../session/client-session.ts'
import type { ConnectionBinds } from '../session/connection-binds.ts'
import type { Sessions } from '../session/sessions.ts'
import { compiledCardFilter } from '../storage/card-filter.ts'
import type { SavedSettings } from '../storage/saved-settings.ts'
import type { Store } from '../storage/store.ts'

interface Parts {
  readonly sessions: Sessions
  readonly tracker: MessageTracker
  readonly store: Store
  readonly savedSettings: SavedSettings
}

type Calls = Pick<
  Handlers,
  | 'message.send'
  | 'message.ask'
  | 'message.resolve'
  | 'message.resolveAll'
  | 'message.page'
  | 'message.sorted'
  | 'message.values'
  | 'message.get'
>

export function messageHandlers({ sessions, tracker, store, savedSettings }: Parts): Calls {
  const find = async (messageId: string, number: number) => {
    const card = await tracker.cards.get(messageId).catch(() => null)
    const asked = card?.parts.find((one) => one.number === number)
    if (card === null || asked === undefined) throw new Fault('message.not-found', { messageId })
    return { card, asked }
  }
  /** The current binds of the card's connection: the SMSC knows the account, not the session. */
  const bindsOf = ({ sessionId, connectionId }: MessageCard) => {
    const binds = connectionId === null ? undefined : sessions.ofConnection(connectionId)
    if (binds === undefined) throw new Fault('session.not-found', { sessionId })
    return binds
  }
  const resolve = async (card: MessageCard, part: MessagePart, action: 'retry' | 'query' | 'leave') => {
    if (action === 'leave') return tracker.leave(card, [part])
    if (action === 'query') return tracker.ask(connectionSender(bindsOf(card)), card, part, 'query_sm')
    return tracker.retry(connectionSender(maySubmit(bindsOf(card))), card, part)
  }
  return {
    'message.send': async ({ connectionId, sessionId = '', intent }) => {
      const sender =
        connectionId === undefined
          ? ofSession(sessions.get(sessionId))
          : connectionSender(maySubmit(sessions.ofConnection(connectionId)))
      const messageId = tracker.send(sender, intent)
      // If the store cannot be written, the welcome is shown once more; the message is sent all the same.
      await savedSettings.endFirstRun().catch(() => undefined)
      return { messageId }
    },
    'message.ask': async ({ messageId, part, command }) => {
      const { card, asked } = await find(messageId, part)
      return tracker.ask(connectionSender(bindsOf(card)), card, asked, command)
    },
    'message.resolve': async ({ messageId, part, action }) => {
      const { card, asked } = await find(messageId, part)
      return resolve(card, asked, action)
    },
    'message.resolveAll': async ({ action }) => {
      let done = 0
      const faults: Fault[] = []
      for await (const card of tracker.undecidedCards()) {
        const parts = card.parts.filter(isUndecided)
        if (action === 'leave') {
          await tracker.leave(card, parts)
          done += parts.length
          continue
        }
        for (const part of parts) {
          try {
            await resolve(card, part, action)
            done++
          } catch (problem) {
            if (!(problem instanceof Fault)) throw problem
            faults.push(problem)
          }
        }
      }
      return { done, failed: faults.length, fault: faults[0]?.toJSON() ?? null }
    },
    'message.page': async ({ before, limit, filter }, context) => {
      // Told here: of the store's thread only the storage's own problems come back.
      compiledCardFilter(filter)
      return store.search(context?.signal, 'pageCards', before, limit, filter)
    },
    'message.sorted': async (query, context) => {
      compiledCardFilter(query.filter)
      return store.search(context?.signal, 'sortedCards', query)
    },
    'message.values': ({ field, limit }, context) =>
      store.search(context?.signal, 'cardValues', field, limit),
    'message.get': async ({ messageId }) => {
      const card = await tracker.cards.get(messageId).catch(() => null)
      if (card === null) throw new Fault('message.not-found', { messageId })
      return card
    },
  }
}

export function messageSources({
  tracker,
  store,
}: Pick<Parts, 'tracker' | 'store'>): Pick<
  StreamSources,
  'message.cards' | 'message.doubts' | 'message.search'
> {
  const feeds = new CardFeeds(tracker.cards)
  return {
    'message.cards': (_params, emit, pace) => feeds.follow(emit, pace),
    'message.doubts': (_params, emit) => tracker.undecided.follow(emit),
    'message.search': ({ filter, limit, sort = null }, emit) =>
      tellCardSearch(store, { filter, limit, sort, emit }),
  }
}

/** Throws session.not-bound or session.wrong-bind. */
export function maySubmit(binds: ConnectionBinds | undefined): ConnectionBinds {
  if (binds === undefined) throw new Fault('session.not-bound', {})
  binds.checkMaySend('submit_sm')
  return binds
}

/** This bind and no other. Throws session.not-bound or session.wrong-bind. */
function ofSession(session: ClientSession): SendingSession {
  if (session.phase !== 'bound') throw new Fault('session.not-bound', {})
  const { bindMode } = session
  if (!isAllowed('submit_sm', 'esme', bindMode)) {
    throw new Fault('session.wrong-bind', { bindMode, command: 'submit_sm' })
  }
  return {
    identity: session,
    sendOver: (pdu, settle, onSent) => session.send(pdu, settle, onSent),
  }
}
