import type { ConnectionColour } from '../../shared/contract/connection-values.ts'
import type { Connection } from '../../shared/contract/connections.ts'
import { useConnections } from './connections-store.ts'

/** The colours of a list, by the names of its connections. */
const known = new WeakMap<readonly Connection[], ReadonlyMap<string, ConnectionColour>>()

function coloursOf(connections: readonly Connection[]): ReadonlyMap<string, ConnectionColour> {
  const made = known.get(connections) ?? new Map(connections.map(({ name, colour }) => [name, colour]))
  known.set(connections, made)
  return made
}

/** What the binds of a connection have behind its name: 'TX', '2', 'TX 2'. */
const bindSuffix = /(?: (?:TX|RX|TRX))?(?: \d{1,2})?$/

/** The colour of the connection that a session of this name is a bind of; 'none' where there is none. */
export function colourOfSession(connections: readonly Connection[], sessionName: string): ConnectionColour {
  const colours = coloursOf(connections)
  return colours.get(sessionName) ?? colours.get(sessionName.replace(bindSuffix, '')) ?? 'none'
}

export function useSessionColour(sessionName: string): ConnectionColour {
  return useConnections(({ connections }) => colourOfSession(connections, sessionName))
}

export function useConnectionColour(connectionId: string): ConnectionColour {
  return useConnections(
    ({ connections }) => connections.find((one) => one.connectionId === connectionId)?.colour ?? 'none',
  )
}
