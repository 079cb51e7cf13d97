import { onTestFinished } from 'vitest'
import { SystemClock } from '../../electron/session/clock.ts'
import { createListener, type ListenerOptions } from '../../electron/session/listener.ts'
import type { ReplySpec } from '../../electron/session/request.ts'
import type { ServerSession } from '../../electron/session/server-session.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'

export interface ScriptedSmsc {
  readonly port: number
  /** Those whose link lives. */
  readonly sessions: ReadonlySet<ServerSession>
  /** The first client, once it is bound. */
  readonly client: Promise<ServerSession>
}

interface Options extends Pick<ListenerOptions, 'tls'> {
  /** command_status of each bind. */
  readonly bind?: (pdu: DecodedPdu) => number
}

/** An SMSC on a real socket that lets everybody bind unless told otherwise; `answer` decides about everything else. */
export async function scriptedSmsc(
  answer: (pdu: DecodedPdu, session: ServerSession) => ReplySpec | Promise<ReplySpec>,
  { bind = () => 0, ...options }: Options = {},
): Promise<ScriptedSmsc> {
  const bound = Promise.withResolvers<ServerSession>()
  const listener = await createListener({
    host: '127.0.0.1',
    port: 0,
    ...options,
    clock: new SystemClock(),
    onSession(session) {
      session.onRequest = (pdu) =>
        pdu.command?.startsWith('bind_')
          ? { status: bind(pdu), fields: { system_id: 'script' } }
          : answer(pdu, session)
      session.onBound = bound.resolve
    },
  })
  onTestFinished(() => listener.close())
  return { port: listener.port, sessions: listener.sessions, client: bound.promise }
}

/** Sends a receipt for `id` to the client; resolves when it is answered. */
export async function sendReceipt(
  session: ServerSession,
  id: string,
  change: { stat?: string; err?: string; esmClass?: number } = {},
) {
  const { stat = 'DELIVRD', err = '000', esmClass = 4 } = change
  const text = `id:${id} sub:001 dlvrd:001 submit date:2611221200 done date:2611221201 stat:${stat} err:${err} text:`
  await session.request({
    command: 'deliver_sm',
    fields: {
      source_addr_ton: 1,
      source_addr_npi: 1,
      source_addr: '79161234567',
      destination_addr: 'ALPHA',
      esm_class: esmClass,
      short_message: new Uint8Array(Buffer.from(text, 'latin1')),
    },
  })
}
