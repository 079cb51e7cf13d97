/** One end of a pair in a process of its own: `node roundtrip-process.ts PAIR serve|connect`, told over IPC. */
import { handMade } from './roundtrip-hand-made.ts'
import { npmSmpp } from './roundtrip-npm-smpp.ts'
import { ours } from './roundtrip-ours.ts'
import type { RoundTripPair } from './roundtrip-pair.ts'

const pairs = { ours, 'npm smpp': npmSmpp, 'hand-made': handMade } as const satisfies Record<
  string,
  RoundTripPair
>
export type PairName = keyof typeof pairs

/** What the bench asks; each is answered by one number: the port, or round trips per second. */
export type Order =
  | { readonly do: 'serve'; readonly tls: boolean }
  | {
      readonly do: 'run'
      readonly port: number
      readonly window: number
      readonly tls: boolean
      readonly ms: number
    }

async function obey(pair: RoundTripPair, order: Order): Promise<number> {
  if (order.do === 'serve') return pair.serve(order.tls)
  const client = await pair.connect(order.port, order.window, order.tls)
  // The first runs of a process compile its hot path.
  await client.run(order.ms / 2)
  const started = performance.now()
  const answers = await client.run(order.ms)
  const perSecond = (answers * 1000) / (performance.now() - started)
  await client.close()
  return perSecond
}

const pair = pairs[(process.argv[2] ?? '') as PairName]
if (process.send !== undefined && pair !== undefined) {
  process.on('disconnect', () => process.exit())
  process.on('message', (order: Order) => {
    obey(pair, order).then((number) => process.send?.(number))
  })
}
