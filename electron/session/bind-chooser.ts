import type { CommandName } from '../../shared/smpp/pdu-table.ts'
import { isAllowed } from './bind-rules.ts'
import type { ClientSession } from './client-session.ts'
import type { OnSent, Outbound } from './outbound.ts'
import type { Settle } from './pending-requests.ts'
import type { OutgoingRequest } from './request.ts'

/** Which of several binds a request goes over. */
export class BindChooser {
  readonly #sessions: () => readonly ClientSession[]
  /** Where the next look begins, so that idle binds take turns. */
  #turn = 0

  constructor(sessions: () => readonly ClientSession[]) {
    this.#sessions = sessions
  }

  /** The bound session that may send it and has most room in its window, not one of `tried`; null when there is none. */
  choose(command: CommandName, tried: readonly ClientSession[] = []): ClientSession | null {
    const sessions = this.#sessions()
    let best: ClientSession | null = null
    for (let step = 1; step <= sessions.length; step++) {
      const session = sessions[(this.#turn + step) % sessions.length]
      if (session === undefined || session.outbound === null || tried.includes(session)) continue
      if (!isAllowed(command, 'esme', session.bindMode)) continue
      if (best === null || session.room > best.room) best = session
    }
    return best
  }

  /**
   * Hands a request to the best session, and to the next best when that one ends before the request left: it is no
   * repeat, since nobody can have taken it. `settle` is called once. `by`: the method of ClientSession that sends it.
   */
  send(
    by: 'send' | 'sendOnce',
    pdu: OutgoingRequest,
    settle: Settle,
    onSent: OnSent | undefined,
    tried: readonly ClientSession[] = [],
  ): void {
    const session = this.choose(pdu.command, tried)
    if (session === null) {
      settle({ kind: 'never-sent', error: null })
      return
    }
    this.#turn = this.#sessions().indexOf(session)
    const settled: Settle = (outcome) => {
      const isUntouched = outcome.kind === 'never-sent' && outcome.error === null
      if (isUntouched) this.send(by, pdu, settle, onSent, [...tried, session])
      else settle(outcome)
    }
    session[by](pdu, settled, onSent)
  }

  /** The requests of another bound session than the one of `lost`; null when there is none. */
  outboundBeside(lost: Outbound): Outbound | null {
    const own = this.#sessions().filter(({ outbound }) => outbound === lost)
    return this.choose('submit_sm', own)?.outbound ?? null
  }
}
