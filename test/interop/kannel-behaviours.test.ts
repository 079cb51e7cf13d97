import { beforeAll, expect, test } from 'vitest'
import { behaviourSchema } from '../../shared/simulator/behaviour.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { runSimulator } from '../electron/smsc/running-simulator.ts'
import { requireKannel, startKannel } from './kannel-peer.ts'

beforeAll(requireKannel)

const timeout = 60_000

/** Kannel bound to a simulator with these rows, and what it sent there. */
async function kannelAt(rows: readonly object[]) {
  const received: (DecodedPdu & { readonly at: number })[] = []
  const running = await runSimulator(
    { profileId: 'smpp-3.4', behaviours: rows.map((row) => behaviourSchema.parse(row)) },
    {
      onPdu: (_session, { direction, at, pdu }) => {
        // What the PDU shows of its octets is lent for the call alone.
        if (direction === 'received') received.push({ ...structuredClone(pdu), at })
      },
    },
  )
  const kannel = await startKannel(running.port)
  await running.until(({ sessions }) => sessions[0]?.bindMode === 'transceiver')
  const url = `${kannel.callback}/dlr?type=%d&to=%p`
  const submits = (to: string) => received.filter(({ fields }) => fields['destination_addr'] === to)
  return {
    ...running,
    received,
    submits,
    send: (to: string) => kannel.send({ from: 'INFO', to, text: 'Hi', 'dlr-mask': '24', 'dlr-url': url }),
    /** What Kannel tells its user next: 8 accepted, 16 refused. */
    told: () => kannel.called('/dlr'),
  }
}

const once = { nth: 1000, from: 1 }
const to = (number: string, more: object = {}) => ({
  when: { requests: ['submit_sm'], destinationIs: [number], ...more },
})

test('Kannel sends again what was refused for a while, and gives up what was refused for good', {
  timeout,
}, async () => {
  const statuses = ['ESME_RMSGQFUL', 'ESME_RX_T_APPN', 'ESME_RSYSERR'] as const
  const { send, told, submits } = await kannelAt([
    ...statuses.map((status, at) => ({
      id: status,
      ...to(`490${at}`, { every: once }),
      do: { kind: 'refuse', status },
    })),
    { id: 'never', ...to('4910'), do: { kind: 'refuse', status: 'ESME_RINVDSTADR' } },
    { id: 'nack', ...to('4911'), do: { kind: 'refuse', status: 'ESME_RINVCMDID', as: 'generic_nack' } },
  ])
  await send('4910')
  expect(await told()).toEqual({ type: '16', to: '4910' })
  await send('4911')
  expect(await told()).toEqual({ type: '16', to: '4911' })
  for (const at of statuses.keys()) await send(`490${at}`)
  const ends = [await told(), await told(), await told()]
  expect(ends.toSorted((one, other) => Number(one['to']) - Number(other['to']))).toEqual(
    statuses.map((_status, at) => ({ type: '8', to: `490${at}` })),
  )
  expect(['4900', '4901', '4902', '4910', '4911'].map((number) => submits(number).length)).toEqual([
    2, 2, 2, 1, 1,
  ])
})

test('a rate makes Kannel send nothing for more than a second, then everything', { timeout }, async () => {
  const { send, told, received, until } = await kannelAt([
    { id: 'rate', when: { requests: ['submit_sm'] }, do: { kind: 'throttle', perSecond: 1 } },
  ])
  await send('4940')
  expect(await told()).toEqual({ type: '8', to: '4940' })
  await send('4941')
  await until(({ acted }) => acted['rate'] === 1)
  // Another message as well: it waits with the one that was refused.
  await send('4942')
  const ends = [await told(), await told()]
  expect(ends.map(({ type, to: number }) => `${type} ${number}`).toSorted()).toEqual(['8 4941', '8 4942'])
  const [, refused, next] = received.filter(({ command }) => command === 'submit_sm')
  expect(refused?.fields['destination_addr']).toBe('4941')
  expect(next!.at - refused!.at).toBeGreaterThan(1000)
})

test('a window holds Kannel back, congestion_state does not, and answers out of order find their messages', {
  timeout,
}, async () => {
  const { send, told, acted, until } = await kannelAt([
    { id: 'window', ...to('4920'), do: { kind: 'window', most: 1 } },
    { id: 'slow', ...to('4920'), do: { kind: 'delay', delay: { shape: 'fixed', ms: 300 } } },
    { id: 'busy', ...to('4921'), do: { kind: 'congestion', state: 99 } },
    { id: 'late', ...to('4922'), do: { kind: 'malformed', fault: 'out-of-order' } },
  ]).then((at) => ({ ...at, acted: () => at.simulator.state().acted }))
  await Promise.all(['4920', '4920', '4920'].map(send))
  for (let count = 0; count < 3; count++) expect(await told()).toEqual({ type: '8', to: '4920' })
  expect(acted()['window']).toBeGreaterThanOrEqual(2)
  await send('4921')
  expect(await told()).toEqual({ type: '8', to: '4921' })
  await send('4922')
  await until(({ acted: all }) => all['late'] === 1)
  await send('4923')
  expect([await told(), await told()]).toEqual([
    { type: '8', to: '4923' },
    { type: '8', to: '4922' },
  ])
})

test.each(['length-too-large', 'length-too-small'] as const)(
  'Kannel is lost in the stream by %s, and says so with generic_nack',
  { timeout },
  async (fault) => {
    const { send, received, until } = await kannelAt([
      { id: 'lie', ...to('4930'), do: { kind: 'malformed', fault } },
    ])
    await send('4930')
    await until(({ acted }) => acted['lie'] === 1)
    // What is too long is waited for: the next answer is taken into it.
    await send('4931')
    await until(() => received.some(({ command }) => command === 'generic_nack'))
    expect(received.find(({ command }) => command === 'generic_nack')).toMatchObject({
      command_status: statusValue('ESME_RINVCMDLEN'),
      sequence_number: 0,
    })
  },
)
