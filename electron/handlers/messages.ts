import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { searchWords } from '../../shared/filter/row-match.ts'
import type { MessageTracker, SendingSession } from '../messages/message-tracker.ts'
import { isAllowed } from '../session/bind-rules.ts'
import type { ClientSession } from '../session/client-session.ts'
import type { SettingsBook } from '../storage/settings-book.ts'
import type { Store } from '../storage/store.ts'
import type { SessionRegister } from './session-register.ts'

interface Parts {
  readonly register: SessionRegister
  readonly tracker: MessageTracker
  readonly store: Store
  readonly settingsBook: SettingsBook
}

type Calls = Pick<
  Handlers,
  'message.send' | 'message.ask' | 'message.resolve' | 'message.page' | 'message.get'
>

export function messageHandlers({ register, tracker, store, settingsBook }: Parts): Calls {
  const find = async (messageId: string, number: number) => {
    const card = await tracker.shelf.get(messageId).catch(() => null)
    const asked = card?.parts.find((one) => one.number === number)
    if (card === null || asked === undefined) throw new Fault('message.not-found', { messageId })
    return { card, asked }
  }
  return {
    'message.send': async ({ sessionId, intent }) => {
      const session = register.get(sessionId)
      checkMaySubmit(session)
      const messageId = tracker.send(sendingSession(session), intent)
      // A store that cannot be written shows the welcome once more; the message is on its way all the same.
      await settingsBook.endFirstRun().catch(() => undefined)
      return { messageId }
    },
    'message.ask': async ({ messageId, part, command }) => {
      const { card, asked } = await find(messageId, part)
      const session = register.successor(card.sessionId, card.connectionId)
      return tracker.ask(sendingSession(session), card, asked, command)
    },
    'message.resolve': async ({ messageId, part, action }) => {
      const { card, asked } = await find(messageId, part)
      if (action === 'leave') return tracker.leave(card, asked)
      const session = register.successor(card.sessionId, card.connectionId)
      if (action === 'query') return tracker.ask(sendingSession(session), card, asked, 'query_sm')
      checkMaySubmit(session)
      return tracker.retry(sendingSession(session), card, asked)
    },
    'message.page': ({ before, limit, text }) => store.call('pageCards', before, limit, searchWords(text)),
    'message.get': async ({ messageId }) => {
      const card = await tracker.shelf.get(messageId).catch(() => null)
      if (card === null) throw new Fault('message.not-found', { messageId })
      return card
    },
  }
}

export function messageSources({ tracker }: Pick<Parts, 'tracker'>): Pick<StreamSources, 'message.cards'> {
  return { 'message.cards': (_params, emit) => tracker.shelf.onCard(emit) }
}

function checkMaySubmit(session: ClientSession): void {
  if (session.phase !== 'bound') throw new Fault('session.not-bound', {})
  const { bindMode } = session.state()
  if (bindMode !== null && !isAllowed('submit_sm', 'esme', bindMode)) {
    throw new Fault('session.wrong-bind', { bindMode, command: 'submit_sm' })
  }
}

function sendingSession(session: ClientSession): SendingSession {
  return {
    identity: session,
    request: (pdu, onSent) => new Promise((resolve) => session.send(pdu, resolve, onSent)),
  }
}
