import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { timed, withHost } from '../support/attacked-host.ts'
import { FloodingPeer, mixedPdu } from '../support/flooding-peer.ts'
import { draftTo } from '../support/running-engine.ts'
import { bareInserts } from './bare-inserts.ts'
import { type BenchRow, ceilingRow, median, ownRow, ratioRow } from './bench-row.ts'
import { Ends } from './roundtrip-ends.ts'
import { submit } from './roundtrip-pair.ts'

const rounds = 5
const floodMs = 20_000

/** S4 and S4b: every PDU captured to disk at window 100, and under an SMSC that floods. */
export async function rows(): Promise<BenchRow[]> {
  return [...(await captureRows()), ...(await floodRows())]
}

async function captureRows(): Promise<BenchRow[]> {
  const { text, ...fields } = submit
  const octets = encodePdu({
    command: 'submit_sm',
    sequence_number: 1,
    fields: { ...fields, short_message: new TextEncoder().encode(text) },
  })
  const ends = new Ends('captured')
  try {
    const port = await ends.serve(false)
    const ours: number[] = []
    const bare: number[] = []
    for (let round = 0; round < rounds; round++) {
      // A round trip is two PDUs.
      ours.push(2 * (await ends.run(port, 100)))
      bare.push(bareInserts(octets, 700))
    }
    return [ratioRow('S4 captured PDUs/s, window 100, vs bare sqlite', median(ours), median(bare), 0.5)]
  } finally {
    ends.close()
  }
}

/** The built host under a flood, with a window that asks for pages all along. */
async function floodRows(): Promise<BenchRow[]> {
  const peer = await FloodingPeer.start()
  try {
    return await withHost(async (host) => {
      const client = await host.openClient()
      const draft = draftTo(peer.port, { name: 'flood' })
      const { connectionId } = await client.call('connections.save', {
        connectionId: null,
        draft,
        password: 'pw',
      })
      await client.call('session.open', { connectionId })
      peer.flood(Number.MAX_SAFE_INTEGER, mixedPdu)
      const started = performance.now()
      const pages: number[] = []
      while (performance.now() - started < floodMs) {
        pages.push(await timed(() => client.call('capture.page', { before: null, limit: 100, filter: '' })))
        await wait(250)
      }
      const perSecond = (peer.answered * 1000) / (performance.now() - started)
      peer.stop()
      const peak = (host.peakMb() * 1024 * 1024) / 1e6
      await host.end()
      const octets = readdirSync(host.dataDir).reduce(
        (sum, name) => sum + statSync(join(host.dataDir, name)).size,
        0,
      )
      const perPdu = octets / (2 * peer.answered)
      const sorted = pages.toSorted((a, b) => a - b)
      const slow = sorted[Math.floor(sorted.length * 0.95)] ?? 0
      return [
        ownRow('S4b deliver_sm answered/s under a flood, and in all', perSecond, peer.answered),
        ceilingRow('S4b resident memory of the built host at most, MB', peak, peak, 300),
        ceilingRow(
          'S4b page of the capture during the flood, p95 and longest, ms',
          slow,
          sorted.at(-1) ?? 0,
          150,
        ),
        ownRow('S4b octets on disk per PDU', perPdu, perPdu),
      ]
    })
  } finally {
    peer.close()
  }
}
