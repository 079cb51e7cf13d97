/** Bins to the octave: a value is known to about 3 %. */
const perOctave = 16
/** From 1 µs on: the highest bin begins at about an hour. */
const leastMs = 0.001
const bins = 32 * perOctave

/** Latencies of several buckets, in bins whose widths grow with the value: of a size that does not depend on how many. */
export class LatencyHistogram {
  readonly #counts: Uint32Array
  readonly #totals: Uint32Array

  constructor(buckets: number) {
    this.#counts = new Uint32Array(buckets * bins)
    this.#totals = new Uint32Array(buckets)
  }

  add(bucket: number, latencyMs: number): void {
    const octaves = Math.log2(Math.max(latencyMs, leastMs) / leastMs)
    const bin = Math.min(bins - 1, Math.floor(octaves * perOctave))
    const place = bucket * bins + bin
    this.#counts[place] = (this.#counts[place] ?? 0) + 1
    this.#totals[bucket] = (this.#totals[bucket] ?? 0) + 1
  }

  /** The latency that `share` (0 to 1) of the bucket's values do not exceed, ms; null when it has none. */
  percentile(bucket: number, share: number): number | null {
    return percentileIn((bin) => this.#counts[bucket * bins + bin] ?? 0, this.#totals[bucket] ?? 0, share)
  }

  /** The same of all buckets together, and how many values there are. */
  overall(shares: readonly number[]): {
    readonly count: number
    readonly values: readonly (number | null)[]
  } {
    const sums = new Float64Array(bins)
    let count = 0
    for (const [place, value] of this.#counts.entries()) {
      sums[place % bins] = (sums[place % bins] ?? 0) + value
      count += value
    }
    return { count, values: shares.map((share) => percentileIn((bin) => sums[bin] ?? 0, count, share)) }
  }
}

function percentileIn(countOf: (bin: number) => number, total: number, share: number): number | null {
  if (total === 0) return null
  const wanted = Math.ceil(share * total)
  let passed = 0
  for (let bin = 0; bin < bins; bin += 1) {
    passed += countOf(bin)
    // The middle of the bin.
    if (passed >= wanted) return leastMs * 2 ** ((bin + 0.5) / perOctave)
  }
  return null
}
