import { smppVersions } from './interface-version.ts'
import { type CommandName, type PduRow, pduTable } from './pdu-table.ts'
import { sendingStates } from './session-rules.ts'

/** What a session sends of its own accord. */
const sessionCommands: ReadonlySet<string> = new Set<CommandName>(['enquire_link', 'unbind'])

const replayed: ReadonlySet<string> = new Set(
  Object.entries<PduRow>(pduTable)
    .filter(([command, row]) => row.response !== null && !sessionCommands.has(command) && isSentBound(row))
    .map(([command]) => command),
)

/** In some version the ESME sends it over a bind. */
function isSentBound(row: PduRow): boolean {
  return smppVersions.some((version) => {
    const states = sendingStates(row, 'esme', version) ?? []
    return states.includes('BOUND_TX') || states.includes('BOUND_TRX')
  })
}

/** True for requests of the ESME's own work that have an answer: messages, queries, cancels; no bind, no keep-alive. */
export function isReplayed(command: CommandName): boolean {
  return replayed.has(command)
}
