import type { SessionState } from '../../shared/contract/session.ts'

/** A bound session of ours on which nothing has happened, with what the test changes. */
export function sessionState(change: Partial<SessionState> = {}): SessionState {
  return {
    sessionId: 's',
    role: 'esme',
    connectionId: 'c',
    bind: { number: 1, of: 1 },
    name: 'ACME',
    profileId: 'smpp-3.4',
    bindMode: 'transceiver',
    interfaceVersion: 0x34,
    peerInterfaceVersion: null,
    phase: 'bound',
    since: 0,
    systemId: 'demo',
    peerSystemId: null,
    remoteAddress: null,
    localAddress: null,
    tls: null,
    inFlight: 0,
    window: 10,
    sentPerSecond: 0,
    receivedPerSecond: 0,
    sentTotal: 0,
    receivedTotal: 0,
    keepAlive: { sentAt: null, latencyMs: null, missed: 0, receivedAt: null },
    timers: {
      sessionInit: { seconds: 0, until: null },
      enquireLink: { seconds: 0, until: null },
      inactivity: { seconds: 0, until: null },
      response: { seconds: 0, until: null },
      heardAt: null,
    },
    lastPdus: [],
    notes: [],
    throttle: null,
    retryAt: null,
    attempt: 0,
    close: null,
    ...change,
  }
}
