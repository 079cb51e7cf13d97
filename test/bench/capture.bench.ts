import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { bareInserts } from './bare-inserts.ts'
import { type BenchRow, ceilingRow, median, ownRow, ratioRow } from './bench-row.ts'
import type { FloodMark } from './flood-engine-process.ts'
import type { FloodTold } from './flood-smsc-process.ts'
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

async function floodRows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-flood-'))
  const smsc = fork(join(import.meta.dirname, 'flood-smsc-process.ts'), ['1000', '60'])
  const [{ port }] = (await once(smsc, 'message')) as [Extract<FloodTold, { kind: 'port' }>]
  const engine = fork(join(import.meta.dirname, 'flood-engine-process.ts'), [folder, String(port)], {
    execArgv: ['--heap-growing-percent=30'],
  })
  const marks: FloodMark[] = []
  engine.on('message', (mark: FloodMark) => marks.push(mark))
  try {
    await once(engine, 'message')
    const before = await answersOf(smsc)
    const started = performance.now()
    await new Promise((resolve) => setTimeout(resolve, floodMs))
    const after = await answersOf(smsc)
    const perSecond = ((after.answered - before.answered) * 1000) / (performance.now() - started)
    smsc.send('stop')
    engine.send('close')
    await once(engine, 'exit')
    const pdus = marks.at(-1)?.captured ?? 0
    const octets = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
    const peak = Math.max(...marks.map(({ rss }) => rss)) / 1e6
    const pages = marks.map(({ pageMs }) => pageMs).sort((a, b) => a - b)
    return [
      ownRow('S4b deliver_sm answered/s under a flood, and PDUs stored', perSecond, pdus),
      ceilingRow('S4b resident memory of the engine at most, MB', peak, peak, 300),
      ceilingRow(
        'S4b page of the capture during the flood p95, ms',
        pages[Math.floor(pages.length * 0.95)] ?? 0,
        pages.at(-1) ?? 0,
        150,
      ),
      ownRow('S4b octets on disk per PDU', octets / Math.max(1, pdus), octets / Math.max(1, pdus)),
    ]
  } finally {
    engine.kill()
    smsc.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function answersOf(smsc: ReturnType<typeof fork>): Promise<Extract<FloodTold, { kind: 'answers' }>> {
  const answer = once(smsc, 'message') as Promise<[Extract<FloodTold, { kind: 'answers' }>]>
  smsc.send('count')
  return (await answer)[0]
}
