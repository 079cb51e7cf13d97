import { execFileSync } from 'node:child_process'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { OwnBindRelay } from '../../electron/relay/own-bind-relay.ts'
import { SystemClock } from '../../electron/session/clock.ts'
import { ownBindsSchema } from '../../shared/relay/relay-config.ts'
import { connectionTo, relayRows, runTransparent, watchedTraffic } from '../electron/relay/running-relay.ts'
import { runSimulator } from '../electron/smsc/running-simulator.ts'
import { requireKannel, startKannel } from './kannel-peer.ts'
import { type Recording, recordingObstacle, recordPort } from './loopback-recording.ts'
import { requireNetSmpp, startPerl } from './perl-peer.ts'
import { cutPdus } from './recording-proxy.ts'
import { requireTshark } from './tshark.ts'

beforeAll(() => {
  requireNetSmpp()
  requireKannel()
  requireTshark()
})

const obstacle = recordingObstacle()

/** What each side of a recorded link sent, as tshark reads it: all octets in hex. */
async function octetsOver(recording: Recording, port: number): Promise<{ client: string; server: string }> {
  const { file } = await recording.finish()
  const fields = ['-T', 'fields', '-e', 'tcp.srcport', '-e', 'tcp.payload']
  const said = execFileSync('tshark', ['-r', file, '-Y', 'tcp.len > 0', ...fields], { encoding: 'utf8' })
  const sent = { client: '', server: '' }
  for (const line of said.trim().split('\n')) {
    const [from, octets = ''] = line.split('\t')
    sent[Number(from) === port ? 'server' : 'client'] += octets
  }
  return sent
}

test.skipIf(obstacle !== null)(
  'the octets of Net::SMPP are the same on both sides of a transparent relay',
  {},
  async () => {
    const { port } = await runSimulator({ receipt: { delay: 0.05, stat: 'DELIVRD', err: '000' } })
    const relay = await runTransparent(port)
    const sides = [await recordPort(relay.port, 'lo'), await recordPort(port, 'lo')] as const
    const esme = startPerl('esme.pl', relay.port, 'demo', 'demo')
    const steps = []
    for (let step = 0; step < 6; step++) steps.push((await esme.next())['step'])
    expect(steps).toEqual(['bind', 'submit', 'receipt', 'query', 'cancel', 'unbind'])
    expect(await esme.ended).toBe(0)
    const [application, provider] = [await octetsOver(sides[0], relay.port), await octetsOver(sides[1], port)]
    expect(provider).toEqual(application)
    // bind, submit, receipt, query, cancel and unbind, each with its answer.
    const pdusOf = (hex: string) => cutPdus(Buffer.from(hex, 'hex')).length
    expect([pdusOf(application.client), pdusOf(application.server)]).toEqual([6, 6])
    expect(relay.pdus().every(({ differs }) => differs.length === 0)).toBe(true)
  },
)

test('Kannel and Net::SMPP share one bind, and each gets its own receipt', async () => {
  const { port, until } = await runSimulator({
    profileId: 'smpp-3.4',
    receipt: { delay: 0.2, stat: 'DELIVRD', err: '000' },
  })
  const clock = new SystemClock()
  const { traffic, pdus, until: told } = watchedTraffic(clock)
  const accounts = [
    { systemId: 'demo', password: 'demo' },
    { systemId: 'perl', password: 'perl' },
  ]
  const relay = new OwnBindRelay({
    ...{ host: '127.0.0.1', port: 0, tls: null, hooks: {}, clock, traffic, file: null },
    ...{ rows: relayRows(clock, traffic), connection: connectionTo(port) },
    settings: ownBindsSchema.parse({ accounts }),
  })
  const listening = await relay.start()
  onTestFinished(() => relay.stop())
  const kannel = await startKannel(listening)
  await told((one) => one.kind === 'event' && one.event === 'application-bound')
  const answer = await kannel.send({
    ...{ from: '1234', to: '79161234567', text: 'Hi', 'dlr-mask': '3' },
    'dlr-url': `${kannel.callback}/dlr?type=%d&id=%F`,
  })
  expect(answer).toBe('0: Accepted for delivery')
  const esme = startPerl('esme.pl', listening, 'perl', 'perl')
  expect(await esme.next()).toMatchObject({ step: 'bind', status: 0 })
  const submitted = await esme.next()
  expect(submitted).toMatchObject({ step: 'submit', status: 0 })
  expect((await esme.next())['short_message']).toContain(`id:${submitted['message_id']} `)
  expect(await kannel.called('/dlr')).toMatchObject({ type: '1' })
  expect(await esme.next()).toMatchObject({ step: 'query', status: 0, message_state: 2 })
  const { sessions } = await until(({ receiptsSent }) => receiptsSent === 2)
  expect(sessions).toHaveLength(1)
  const owners = pdus().filter(({ in: came }) => came?.command === 'deliver_sm')
  expect(owners.map(({ application }) => application).sort()).toEqual(['demo', 'perl'])
})
