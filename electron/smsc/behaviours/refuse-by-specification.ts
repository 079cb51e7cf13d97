import type { BoundAction } from './bound-action.ts'

/** Leaves it to the session, which answers as the specification says and notes what it let pass. */
export function refuseBySpecification(): BoundAction {
  return { moment: 'session' }
}
