import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { nodePath } from '../../electron/setup.mjs'
import { type BenchRow, median, ownRow, ratioRow } from './bench-row.ts'
import { Ends } from './roundtrip-ends.ts'

const rounds = 5
const window = 100
const leastShare = 0.3

/**
 * Round trips per second of submit_sm through a relay, against the same two ends without it, in turn in one run. The least
 * that could be a relay stands beside them: three processes where the direct ends are two.
 */
export async function rows(): Promise<BenchRow[]> {
  const ends = new Ends('ours')
  const relays: ReturnType<typeof spawn>[] = []
  const relayTo = async (file: string, ...args: readonly string[]): Promise<number> => {
    const child = spawn(nodePath(), [join(import.meta.dirname, file), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    relays.push(child)
    const [said] = await once(child.stdout.setEncoding('utf8'), 'data')
    return Number(String(said).trim())
  }
  try {
    const port = await ends.serve(false)
    const to = String(port)
    const ports = {
      direct: port,
      transparent: await relayTo('relay-process.ts', 'transparent', to),
      own: await relayTo('relay-process.ts', 'own-binds', to),
      handMade: await relayTo('relay-hand-made.ts', to),
    }
    const ways = ['direct', 'transparent', 'own', 'handMade'] as const
    const seen = { direct: [], transparent: [], own: [], handMade: [] } as Record<
      (typeof ways)[number],
      number[]
    >
    // The first round of a relay compiles its hot path, as those of the ends do theirs.
    for (const way of ways) await ends.run(ports[way], window)
    for (let round = 0; round < rounds; round++) {
      for (const way of ways) seen[way].push(await ends.run(ports[way], window))
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
      ownRow(
        `relay round trips/s, window ${window}, hand-made: numbers changed in place, nothing else`,
        median(seen.handMade),
        direct,
      ),
    ]
  } finally {
    ends.close()
    for (const relay of relays) relay.kill('SIGKILL')
  }
}
