import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { median } from './bench-row.ts'

/** Does the work once; what it returns is summed so that it cannot be optimised away. */
export type Work = (index: number) => number

/** Many short rounds: on a busy machine one of thirty milliseconds is left alone now and then, a longer one is not. */
const rounds = 45
const roundMs = 30
const warmUpMs = 400
/** Operations between two looks at the clock. */
const batch = 25

/**
 * Operations a second of both, in rounds that alternate so that a busy machine slows both alike. The best round of each
 * counts: everything else on the machine can only make a round worse.
 */
export function compareSpeed(ours: Work, reference: Work): { ours: number; reference: number } {
  speed(ours, warmUpMs)
  speed(reference, warmUpMs)
  const our: number[] = []
  const their: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    our.push(speed(ours, roundMs))
    their.push(speed(reference, roundMs))
  }
  return { ours: Math.max(...our), reference: Math.max(...their) }
}

function speed(work: Work, ms: number): number {
  const start = performance.now()
  let count = 0
  let sum = 0
  let elapsed = 0
  do {
    for (let index = 0; index < batch; index += 1) sum += work(index)
    count += batch
    elapsed = performance.now() - start
  } while (elapsed < ms)
  if (Number.isNaN(sum)) throw new Error('the work returned no number')
  return (count / elapsed) * 1000
}

const batches = 41
const batchSize = 200

/** Octets of heap that one operation leaves behind, once it runs at full speed. */
export function garbageOctets(work: Work): number {
  const collect = collector()
  let sum = 0
  for (let index = 0; index < 30_000; index += 1) sum += work(index)
  const found: number[] = []
  for (let batch = 0; batch < batches; batch += 1) {
    collect()
    const before = process.memoryUsage().heapUsed
    for (let index = 0; index < batchSize; index += 1) sum += work(index)
    found.push((process.memoryUsage().heapUsed - before) / batchSize)
  }
  if (Number.isNaN(sum)) throw new Error('the work returned no number')
  return Math.max(0, median(found))
}

function collector(): () => void {
  if (globalThis.gc !== undefined) return globalThis.gc
  setFlagsFromString('--expose-gc')
  const exposed: unknown = runInNewContext('gc')
  if (typeof exposed !== 'function') throw new Error('this runtime cannot collect garbage on demand')
  return () => exposed()
}
