import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type BenchRow, median, ratioRow } from './bench-row.ts'
import type { Order, PairName } from './roundtrip-process.ts'

const windows = [
  { window: 1, goal: 1.7 },
  { window: 10, goal: 4 },
  { window: 100, goal: 6 },
  { window: 1000, goal: 9 },
] as const
const rounds = 3
const roundMs = 700

/** Two processes, client and SMSC, of one implementation. */
class Ends {
  readonly #server: ChildProcess
  readonly #client: ChildProcess

  constructor(pair: PairName) {
    const file = join(import.meta.dirname, 'roundtrip-process.ts')
    this.#server = fork(file, [pair])
    this.#client = fork(file, [pair])
  }

  serve(tls: boolean): Promise<number> {
    return ask(this.#server, { do: 'serve', tls })
  }

  run(port: number, window: number, tls: boolean): Promise<number> {
    return ask(this.#client, { do: 'run', port, window, tls, ms: roundMs })
  }

  close(): void {
    this.#client.kill()
    this.#server.kill()
  }
}

async function ask(child: ChildProcess, order: Order): Promise<number> {
  child.send(order)
  const [answer] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`a bench process ended while it was to ${order.do}`)
    }),
  ])
  return Number(answer)
}

/**
 * S3: round trips per second of submit_sm, client and SMSC in processes of their own, at each window: against the
 * npm package smpp, against a pair that does nothing but the round trip, and TLS against plain. What is compared runs
 * in turn, three times, and the middle one counts: the machine is rarely quiet.
 */
export async function rows(): Promise<BenchRow[]> {
  const ends = { ours: new Ends('ours'), npm: new Ends('npm smpp'), hand: new Ends('hand-made') }
  try {
    const oursPort = await ends.ours.serve(false)
    const tlsPort = await ends.ours.serve(true)
    const npmPort = await ends.npm.serve(false)
    const handPort = await ends.hand.serve(false)
    const found: BenchRow[] = []
    for (const { window, goal } of windows) {
      const seen = { ours: [] as number[], npm: [] as number[], hand: [] as number[], tls: [] as number[] }
      for (let round = 0; round < rounds; round++) {
        seen.ours.push(await ends.ours.run(oursPort, window, false))
        seen.npm.push(await ends.npm.run(npmPort, window, false))
        seen.hand.push(await ends.hand.run(handPort, window, false))
        seen.tls.push(await ends.ours.run(tlsPort, window, true))
      }
      const ours = median(seen.ours)
      found.push(
        ratioRow(`S3 round trips/s, window ${window}, vs npm smpp`, ours, median(seen.npm), goal),
        ratioRow(`S3 round trips/s, window ${window}, vs hand-made`, ours, median(seen.hand), 0.5),
        ratioRow(`S3 round trips/s, window ${window}, TLS vs plain`, median(seen.tls), ours, 0.7),
      )
    }
    return found
  } finally {
    for (const end of Object.values(ends)) end.close()
  }
}
