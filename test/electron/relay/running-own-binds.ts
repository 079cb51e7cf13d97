import { expect, onTestFinished } from 'vitest'
import { type OwnBindParts, OwnBindRelay } from '../../../electron/relay/own-bind-relay.ts'
import { SystemClock } from '../../../electron/session/clock.ts'
import type { ReplySpec } from '../../../electron/session/request.ts'
import type { ServerSession } from '../../../electron/session/server-session.ts'
import { type OwnBinds, ownBindsSchema } from '../../../shared/relay/relay-config.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'
import { WireClient } from '../smsc/wire-client.ts'
import { connectionTo, relayRows, watchedTraffic } from './running-relay.ts'

const accounts = [
  { systemId: 'shop', password: 'one' },
  { systemId: 'bank', password: 'two' },
]
const passwords: Record<string, string> = { shop: 'one', bank: 'two' }
export const to = { destination_addr: '79161234567', dest_addr_ton: 1, dest_addr_npi: 1, source_addr: 'INFO' }

/** Options of a test: settings, and parts of the relay's own. */
interface Change {
  readonly settings?: Partial<OwnBinds>
  readonly connection?: Parameters<typeof connectionTo>[1]
  readonly parts?: Partial<OwnBindParts>
  readonly rows?: unknown
}

/** A relay with two accounts on a free port towards `port`; bound at the provider unless that refuses. */
export async function runOwnBinds(port: number, { settings, connection, parts, rows: written }: Change = {}) {
  const clock = new SystemClock()
  const watched = watchedTraffic(clock)
  const rows = relayRows(clock, watched.traffic, written)
  const relay = new OwnBindRelay({
    ...{
      host: '127.0.0.1',
      port: 0,
      tls: null,
      hooks: {},
      clock,
      rows,
      traffic: watched.traffic,
      file: null,
    },
    connection: connectionTo(port, {
      reconnect: { enabled: true, initialDelay: 0.1, maxDelay: 0.1 },
      responseTimeout: 2,
      ...connection,
    }),
    settings: ownBindsSchema.parse({ accounts, ...settings }),
    ...parts,
  })
  let isStopped = false
  const stop = async () => {
    if (!isStopped) await relay.stop()
    isStopped = true
  }
  onTestFinished(stop)
  const listening = await relay.start()
  const event = (name: string) => watched.until((told) => told.kind === 'event' && told.event === name)
  /** A client bound as this account. */
  const bind = async (name: string, mode?: Parameters<WireClient['bind']>[0]) => {
    const client = await WireClient.connect(listening)
    onTestFinished(() => client.close())
    const status = await client.bind(mode, { system_id: name, password: passwords[name]! })
    expect(statusName(status)).toBe('ESME_ROK')
    return client
  }
  return { ...watched, relay, stop, port: listening, event, bind }
}

/** An SMSC that gives ids in turn: 1, 2, …; what it was asked. */
export async function countingSmsc(
  answer: (pdu: DecodedPdu, session: ServerSession) => ReplySpec | Promise<ReplySpec> | undefined = () =>
    undefined,
) {
  let id = 0
  const asked: DecodedPdu[] = []
  const smsc = await scriptedSmsc((pdu, session) => {
    asked.push(structuredClone(pdu))
    const given = answer(pdu, session)
    if (given !== undefined) return given
    if (pdu.command === 'submit_sm') return { status: 0, fields: { message_id: String(++id) } }
    return {
      status: 0,
      fields: pdu.command === 'query_sm' ? { message_id: pdu.fields['message_id']!, message_state: 2 } : {},
    }
  })
  return { ...smsc, asked }
}

export async function submit(client: WireClient, fields = {}) {
  const { command_status, fields: given } = await client.ask('submit_sm', { ...to, ...fields })
  return { status: statusName(command_status), id: given['message_id'] }
}

export const text = ({ fields }: DecodedPdu) =>
  Buffer.from(fields['short_message'] as Uint8Array).toString('latin1')
