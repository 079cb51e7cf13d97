import { z } from 'zod'

/** Values below this many µs have a bucket each; above, each octave has half as many: a value is known to 0.1 %. */
const subBuckets = 2048
const half = subBuckets / 2
/** Longest time that is told apart, µs: more than a day. Longer ones are counted there. */
const highest = 2 ** 37 - 1
/** The counts grow by this many buckets at a time. */
const growth = 2048

/** What a recording keeps of a histogram; `counts` are pairs of a bucket's lowest value in µs and how many it has. */
export const histogramJsonSchema = z.object({
  min: z.number().nonnegative(),
  max: z.number().nonnegative(),
  sum: z.number().nonnegative(),
  counts: z.array(z.tuple([z.number().int().nonnegative().max(highest), z.number().int().positive()])),
})
export type HistogramJson = z.infer<typeof histogramJsonSchema>

const ms = z.number().nonnegative().nullable()

/** Percentiles, count and bounds of times; all times in ms, null without values. */
export const timeFiguresSchema = z.object({
  count: z.number().int().nonnegative(),
  ...{ min: ms, mean: ms, p50: ms, p90: ms, p95: ms, p99: ms, 'p99.9': ms, max: ms },
})
export type TimeFigures = z.infer<typeof timeFiguresSchema>

/**
 * Times in buckets whose widths grow with the value (the layout of HdrHistogram). Histograms of several processes are
 * joined by adding their counts, so that their percentiles are those of all values together.
 */
export class TimeHistogram {
  #counts = new Float64Array(growth)
  #count = 0
  #min = Number.POSITIVE_INFINITY
  #max = 0
  #sum = 0
  #squares = 0

  get count(): number {
    return this.#count
  }

  /** ms; null without values. */
  get max(): number | null {
    return this.#count === 0 ? null : this.#max / 1000
  }

  /** `ms` below 0 counts as 0. */
  record(ms: number): void {
    const us = Math.min(highest, Math.max(0, Math.round(ms * 1000)))
    this.#addAt(bucketOf(us), 1)
    if (us < this.#min) this.#min = us
    if (us > this.#max) this.#max = us
    this.#sum += us
    this.#squares += us * us
  }

  add(other: TimeHistogram): void {
    if (other.#count === 0) return
    for (const [bucket, count] of other.#counts.entries()) if (count > 0) this.#addAt(bucket, count)
    this.#min = Math.min(this.#min, other.#min)
    this.#max = Math.max(this.#max, other.#max)
    this.#sum += other.#sum
    this.#squares += other.#squares
  }

  reset(): void {
    this.#counts.fill(0)
    this.#count = 0
    this.#min = Number.POSITIVE_INFINITY
    this.#max = 0
    this.#sum = 0
    this.#squares = 0
  }

  /** Time in ms that `percent` of the values do not exceed, to the width of its bucket; null without values. */
  percentile(percent: number): number | null {
    if (this.#count === 0) return null
    const wanted = Math.max(1, Math.ceil((percent / 100) * this.#count - 1e-9))
    let passed = 0
    for (const [bucket, count] of this.#counts.entries()) {
      passed += count
      if (passed >= wanted) return Math.max(this.#min, Math.min(this.#max, topOf(bucket))) / 1000
    }
    return this.#max / 1000
  }

  /** How many values do not exceed that percentile. */
  countUpTo(percent: number): number {
    const wanted = Math.max(1, Math.ceil((percent / 100) * this.#count - 1e-9))
    let passed = 0
    for (const count of this.#counts) {
      passed += count
      if (passed >= wanted) break
    }
    return passed
  }

  /** ms; null without values. */
  get mean(): number | null {
    return this.#count === 0 ? null : this.#sum / this.#count / 1000
  }

  /** ms; 0 without values. */
  get deviation(): number {
    if (this.#count === 0) return 0
    const mean = this.#sum / this.#count
    return Math.sqrt(Math.max(0, this.#squares / this.#count - mean * mean)) / 1000
  }

  figures(): TimeFigures {
    return {
      count: this.#count,
      min: this.#count === 0 ? null : this.#min / 1000,
      mean: this.mean,
      p50: this.percentile(50),
      p90: this.percentile(90),
      p95: this.percentile(95),
      p99: this.percentile(99),
      'p99.9': this.percentile(99.9),
      max: this.max,
    }
  }

  toJson(): HistogramJson {
    const counts: [number, number][] = []
    for (const [bucket, count] of this.#counts.entries())
      if (count > 0) counts.push([bottomOf(bucket), count])
    return { min: this.#count === 0 ? 0 : this.#min, max: this.#max, sum: this.#sum, counts }
  }

  static fromJson({ min, max, sum, counts }: HistogramJson): TimeHistogram {
    const histogram = new TimeHistogram()
    for (const [value, count] of counts) {
      histogram.#addAt(bucketOf(value), count)
      histogram.#squares += count * value * value
    }
    if (histogram.#count === 0) return histogram
    histogram.#min = min
    histogram.#max = max
    histogram.#sum = sum
    return histogram
  }

  #addAt(bucket: number, count: number): void {
    if (bucket >= this.#counts.length) {
      const wider = new Float64Array(Math.ceil((bucket + 1) / growth) * growth)
      wider.set(this.#counts)
      this.#counts = wider
    }
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + count
    this.#count += count
  }
}

function bucketOf(us: number): number {
  if (us < subBuckets) return us
  const octave = Math.floor(Math.log2(us)) - 10
  return half * octave + Math.floor(us / 2 ** octave)
}

function bottomOf(bucket: number): number {
  if (bucket < subBuckets) return bucket
  const octave = Math.floor(bucket / half) - 1
  return (bucket - half * octave) * 2 ** octave
}

/** The highest whole µs in the bucket. */
function topOf(bucket: number): number {
  return bottomOf(bucket + 1) - 1
}
