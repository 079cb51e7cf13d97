import type { CallOutput, Handlers, StreamSources } from '../../shared/contract/contract.ts'
import type { MessageCard, MessagePart } from '../../shared/contract/message.ts'
import { idsOf } from '../../shared/message/part-ids.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { servedCommand } from '../../shared/profiles/served-commands.ts'
import type { MessageTracker } from '../messages/message-tracker.ts'
import { hasOutcome } from '../messages/poll-rules.ts'
import type { StatusPoller } from '../messages/status-poller.ts'
import type { Sessions } from '../session/sessions.ts'
import type { SavedConnections } from '../storage/saved-connections.ts'

interface Parts {
  readonly sessions: Sessions
  readonly tracker: MessageTracker
  readonly statusPoller: StatusPoller
  readonly savedConnections: SavedConnections
  readonly catalogue: () => Catalogue
}
type Skipped = CallOutput<'message.poll'>['skipped']

export function statusQueryHandlers(parts: Parts): Pick<Handlers, 'message.poll'> {
  const { tracker, statusPoller } = parts
  return {
    'message.poll': async ({ messageIds, action }) => {
      const skipped = { gone: 0, final: 0, noId: 0, notServed: 0, unbound: 0 }
      let count = 0
      if (action === 'stop') {
        for (const messageId of messageIds ?? [null]) count += statusPoller.stop(messageId)
        return { parts: count, skipped }
      }
      for (const messageId of messageIds ?? []) {
        const card = await tracker.cards.get(messageId).catch(() => null)
        if (card === null) {
          skipped.gone++
          continue
        }
        for (const part of card.parts) {
          const why = whyNot(parts, card, part, action)
          if (why !== null) skipped[why]++
          else {
            statusPoller.ask(card, part, action)
            count++
          }
        }
      }
      return { parts: count, skipped }
    },
  }
}

export function statusQuerySources({
  statusPoller,
}: Pick<Parts, 'statusPoller'>): Pick<StreamSources, 'message.polls'> {
  return { 'message.polls': (_params, emit) => statusPoller.counts.follow(emit) }
}

/** Why a part is not asked about; null: it is. A bind that is missing is waited for where the part is followed. */
function whyNot(
  { sessions, savedConnections, catalogue }: Parts,
  card: MessageCard,
  part: MessagePart,
  action: 'once' | 'follow',
): keyof Skipped | null {
  const { direction, connectionId } = card
  if (direction === 'received' || hasOutcome(part)) return 'final'
  if (idsOf(part).length === 0) return 'noId'
  const draft = connectionId === null ? null : savedConnections.draftOf(connectionId)
  if (connectionId === null || draft === null) return 'unbound'
  if (servedCommand(catalogue().of(draft.profileId), 'query_sm') === 'no') return 'notServed'
  const session = sessions.ofConnection(connectionId)?.sessionFor('query_sm') ?? null
  return action === 'once' && session === null ? 'unbound' : null
}
