import type { BindMode } from '../../shared/contract/connections.ts'
import type { Fault } from '../../shared/faults/fault.ts'
import { version50 } from '../../shared/smpp/interface-version.ts'
import type { CommandName } from '../../shared/smpp/pdu-table.ts'
import { refusalsIn, type SendVerdict } from '../../shared/smpp/session-rules.ts'
import { sendFault, wireState } from './bind-rules.ts'

/** What the specification says of the requests of either side, in one state and version of a client's session. */
export class ServerRules {
  readonly #bindMode: BindMode | null
  readonly #interfaceVersion: number
  readonly #esme: ReadonlyMap<string, SendVerdict>
  readonly #smsc: ReadonlyMap<string, SendVerdict>

  /** `bindMode`: null before the bind, when no version is agreed, so that every version's commands are allowed. */
  constructor(bindMode: BindMode | null, interfaceVersion: number) {
    const [state, version] = [wireState(bindMode), bindMode === null ? version50 : interfaceVersion]
    this.#bindMode = bindMode
    this.#interfaceVersion = interfaceVersion
    this.#esme = refusalsIn('esme', state, version)
    this.#smsc = refusalsIn('smsc', state, version)
  }

  /** On a request of the client's. */
  verdictOn(command: CommandName | null): SendVerdict {
    return this.#esme.get(command ?? '') ?? 'wrong-state'
  }

  /** Whether we may send this request. */
  maySend(command: CommandName): boolean {
    return this.#smsc.get(command) === 'allowed'
  }

  /** Why we may not send it to a client that is bound; null where the specification has no word for it. */
  faultOf(command: CommandName): Fault | null {
    if (this.#bindMode === null) return null
    return sendFault(command, this.#smsc.get(command), this.#bindMode, this.#interfaceVersion)
  }
}
