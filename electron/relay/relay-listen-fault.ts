import { Fault } from '../../shared/faults/fault.ts'

/** Why the relay cannot listen, from what the listener says. */
export function relayListenFault(error: unknown, { host, port }: { host: string; port: number }): unknown {
  if (!(error instanceof Fault)) return error
  if (error.code === 'simulator.port-in-use') return new Fault('relay.port-in-use', { port })
  const reason = error.detail['reason'] ?? error.message
  return new Fault('relay.cannot-listen', { host, port, reason })
}
