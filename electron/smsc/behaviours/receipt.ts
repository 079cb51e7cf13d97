import type { ActionOf } from '../../../shared/simulator/action-table.ts'
import type { BoundAction } from './bound-action.ts'

/** Says how the receipt of an accepted message is, and what comes before it. */
export function receipt({ kind: _kind, ...settings }: ActionOf<'receipt'>): BoundAction {
  return { moment: 'acceptance', course: { receipt: settings } }
}
