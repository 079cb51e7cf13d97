import type { CaptureTimeline } from '../../shared/contract/capture-timeline.ts'
import { isResponseId } from '../../shared/smpp/command-id.ts'
import { headerOctets, readUint32 } from '../../shared/smpp/frame.ts'
import { pduTable } from '../../shared/smpp/pdu-table.ts'
import type { CaptureRecord } from './capture-record.ts'
import { LatencyHistogram } from './latency-histogram.ts'

/** Statuses that are told one by one, and those that are counted so. */
const mostTold = 8
const mostCounted = 256
const shares = [0.5, 0.95, 0.99] as const

const segmentIds: ReadonlySet<number> = new Set(
  [
    pduTable.submit_sm,
    pduTable.submit_multi,
    pduTable.data_sm,
    pduTable.broadcast_sm,
    pduTable.deliver_sm,
  ].map(({ id }) => id),
)

/** Counts PDUs into buckets of time, each by its numbers and its header alone. */
export class TimelineCounts {
  readonly #from: number
  readonly #bucketMs: number
  readonly #buckets: number
  readonly #pdus: number[]
  readonly #segments: number[]
  /** ms that requests spent waiting, by bucket. */
  readonly #waited: number[]
  readonly #latencies: LatencyHistogram
  readonly #refusals = new Map<number, number[]>()
  readonly #others: number[]
  #total = 0

  /** Epoch ms; `to` is in the last bucket. */
  constructor(from: number, to: number, buckets: number) {
    this.#from = from
    this.#buckets = buckets
    this.#bucketMs = Math.max(1, Math.floor(to - from) + 1) / buckets
    const zeros = () => new Array<number>(buckets).fill(0)
    this.#pdus = zeros()
    this.#segments = zeros()
    this.#waited = zeros()
    this.#others = zeros()
    this.#latencies = new LatencyHistogram(buckets)
  }

  add({ at, latencyMs, octets }: CaptureRecord): void {
    const bucket = Math.floor((at - this.#from) / this.#bucketMs)
    if (!(bucket >= 0 && bucket < this.#buckets)) return
    this.#total += 1
    count(this.#pdus, bucket, 1)
    if (octets.length < headerOctets) return
    const commandId = readUint32(octets, 4)
    if (segmentIds.has(commandId)) count(this.#segments, bucket, 1)
    if (!isResponseId(commandId)) return
    const status = readUint32(octets, 8)
    if (status !== 0) count(this.#refusalsOf(status), bucket, 1)
    if (latencyMs === null) return
    this.#latencies.add(bucket, latencyMs)
    this.#wait(at - latencyMs, at)
  }

  result(): CaptureTimeline {
    const { count: answers, values } = this.#latencies.overall(shares)
    const [p50 = null, p95 = null, p99 = null] = values
    const byBucket = (share: number) =>
      this.#pdus.map((_count, bucket) => this.#latencies.percentile(bucket, share))
    return {
      from: this.#from,
      to: this.#from + this.#bucketMs * this.#buckets,
      bucketMs: this.#bucketMs,
      total: this.#total,
      pdus: this.#pdus,
      segments: this.#segments,
      inFlight: this.#waited.map((ms) => ms / this.#bucketMs),
      p50: byBucket(shares[0]),
      p95: byBucket(shares[1]),
      p99: byBucket(shares[2]),
      latency: { answers, p50, p95, p99 },
      refusals: this.#told(),
    }
  }

  #refusalsOf(status: number): number[] {
    const known = this.#refusals.get(status)
    if (known !== undefined) return known
    if (this.#refusals.size >= mostCounted) return this.#others
    const made = new Array<number>(this.#buckets).fill(0)
    this.#refusals.set(status, made)
    return made
  }

  /** The time from a request to its answer, shared among the buckets that it lies in. */
  #wait(begin: number, end: number): void {
    const first = Math.max(0, Math.floor((begin - this.#from) / this.#bucketMs))
    const last = Math.min(this.#buckets - 1, Math.floor((end - this.#from) / this.#bucketMs))
    for (let bucket = first; bucket <= last; bucket += 1) {
      const start = this.#from + bucket * this.#bucketMs
      const overlap = Math.min(end, start + this.#bucketMs) - Math.max(begin, start)
      if (overlap > 0) count(this.#waited, bucket, overlap)
    }
  }

  #told(): CaptureTimeline['refusals'] {
    const all = [...this.#refusals].map(([commandStatus, counts]) => ({
      commandStatus,
      count: sum(counts),
      counts,
    }))
    all.sort((one, other) => other.count - one.count)
    const rest = [...all.slice(mostTold).map(({ counts }) => counts), this.#others]
    const counts = this.#pdus.map((_count, bucket) => sum(rest.map((one) => one[bucket] ?? 0)))
    const told = all.slice(0, mostTold)
    return sum(counts) === 0 ? told : [...told, { commandStatus: null, count: sum(counts), counts }]
  }
}

function count(counts: number[], bucket: number, amount: number): void {
  counts[bucket] = (counts[bucket] ?? 0) + amount
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, value) => total + value, 0)
}
