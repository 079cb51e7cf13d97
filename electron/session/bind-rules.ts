import type { BindMode } from '../../shared/contract/connections.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { version33, version34, version50, versionName } from '../../shared/smpp/interface-version.ts'
import { type CommandName, type PduRow, pduTable, type WireState } from '../../shared/smpp/pdu-table.ts'
import { refusalsIn, type Sender, type SendVerdict } from '../../shared/smpp/session-rules.ts'

/** command_id of a response: its request's with the top bit set. */

const rows: Readonly<Record<string, PduRow>> = pduTable

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(pduTable, name)
}

const responses: ReadonlyMap<CommandName, CommandName> = new Map(
  Object.entries(rows).flatMap(([name, { response }]) =>
    isCommandName(name) && response !== null && isCommandName(response) ? [[name, response]] : [],
  ),
)

/** The command that answers a request; undefined for responses and for requests that have no answer. */
export function responseTo(command: CommandName): CommandName | undefined {
  return responses.get(command)
}

const bindModes: Readonly<Record<string, BindMode>> = {
  bind_transmitter: 'transmitter',
  bind_receiver: 'receiver',
  bind_transceiver: 'transceiver',
}

/** The mode a bind request asks for; null when the command is not a bind. */
export function bindModeOf(command: CommandName): BindMode | null {
  return bindModes[command] ?? null
}

export const bindCommands = {
  transmitter: 'bind_transmitter',
  receiver: 'bind_receiver',
  transceiver: 'bind_transceiver',
} as const satisfies Record<BindMode, CommandName>

const boundStates = { transmitter: 'BOUND_TX', receiver: 'BOUND_RX', transceiver: 'BOUND_TRX' } as const

/** The state that the specification's tables call it; null is not bound yet. */
export function wireState(bindMode: BindMode | null): WireState {
  return bindMode === null ? 'OPEN' : boundStates[bindMode]
}

/** Why we do not send the request over this bind, in the version of the session; null when nothing is against it. */
export function sendFault(
  command: CommandName,
  verdict: SendVerdict | undefined,
  bindMode: BindMode,
  interfaceVersion: number,
): Fault | null {
  if (verdict === undefined || verdict === 'allowed') return null
  if (verdict !== 'wrong-version') return new Fault('session.wrong-bind', { bindMode, command })
  const needs = pduTable[command].introduced
  return new Fault('session.wrong-version', { command, needs, session: versionName(interfaceVersion) })
}

const modes = [null, 'transmitter', 'receiver', 'transceiver'] as const
const versions = [version33, version34, version50] as const

/** Requests that a side may send over each bind in some version: computed once, since each request asks. */
function allowedBy(sender: Sender): ReadonlyMap<BindMode | null, ReadonlySet<string>> {
  return new Map(
    modes.map((mode) => {
      const verdicts = versions.map((version) => refusalsIn(sender, wireState(mode), version))
      const names = Object.keys(rows).filter((name) =>
        verdicts.some((rules) => rules.get(name) === 'allowed'),
      )
      return [mode, new Set(names)] as const
    }),
  )
}

const allowed = { esme: allowedBy('esme'), smsc: allowedBy('smsc') }

/** True when `sender` may send the request over this bind (null: not bound yet) in any version. */
export function isAllowed(command: CommandName, sender: Sender, bindMode: BindMode | null): boolean {
  return allowed[sender].get(bindMode)?.has(command) === true
}
