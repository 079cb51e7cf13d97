import type { BindSettings } from '../../electron/session/bind-settings.ts'
import { ClientSession } from '../../electron/session/client-session.ts'
import { SystemClock } from '../../electron/session/clock.ts'
import { newConnection } from '../../shared/contract/new-connection.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'

/** Our client, about to connect to 127.0.0.1:`port`. */
export function clientSession(port: number, change: Partial<BindSettings> = {}): ClientSession {
  return new ClientSession({
    sessionId: 'interop',
    hooks: {},
    clock: new SystemClock(),
    connection: {
      ...newConnection,
      bindMode: 'transceiver',
      ...{
        connectionId: 'interop',
        name: 'interop',
        host: '127.0.0.1',
        port,
        systemId: 'demo',
        password: 'demo',
      },
      responseTimeout: 10,
      enquireLinkInterval: 0,
      reconnect: { enabled: false, initialDelay: 1, maxDelay: 1 },
      profileId: 'ru-gateway-8056',
      ...change,
    },
  })
}

/** Resolves with the next PDU that is delivered to the session, answered with ESME_ROK. */
export function nextDelivered(session: ClientSession): Promise<DecodedPdu> {
  return new Promise((resolve) => {
    session.onDeliver = (pdu) => {
      // What the PDU shows of its octets is lent for the call alone.
      resolve(structuredClone(pdu))
      return 0
    }
  })
}
