import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type BenchRow, median, ownRow, ratioRow } from './bench-row.ts'
import type { Order, PairName } from './roundtrip-process.ts'

const windows = [
  { window: 1, goal: 5 },
  { window: 10, goal: 6 },
  { window: 100, goal: 12 },
  { window: 1000, goal: 18 },
] as const
const rounds = 5
const roundMs = 700

/** Two processes, client and SMSC, of one implementation. */
class Ends {
  readonly #server: Child
  readonly #client: Child

  constructor(pair: PairName) {
    this.#server = new Child(pair)
    this.#client = new Child(pair)
  }

  serve(tls: boolean): Promise<number> {
    return this.#server.ask({ do: 'serve', tls })
  }

  run(port: number, window: number, { tls = false, sessions = 1 } = {}): Promise<number> {
    return this.#client.ask({ do: 'run', port, sessions, window, tls, ms: roundMs })
  }

  close(): void {
    this.#client.process.kill()
    this.#server.process.kill()
  }
}

class Child {
  readonly process: ChildProcess
  readonly #ended: Promise<never>

  constructor(pair: PairName) {
    this.process = fork(join(import.meta.dirname, 'roundtrip-process.ts'), [pair])
    this.#ended = once(this.process, 'exit').then(() => {
      throw new Error(`the bench process of ${pair} ended early`)
    })
    // The end is expected once everything was asked.
    this.#ended.catch(() => undefined)
  }

  async ask(order: Order): Promise<number> {
    this.process.send(order)
    const answer = new Promise<number>((resolve) => {
      this.process.once('message', (message) => resolve(Number(message)))
    })
    return Promise.race([answer, this.#ended])
  }
}

/**
 * S3: round trips per second of submit_sm, client and SMSC in processes of their own, at each window: against the
 * npm package smpp, against a pair that does nothing but the round trip, and TLS against plain, beside what TLS leaves two bare sockets.
 * What is compared runs
 * in turn, five times, and the middle one counts: the machine is rarely quiet.
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
        seen.ours.push(await ends.ours.run(oursPort, window))
        seen.npm.push(await ends.npm.run(npmPort, window))
        seen.hand.push(await ends.hand.run(handPort, window))
        seen.tls.push(await ends.ours.run(tlsPort, window, { tls: true }))
      }
      const ours = median(seen.ours)
      found.push(
        ratioRow(`S3 round trips/s, window ${window}, vs npm smpp`, ours, median(seen.npm), goal),
        ratioRow(`S3 round trips/s, window ${window}, vs hand-made`, ours, median(seen.hand), 0.55),
        ownRow(`S3 round trips/s, window ${window}, TLS vs plain`, median(seen.tls), ours),
      )
      if (window === 1) found.push(...(await besideBareSockets(median(seen.tls) / ours)))
    }
    found.push(...(await asSessionsGrow(ends.ours, oursPort)))
    return found
  } finally {
    for (const end of Object.values(ends)) end.close()
  }
}

/** The share of the speed that TLS leaves at window 1, in thousandths, beside what it leaves two bare sockets. */
async function besideBareSockets(leftOfOurs: number): Promise<BenchRow[]> {
  const plain: number[] = []
  const secure: number[] = []
  for (let round = 0; round < rounds; round++) {
    plain.push(await runBare(false))
    secure.push(await runBare(true))
  }
  const leftOfBare = median(secure) / median(plain)
  return [
    ratioRow(
      'S3 left by TLS, window 1, thousandths, vs bare sockets',
      leftOfOurs * 1000,
      leftOfBare * 1000,
      0.95,
    ),
  ]
}

/** Their loops do not sleep, so they live only while they are measured. */
async function runBare(tls: boolean): Promise<number> {
  const ends = new Ends('bare')
  try {
    return await ends.run(await ends.serve(tls), 1, { tls })
  } finally {
    ends.close()
  }
}

/** S12: what many sessions do together, against what one does. */
async function asSessionsGrow(ours: Ends, port: number): Promise<BenchRow[]> {
  const counts = [1, 10, 100] as const
  const seen = new Map<number, number[]>(counts.map((sessions) => [sessions, []]))
  for (let round = 0; round < rounds; round++) {
    for (const sessions of counts) seen.get(sessions)?.push(await ours.run(port, 100, { sessions }))
  }
  const one = median(seen.get(1) ?? [])
  return [10, 100].map((sessions) =>
    ratioRow(`S12 round trips/s, ${sessions} sessions, vs 1`, median(seen.get(sessions) ?? []), one, 0.8),
  )
}
