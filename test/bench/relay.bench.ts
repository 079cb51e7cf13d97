import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { nodePath } from '../../electron/setup.mjs'
import { type BenchRow, median, ratioRow } from './bench-row.ts'
import { Ends } from './roundtrip-ends.ts'

const rounds = 5
const window = 100
const leastShare = 0.3

/** Round trips per second of submit_sm through a relay, against the same two ends without it, in turn in one run. */
export async function rows(): Promise<BenchRow[]> {
  const ends = new Ends('ours')
  const relays: ReturnType<typeof spawn>[] = []
  const relayTo = async (mode: string, port: number): Promise<number> => {
    const child = spawn(nodePath(), [join(import.meta.dirname, 'relay-process.ts'), mode, String(port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    relays.push(child)
    const [said] = await once(child.stdout.setEncoding('utf8'), 'data')
    return Number(String(said).trim())
  }
  try {
    const port = await ends.serve(false)
    const [transparent, own] = [await relayTo('transparent', port), await relayTo('own-binds', port)]
    const seen = { direct: [] as number[], transparent: [] as number[], own: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      seen.direct.push(await ends.run(port, window))
      seen.transparent.push(await ends.run(transparent, window))
      seen.own.push(await ends.run(own, window))
    }
    const direct = median(seen.direct)
    return [
      ratioRow(
        `relay round trips/s, window ${window}, transparent vs direct`,
        median(seen.transparent),
        direct,
        leastShare,
      ),
      ratioRow(
        `relay round trips/s, window ${window}, own binds vs direct`,
        median(seen.own),
        direct,
        leastShare,
      ),
    ]
  } finally {
    ends.close()
    for (const relay of relays) relay.kill('SIGKILL')
  }
}
