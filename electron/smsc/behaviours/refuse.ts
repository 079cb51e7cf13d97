import type { ActionOf } from '../../../shared/simulator/action-table.ts'
import { isRefusal } from '../../../shared/simulator/answer-actions.ts'
import type { TestTools } from '../../../shared/simulator/condition.ts'
import { weighted } from '../../../shared/simulator/seeded-random.ts'
import { statusNumber } from '../../../shared/simulator/status-value.ts'
import type { BoundAction, Verdict } from './bound-action.ts'

/** Answers with a status, in the response or in a generic_nack. */
export function refuse({ status, as }: ActionOf<'refuse'>): BoundAction {
  const verdict = verdictOf(statusNumber(status), as)
  return { moment: 'request', answer: () => verdict }
}

/** Answers with one of several statuses by their weights; where that is ESME_ROK the next behaviour is asked. */
export function refuseMix({ statuses, as }: ActionOf<'refuse-mix'>, { random }: TestTools): BoundAction {
  return {
    moment: 'request',
    answer: () => {
      const drawn = weighted(statuses, random())
      const status = drawn === undefined ? 0 : statusNumber(drawn.status)
      return isRefusal(status) ? verdictOf(status, as) : undefined
    },
  }
}

function verdictOf(status: number, as: ActionOf<'refuse'>['as']): Verdict {
  return { reply: as === 'generic_nack' ? { nack: status } : { status } }
}
