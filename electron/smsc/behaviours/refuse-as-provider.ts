import type { ActionOf } from '../../../shared/simulator/action-table.ts'
import type { BoundAction } from './bound-action.ts'

/** Answers with the profile's status for the reason; without one the next behaviour is asked. */
export function refuseAsProvider({ reason }: ActionOf<'refuse-as-provider'>): BoundAction {
  return {
    moment: 'request',
    answer: ({ profile }) => {
      const refusal = profile.refusals.get(reason)
      return refusal && { reply: { status: refusal.status } }
    },
  }
}
