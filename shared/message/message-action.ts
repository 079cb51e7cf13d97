import type { PartView } from './card-view.ts'
import { idsOf } from './part-ids.ts'
import { isEnded, isInDoubt, isUndecided } from './part-state.ts'

/**
 * What can be done with many messages: parts sent again that were refused, that never left or that are in doubt; query_sm
 * about those that the SMSC took; doubts left as they are.
 */
export const messageActions = ['refused', 'unsent', 'retry', 'query', 'leave'] as const
export type MessageAction = (typeof messageActions)[number]

/** True for a part that failed before it left: nobody has it. */
export function isNeverLeft({ state, submittedAt }: Pick<PartView, 'state' | 'submittedAt'>): boolean {
  return state === 'failed' && submittedAt === null
}

const takes: Readonly<Record<MessageAction, (part: PartView) => boolean>> = {
  refused: ({ state }) => state === 'refused',
  unsent: isNeverLeft,
  retry: ({ state }) => isInDoubt(state),
  query: (part) => part.state !== 'refused' && !isEnded(part.state) && idsOf(part).length > 0,
  leave: isUndecided,
}

/** True when the action is about the part of a message that was sent. */
export function takesPart(action: MessageAction, part: PartView): boolean {
  return takes[action](part)
}

/** Messages with such a part, in the filter language. */
export const actionFilters: Readonly<Record<MessageAction, string>> = {
  refused: 'parts.state == refused',
  unsent: '(unsent and parts.state == failed)',
  retry: 'parts.state in {in-doubt, timed-out}',
  query: 'parts.state == accepted',
  leave: 'undecided',
}
