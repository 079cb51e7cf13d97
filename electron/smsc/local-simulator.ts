import { localSimulatorId } from '../../shared/contract/connection-values.ts'
import type { Connection } from '../../shared/contract/connections.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { Simulator } from './simulator.ts'

/**
 * The built-in connection leads to the simulator on its actual port, since the usual one may have been taken,
 * and over TLS trusts its fingerprint, whoever signed the certificate.
 */
export function atSimulator(connection: ConnectionSettings, simulator: Simulator): ConnectionSettings {
  if (connection.connectionId !== localSimulatorId) return connection
  const led = { ...connection, port: portOf(simulator, connection.port) }
  const { fingerprint } = simulator
  if (simulator.state().port === null || fingerprint === null || connection.tls.enabled) return led
  const tls = { ...connection.tls, enabled: true, verify: false, pinnedSha256: fingerprint }
  return { ...led, tls }
}

/** The same of what a window is shown: the port of the built-in connection is the one that the simulator has. */
export function shownAtSimulator(connection: Connection, simulator: Simulator): Connection {
  if (connection.connectionId !== localSimulatorId) return connection
  return { ...connection, port: portOf(simulator, connection.port) }
}

/** Where it listens, or would; a port of the system's choice (0) is not known before. */
function portOf(simulator: Simulator, otherwise: number): number {
  const { port, config } = simulator.state()
  return port ?? (config.port === 0 ? otherwise : config.port)
}
