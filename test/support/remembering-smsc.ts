import { setTimeout as sleep } from 'node:timers/promises'
import { SystemClock } from '../../electron/session/clock.ts'
import { createListener } from '../../electron/session/listener.ts'

export interface RememberingSmsc {
  readonly port: number
  /** How often each destination_addr was submitted. */
  readonly received: ReadonlyMap<string, number>
  /** Destinations that came more than once. */
  twice(): number
  close(): Promise<void>
}

/** An SMSC that accepts every submit_sm 5 ms later; `onSubmit` hears how many destinations it has seen. */
export async function rememberingSmsc(
  onSubmit: (count: number) => void = () => {},
): Promise<RememberingSmsc> {
  const received = new Map<string, number>()
  const listener = await createListener({
    host: '127.0.0.1',
    port: 0,
    clock: new SystemClock(),
    onSession(session) {
      session.onRequest = async (pdu) => {
        if (pdu.command !== 'submit_sm') return { status: 0 }
        const to = String(pdu.fields['destination_addr'])
        received.set(to, (received.get(to) ?? 0) + 1)
        onSubmit(received.size)
        await sleep(5)
        return { status: 0, fields: { message_id: to } }
      }
    },
  })
  return {
    port: listener.port,
    received,
    twice: () => [...received.values()].filter((times) => times > 1).length,
    close: () => listener.close(),
  }
}
