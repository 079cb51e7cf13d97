import { type BenchRow, median, ownRow, ratioRow } from './bench-row.ts'
import { Ends } from './roundtrip-ends.ts'

const windows = [
  { window: 1, goal: 5 },
  { window: 10, goal: 6 },
  { window: 100, goal: 12 },
  { window: 1000, goal: 18 },
] as const
const rounds = 5

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
