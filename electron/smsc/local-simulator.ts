import { localSimulatorId } from '../../shared/contract/connections.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { Simulator } from './simulator.ts'

/**
 * The built-in connection leads to the simulator on its actual port, since the usual one may have been taken,
 * and over TLS trusts its fingerprint, whoever signed the certificate.
 */
export function atSimulator(connection: ConnectionSettings, simulator: Simulator): ConnectionSettings {
  const { port } = simulator.state()
  if (connection.connectionId !== localSimulatorId || port === null) return connection
  const { fingerprint } = simulator
  if (fingerprint === null || connection.tls.enabled) return { ...connection, port }
  const tls = { ...connection.tls, enabled: true, verify: false, pinnedSha256: fingerprint }
  return { ...connection, port, tls }
}
