import type { CloseReason } from '../../shared/contract/session.ts'
import type { LinkEnd } from './session-link.ts'

interface EndFacts extends Pick<CloseReason, 'at' | 'host'> {
  /** Of a link that there was. */
  readonly timers?: CloseReason['timers'] | undefined
}

/** How the links of a session ended. */
export class LinkEnds {
  /** Why the last one ended, or why there was none. */
  last: CloseReason | null = null
  /** Of the last one that was bound. */
  lastBound: CloseReason | null = null

  add({ by, how, fault }: LinkEnd, wasBound: boolean, { timers, ...facts }: EndFacts): void {
    this.last = { by, how, fault: fault?.toJSON() ?? null, ...facts, ...(timers && { timers }) }
    if (wasBound) this.lastBound = this.last
  }
}
