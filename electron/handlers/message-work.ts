import type { StreamSources } from '../../shared/contract/contract.ts'
import type { MessageCard } from '../../shared/contract/message.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { connectionSender } from '../messages/connection-sender.ts'
import type { MessageTracker } from '../messages/message-tracker.ts'
import { SelectionWork } from '../messages/message-work.ts'
import { countSelection } from '../messages/selection-count.ts'
import { reportDefect } from '../session/report-defect.ts'
import type { Sessions } from '../session/sessions.ts'
import { compiledCardFilter } from '../storage/card-filter.ts'
import type { Store } from '../storage/store.ts'
import type { WindowWork } from './work-at-hand.ts'

interface Parts {
  readonly sessions: Sessions
  readonly tracker: MessageTracker
  readonly store: Store
  readonly windowWork: WindowWork
}

/** Work on messages that are selected. */
export function messageWorkSources({
  sessions,
  tracker,
  store,
  windowWork,
}: Parts): Pick<StreamSources, 'message.selected' | 'message.work'> {
  const senderOf = ({ connectionId, sessionId }: MessageCard, command: 'submit_sm' | 'query_sm') => {
    const binds = connectionId === null ? undefined : sessions.ofConnection(connectionId)
    if (binds === undefined) throw new Fault('session.not-found', { sessionId })
    binds.checkMaySend(command)
    return connectionSender(binds)
  }
  return {
    'message.selected': (selection, emit) => {
      compiledCardFilter(selection.filter)
      const stop = new AbortController()
      countSelection({ store, cards: tracker.cards }, selection, stop.signal)
        .then((counts) => {
          if (!stop.signal.aborted) emit({ ...counts, fault: null })
        })
        .catch((problem: unknown) => {
          if (!(problem instanceof Fault)) return reportDefect(problem)
          const applies = { refused: 0, unsent: 0, retry: 0, query: 0, leave: 0 }
          if (!stop.signal.aborted) emit({ messages: 0, applies, fault: problem.toJSON() })
        })
      return () => stop.abort()
    },
    'message.work': ({ action, selection }, emit) => {
      compiledCardFilter(selection.filter)
      const stop = new AbortController()
      const tell: typeof emit = (work) => {
        if (!stop.signal.aborted) emit(work)
      }
      void new SelectionWork({ store, tracker, senderOf }, action, tell)
        .run(selection, stop.signal)
        .catch(reportDefect)
        .finally(windowWork.begin('messages'))
      return () => stop.abort()
    },
  }
}
