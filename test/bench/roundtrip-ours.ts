import { ClientSession } from '../../electron/session/client-session.ts'
import { SystemClock } from '../../electron/session/clock.ts'
import { createListener } from '../../electron/session/listener.ts'
import type { SessionHooks } from '../../electron/session/session-hooks.ts'
import { newConnection } from '../../shared/contract/new-connection.ts'
import { messageId, pem, type RoundTripClient, type RoundTripPair, submit } from './roundtrip-pair.ts'

const clock = new SystemClock()
const { text, ...addresses } = submit
const short_message = new TextEncoder().encode(text)
const accepted = { status: 0, fields: { message_id: messageId } }
const bound = { status: 0, fields: { system_id: 'SMSC' } }

/** Ours, with everything a session does on: window, timers, rates, correlation, state told ten times a second. */
export const ours: RoundTripPair = {
  async serve(tls) {
    const { port } = await createListener({
      host: '127.0.0.1',
      port: 0,
      clock,
      hooks: { onState: () => undefined },
      ...(tls ? { tls: { key: pem('server.key.pem'), cert: pem('server.cert.pem') } } : {}),
      onSession: (session) => {
        session.onRequest = (pdu) => (pdu.command === 'submit_sm' ? accepted : bound)
      },
    })
    return port
  },

  connect: (port, window, tls) => connectOurs(port, window, tls, { onState: () => undefined }),
}

/** A session of ours, bound, with hooks that may watch it. */
export async function connectOurs(
  port: number,
  window: number,
  tls: boolean,
  hooks: SessionHooks,
): Promise<RoundTripClient> {
  const session = new ClientSession({
    sessionId: 'bench',
    clock,
    hooks,
    connection: {
      ...newConnection,
      bindMode: 'transceiver',
      ...{
        connectionId: 'bench',
        name: 'bench',
        host: '127.0.0.1',
        port,
        systemId: 'bench',
        password: 'bench',
      },
      tls: { ...newConnection.tls, enabled: tls, caPem: pem('ca.cert.pem'), minVersion: 'TLSv1.3' },
      window,
      responseTimeout: 10,
      reconnect: { enabled: false, initialDelay: 1, maxDelay: 1 },
    },
  })
  await session.open()
  return {
    run: async (ms) => {
      const until = performance.now() + ms
      let answers = 0
      const lane = async () => {
        while (performance.now() < until) {
          await session.request({ command: 'submit_sm', fields: { ...addresses, short_message } })
          answers++
        }
      }
      await Promise.all(Array.from({ length: window }, lane))
      return answers
    },
    close: () => session.close('unbind'),
  }
}
