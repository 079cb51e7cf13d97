import { afterEach, describe, expect, test } from 'vitest'
import type { ServerSession } from '../../../electron/session/server-session.ts'
import { connectionTo, faultOf, Opened } from './session-kit.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

/** An SMSC that tells this version, or none, and the client bound to it. */
async function bind(told: number | null, interfaceVersion: 0x33 | 0x34 | 0x50) {
  const sessions: ServerSession[] = []
  const { port } = await opened.smsc({
    onSession: (session) => {
      sessions.push(session)
      session.onRequest = () => ({
        status: 0,
        fields: { system_id: 'SMSC' },
        tlvs: told === null ? [] : [{ tag: 0x0210, value: Uint8Array.of(told) }],
      })
    },
  })
  const client = opened.client(connectionTo(port, { interfaceVersion }))
  const before = client.wireState
  await client.open()
  return { client, server: sessions[0]!, before }
}

describe('the version of a session', () => {
  test.each([
    ['3.4 with an SMSC of 5.0', 0x34, 0x50, 0x34],
    ['5.0 with an SMSC of 3.4', 0x50, 0x34, 0x34],
    ['5.0 with an SMSC of 5.0', 0x50, 0x50, 0x50],
    ['5.0 with an SMSC that does not say', 0x50, null, 0x50],
    ['3.4 with an SMSC that says 3.3', 0x34, 0x33, 0x33],
  ] as const)('is the lower one: %s', async (_name, ours, told, shared) => {
    const { client, server } = await bind(told, ours)
    expect(client.state()).toMatchObject({ interfaceVersion: shared, peerInterfaceVersion: told })
    expect(server.state()).toMatchObject({ interfaceVersion: shared, peerInterfaceVersion: ours })
  })

  test('and its state are what the specification’s tables call them, on both sides', async () => {
    const { client, server, before } = await bind(0x34, 0x34)
    expect([before, client.wireState, server.wireState]).toEqual(['OPEN', 'BOUND_TRX', 'BOUND_TRX'])
    await client.close('cut')
    expect(client.state().phase).toBe('closed')
  })
})

describe('a request that the version lacks', () => {
  test('is refused before it leaves, and can be sent anyway', async () => {
    const { client } = await bind(0x34, 0x50)
    const request = { command: 'query_broadcast_sm', fields: { message_id: '1' } } as const
    expect(await faultOf(client.request(request))).toMatchObject({
      code: 'session.wrong-version',
      detail: { command: 'query_broadcast_sm', needs: '5.0', session: '3.4' },
    })
    expect((await client.requestAnyway(request)).pdu.command).toBe('query_broadcast_sm_resp')
    expect(await faultOf(client.request({ command: 'query_last_msgs' }))).toMatchObject({
      code: 'session.wrong-version',
      detail: { needs: '3.3' },
    })
  })

  test('leaves where both sides have it', async () => {
    const { client } = await bind(0x50, 0x50)
    const { pdu } = await client.request({ command: 'query_broadcast_sm', fields: { message_id: '1' } })
    expect(pdu.command).toBe('query_broadcast_sm_resp')
  })
})
