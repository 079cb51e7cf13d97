import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { nodePath } from '../../electron/setup.mjs'
import { type BenchRow, median, ownRow, ratioRow } from './bench-row.ts'
import { Ends } from './roundtrip-ends.ts'
import type { PairName } from './roundtrip-process.ts'

const rounds = 5
const window = 100
const leastShare = 0.3

const ways = ['direct', 'transparent', 'own', 'handMade'] as const
type Way = (typeof ways)[number]

/**
 * Round trips per second of submit_sm through a relay, against the same two ends without it, in turn in one run: to the
 * simulator, which judges each message, and to an SMSC that only answers. The least that could be a relay stands beside
 * them: three processes where the direct ends are two.
 */
export async function rows(): Promise<BenchRow[]> {
  const [simulator, bare] = [await medians('simulator'), await medians('ours')]
  const name = (what: string) => `relay round trips/s, window ${window}, ${what}`
  const direct = 'vs direct'
  return [
    ratioRow(
      name(`transparent ${direct}, to the simulator`),
      simulator.transparent,
      simulator.direct,
      leastShare,
    ),
    ratioRow(name(`own binds ${direct}, to the simulator`), simulator.own, simulator.direct, leastShare),
    ownRow(name(`transparent ${direct}, to an SMSC that only answers`), bare.transparent, bare.direct),
    ownRow(name(`own binds ${direct}, to an SMSC that only answers`), bare.own, bare.direct),
    ownRow(name('hand-made there: numbers changed in place, nothing else'), bare.handMade, bare.direct),
  ]
}

async function medians(pair: PairName): Promise<Record<Way, number>> {
  const ends = new Ends(pair)
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
    const seen: Record<Way, number[]> = { direct: [], transparent: [], own: [], handMade: [] }
    // The first round of a relay compiles its hot path, as those of the ends do theirs.
    for (const way of ways) await ends.run(ports[way], window)
    for (let round = 0; round < rounds; round++) {
      for (const way of ways) seen[way].push(await ends.run(ports[way], window))
    }
    const of = (way: Way) => median(seen[way])
    return { direct: of('direct'), transparent: of('transparent'), own: of('own'), handMade: of('handMade') }
  } finally {
    ends.close()
    for (const relay of relays) relay.kill('SIGKILL')
  }
}
