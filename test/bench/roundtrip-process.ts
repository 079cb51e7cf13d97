/** One end of a pair in a process of its own: `node roundtrip-process.ts PAIR serve|connect`, told over IPC. */
import { bare } from './roundtrip-bare.ts'
import { captured } from './roundtrip-captured.ts'
import { handMade } from './roundtrip-hand-made.ts'
import { npmSmpp } from './roundtrip-npm-smpp.ts'
import { ours } from './roundtrip-ours.ts'
import type { RoundTripClient, RoundTripPair } from './roundtrip-pair.ts'
import { simulator } from './roundtrip-simulator.ts'

const pairs = {
  ours,
  captured,
  simulator,
  'npm smpp': npmSmpp,
  'hand-made': handMade,
  bare,
} as const satisfies Record<string, RoundTripPair>
export type PairName = keyof typeof pairs

/** What the bench asks; each is answered by one number: the port, or round trips per second. */
export type Order =
  | { readonly do: 'serve'; readonly tls: boolean }
  | {
      readonly do: 'run'
      readonly port: number
      readonly sessions: number
      /** Of each session. */
      readonly window: number
      readonly tls: boolean
      readonly ms: number
    }

async function obey(pair: RoundTripPair, order: Order): Promise<number> {
  if (order.do === 'serve') return pair.serve(order.tls)
  const { port, sessions, window, tls, ms } = order
  const clients = await Promise.all(Array.from({ length: sessions }, () => pair.connect(port, window, tls)))
  // The first runs of a process compile its hot path.
  await runAll(clients, ms / 2)
  const started = performance.now()
  const answers = await runAll(clients, ms)
  const perSecond = (answers * 1000) / (performance.now() - started)
  await Promise.all(clients.map((client) => client.close()))
  return perSecond
}

async function runAll(clients: readonly RoundTripClient[], ms: number): Promise<number> {
  const answers = await Promise.all(clients.map((client) => client.run(ms)))
  return answers.reduce((total, each) => total + each, 0)
}

const pair = pairs[(process.argv[2] ?? '') as PairName]
if (process.send !== undefined && pair !== undefined) {
  process.on('disconnect', () => process.exit())
  process.on('message', (order: Order) => {
    obey(pair, order).then((number) => process.send?.(number))
  })
}
