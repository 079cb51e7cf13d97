import type { BindMode } from '../../shared/contract/connections.ts'
import { type CommandName, type PduRow, pduTable, type SessionState } from '../../shared/smpp/pdu-table.ts'

/** command_id of a response: its request's with the top bit set. */
export const responseBit = 0x80000000
export const genericNackId = 0x80000000

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

type Sender = 'esme' | 'smsc'

const boundStates = { transmitter: 'BOUND_TX', receiver: 'BOUND_RX', transceiver: 'BOUND_TRX' } as const

/** What each side may send in a state, by the widest version that has the PDU. */
function allowedIn(sender: Sender, state: SessionState): ReadonlySet<string> {
  const isAllowedIn = ({ states, introduced }: PduRow) => {
    const senders = states['5.0'] ?? states['3.4']
    if (senders !== null) return senders[sender]?.includes(state) ?? false
    // The 3.3 query commands, which the later versions dropped, went over a transmitter.
    return introduced === '3.3' && sender === 'esme' && (state === 'BOUND_TX' || state === 'BOUND_TRX')
  }
  return new Set(Object.keys(rows).filter((name) => isAllowedIn(rows[name] ?? pduTable.generic_nack)))
}

const allowed = {
  esme: {
    OPEN: allowedIn('esme', 'OPEN'),
    BOUND_TX: allowedIn('esme', 'BOUND_TX'),
    BOUND_RX: allowedIn('esme', 'BOUND_RX'),
    BOUND_TRX: allowedIn('esme', 'BOUND_TRX'),
  },
  smsc: {
    OPEN: allowedIn('smsc', 'OPEN'),
    BOUND_TX: allowedIn('smsc', 'BOUND_TX'),
    BOUND_RX: allowedIn('smsc', 'BOUND_RX'),
    BOUND_TRX: allowedIn('smsc', 'BOUND_TRX'),
  },
} as const

/**
 * Whether `sender` may send the request over this bind (null: not bound yet). What a version forbids and the next
 * allows is for a note, not for a refusal.
 */
export function isAllowed(command: CommandName, sender: Sender, bindMode: BindMode | null): boolean {
  return allowed[sender][bindMode === null ? 'OPEN' : boundStates[bindMode]].has(command)
}
