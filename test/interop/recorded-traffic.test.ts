import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { type Answer, connect, type Pdu } from 'smpp'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { toHex } from '../../shared/smpp/hex.ts'
import { runCli } from '../electron/cli/cli-process.ts'
import { runSimulator } from '../electron/smsc/running-simulator.ts'
import { compareChanges } from './changed-recording.ts'
import { cardsOfFile } from './file-cards.ts'
import { compareHandedOver } from './handed-over.ts'
import { requireKannel, startKannel } from './kannel-peer.ts'
import { recordingObstacle, recordPort } from './loopback-recording.ts'
import { npmSmsc } from './npm-smsc.ts'
import { requireNetSmpp, startPerl } from './perl-peer.ts'
import { recordingProxy } from './recording-proxy.ts'
import { requireTshark } from './tshark.ts'

requireTshark()
beforeAll(requireNetSmpp)
beforeAll(requireKannel)

/** Of recording and five runs of tshark; a few seconds on a machine with nothing else to do. */
const timeout = 120_000
const delivered = 0x80000005

const obstacle = recordingObstacle()
/** What is not read, and that a connection ended, is no lack of the recording. */
const isLack = ({ kind }: { readonly kind: string }) => kind !== 'unread' && kind !== 'closed'
if (obstacle !== null) console.log(`traffic on this machine: NOT RECORDED, ${obstacle}`)

/** The octets of each PDU that tshark finds, in its order. */
function octetsByTshark(file: string, port: number): string[] {
  const options = ['-d', `tcp.port==${port},smpp`, '-o', 'tcp.reassemble_out_of_order:TRUE', '-Y', 'smpp']
  const output = execFileSync('tshark', ['-r', file, ...options, '-T', 'jsonraw', '--no-duplicate-keys'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 28,
  })
  const packets: { _source: { layers: { smpp_raw: [string, ...unknown[]] | [string, ...unknown[]][] } } }[] =
    JSON.parse(output.toString())
  return packets.flatMap(({ _source: { layers } }) => {
    const [first, ...others] = layers.smpp_raw
    // One PDU, or a list of them.
    return typeof first === 'string'
      ? [first]
      : [first, ...others].map((raw) => String(Array.isArray(raw) ? raw[0] : raw))
  })
}

test.skipIf(obstacle !== null).each(['lo', 'any'])(
  'Net::SMPP at the simulator, recorded on %s: every PDU that tshark finds, octet for octet',
  { timeout },
  async (device) => {
    const { port } = await runSimulator({ receipt: { delay: 0.05, stat: 'DELIVRD', err: '000' } })
    const recording = await recordPort(port, device)
    const esme = startPerl('esme.pl', port, 'demo', 'demo')
    expect(await esme.ended).toBe(0)
    const { file, capture } = await recording.finish()
    expect(capture.pdus.length).toBeGreaterThanOrEqual(12)
    expect(capture.pdus.map(({ octets }) => toHex(octets))).toEqual(octetsByTshark(file, port))
    expect(capture.events.filter(isLack)).toEqual([])
    await (device === 'any' ? compareHandedOver : compareChanges)(file, port)
  },
)

test.skipIf(obstacle !== null)(
  'Kannel at the simulator with receipts and messages from a handset, recorded, changed and handed over',
  { timeout },
  async () => {
    const { port, simulator, until } = await runSimulator({ profileId: 'smpp-3.4' })
    const recording = await recordPort(port, 'lo')
    const kannel = await startKannel(port)
    const { sessions } = await until(({ sessions: [first] }) => first?.bindMode === 'transceiver')
    const receipts = { 'dlr-mask': '27', 'dlr-url': `${kannel.callback}/dlr?type=%d` }
    const long = 'Слово за словом, часть за частью. '.repeat(4)
    for (const text of ['Hello', long]) {
      await kannel.send({ from: 'INFO', to: '79161234567', text, coding: '2', charset: 'UTF-8', ...receipts })
      await kannel.called('/dlr')
    }
    const source = { ton: 1, npi: 1, addr: '79161234567' }
    const destination = { ton: 3, npi: 0, addr: '1234' }
    for (const { sessionId } of sessions)
      await simulator.deliver({ sessionId, source, destination, text: long })
    // Receipts of a short message and of the first part of a long one, and the three parts of the handset's.
    const { file } = await recording.finish(delivered, 5)
    const seen = (await cardsOfFile(file)).map(({ direction, text, parts }) => ({
      ...{ direction, text },
      parts: parts.map(({ receipts, registeredDelivery = 0 }) => [
        registeredDelivery & 1,
        ...receipts.map(({ stat }) => stat),
      ]),
    }))
    expect(seen).toHaveLength(3)
    expect(seen).toEqual(
      expect.arrayContaining([
        { direction: 'sent', text: 'Hello', parts: [[1, 'DELIVRD']] },
        // Kannel asks for the receipt of the first part alone.
        { direction: 'sent', text: long, parts: [[1, 'DELIVRD'], [0], [0]] },
        { direction: 'received', text: long, parts: [[0], [0], [0]] },
      ]),
    )
    await compareChanges(file, port)
    await compareHandedOver(file, port)
  },
)

test.skipIf(obstacle !== null)(
  'npm smpp over IPv6, recorded, changed and handed over',
  { timeout },
  async () => {
    const { port: simulatorPort } = await runSimulator()
    const { port } = await recordingProxy(simulatorPort, '::1')
    const recording = await recordPort(port, 'lo')
    const session = connect({ host: '::1', port })
    onTestFinished(() => session.destroy())
    session.on('deliver_sm', (pdu: Pdu) => session.send(pdu.response()))
    await once(session, 'connect')
    const asked = (send: (answer: Answer) => void) => new Promise<Pdu>((resolve) => send(resolve))
    await asked((answer) => session.bind_transceiver({ system_id: 'demo', password: 'demo' }, answer))
    for (const destination_addr of ['79161234567', '79160001027', '79161234568']) {
      const message = {
        source_addr: 'INFO',
        destination_addr,
        short_message: 'Привет',
        registered_delivery: 1,
      }
      await asked((answer) => session.submit_sm(message, answer))
    }
    await asked((answer) => session.enquire_link({}, answer))
    await asked((answer) => session.unbind({}, answer))
    const { file, capture } = await recording.finish()
    expect(new Set(capture.flows.map(({ source }) => source.address))).toEqual(new Set(['::1']))
    await compareChanges(file, port)
    await compareHandedOver(file, port)
  },
)

test.skipIf(obstacle !== null)(
  'send to npm smpp, recorded: every PDU that tshark finds, octet for octet',
  { timeout },
  async () => {
    const { port } = await npmSmsc()
    const recording = await recordPort(port, 'lo')
    const long = 'Слово за словом, часть за частью. '.repeat(40)
    const args = [
      'send',
      '--port',
      String(port),
      '--system-id',
      'demo',
      '--to',
      '79161234567',
      '--text',
      long,
    ]
    expect((await runCli(args, { env: { SMPP_PASSWORD: 'demo' } })).code).toBe(0)
    const { file, capture } = await recording.finish()
    expect(capture.pdus.length).toBeGreaterThan(20)
    expect(capture.pdus.map(({ octets }) => toHex(octets))).toEqual(octetsByTshark(file, port))
    expect(capture.events.filter(isLack)).toEqual([])
  },
)
