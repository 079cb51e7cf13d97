import { execFileSync } from 'node:child_process'
import { beforeAll, expect, test } from 'vitest'
import { toHex } from '../../shared/smpp/hex.ts'
import { runCli } from '../electron/cli/cli-process.ts'
import { runSimulator } from '../electron/smsc/running-simulator.ts'
import { recordingObstacle, recordPort } from './loopback-recording.ts'
import { npmSmsc } from './npm-smsc.ts'
import { requireNetSmpp, startPerl } from './perl-peer.ts'
import { requireTshark } from './tshark.ts'

requireTshark()
beforeAll(requireNetSmpp)

const obstacle = recordingObstacle()
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
  async (device) => {
    const { port } = await runSimulator({ receipt: { delay: 0.05, stat: 'DELIVRD', err: '000' } })
    const recording = await recordPort(port, device)
    const esme = startPerl('esme.pl', port, 'demo', 'demo')
    expect(await esme.ended).toBe(0)
    const { file, capture } = await recording.finish()
    expect(capture.pdus.length).toBeGreaterThanOrEqual(12)
    expect(capture.pdus.map(({ octets }) => toHex(octets))).toEqual(octetsByTshark(file, port))
    expect(capture.events.filter(({ kind }) => kind !== 'unread')).toEqual([])
  },
)

test.skipIf(obstacle !== null)(
  'send to npm smpp, recorded: every PDU that tshark finds, octet for octet',
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
    expect(capture.events).toEqual([])
  },
)
