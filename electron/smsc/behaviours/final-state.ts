import type { ActionOf } from '../../../shared/simulator/action-table.ts'
import type { BoundAction } from './bound-action.ts'

/** Gives the message, if it is accepted, another final state than the configured one. */
export function finalState({ stat, err }: ActionOf<'final-state'>): BoundAction {
  return { moment: 'acceptance', course: { ending: { stat, err } } }
}
