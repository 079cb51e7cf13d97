import { describe, expect, test } from 'vitest'
import { bound, running, submit } from './behaviour-rows.ts'
import { RawClient } from './raw-answers.ts'

describe('the link is cut', () => {
  const cuts: readonly { how: 'fin' | 'rst'; after: string; accepted: number; octets: number }[] = [
    { how: 'fin', after: 'request', accepted: 0, octets: 0 },
    { how: 'rst', after: 'request', accepted: 0, octets: 0 },
    { how: 'fin', after: 'handling', accepted: 1, octets: 0 },
    { how: 'rst', after: 'handling', accepted: 1, octets: 0 },
    { how: 'fin', after: 'half-response', accepted: 1, octets: 14 },
    { how: 'rst', after: 'half-response', accepted: 1, octets: 14 },
    { how: 'fin', after: 'response', accepted: 1, octets: 27 },
    { how: 'rst', after: 'response', accepted: 1, octets: 27 },
  ]
  test('a while after a bind was accepted, and a client that has gone leaves nothing behind', async () => {
    const run = await running({
      when: { requests: ['bind_transceiver'] },
      do: { kind: 'drop', how: 'rst', after: 'response', later: 0.2 },
    })
    const gone = await RawClient.bound(run.port)
    gone.close()
    const client = await RawClient.bound(run.port)
    client.submit(2)
    await client.take(27)
    expect(await client.ended).toBe('rst')
    client.close()
    const state = await run.until(({ sessions }) => sessions.length === 0)
    expect(state.accepted).toBe(1)
  })

  test.each(cuts)('by $how after the $after', async ({ how, after, accepted, octets }) => {
    const run = await running({ do: { kind: 'drop', how, after } })
    const client = await RawClient.bound(run.port)
    client.submit(2)
    expect(await client.ended).toBe(how)
    expect(client.arrived).toBe(octets)
    client.close()
    const state = await run.until(({ sessions }) => sessions.length === 0)
    expect(state.accepted).toBe(accepted)
    expect(state.events.map(({ kind }) => kind)).toEqual(['closed', 'acted', 'bound'])
  })
})

describe('an answer is spoilt', () => {
  /** A submit_sm_resp with a message_id of ten digits, as the simulator gives the first. */
  const sound = '0000001b800000040000000000000002' + '3130303030303030303000'
  const spoilt: readonly [fault: string, octets: string][] = [
    ['length-too-large', `0000001f${sound.slice(8)}`],
    ['length-too-small', `00000017${sound.slice(8)}`],
    ['command-id', sound.replace('80000004', '80000003')],
    ['unknown-command', sound.replace('80000004', '80000fff')],
    ['sequence-number', `${sound.slice(0, 24)}40000002${sound.slice(32)}`],
    ['truncated-body', `00000015${sound.slice(8, 42)}`],
    ['doubled', sound + sound],
  ]
  test.each(spoilt)('%s', async (fault, octets) => {
    const run = await running({ do: { kind: 'malformed', fault } })
    const client = await RawClient.bound(run.port)
    client.submit(2)
    client.send('enquire_link', 3)
    expect(await client.take(octets.length / 2 + 16)).toBe(`${octets}00000010800000150000000000000003`)
    client.close()
  })

  test('out of order: each first one comes after the second', async () => {
    const run = await running({ do: { kind: 'malformed', fault: 'out-of-order' } })
    const client = await bound(run)
    const send = () => client.send('submit_sm', { source_addr: 'INFO', destination_addr: '7916' })
    const [first, second] = [send(), send()]
    await client.arrived(2)
    const [third, fourth] = [send(), send()]
    await client.arrived(4)
    expect(client.waiting.map((pdu) => pdu.sequence_number)).toEqual([second, first, fourth, third])
  })

  test('an answer that nothing follows comes by itself', async () => {
    const run = await running({ do: { kind: 'malformed', fault: 'out-of-order' } })
    expect((await submit(await bound(run))).command_status).toBe(0)
  })
})
