import type { LoadSecond } from './load-figures.ts'

/** Rows kept unless told otherwise; beyond it two neighbours become one. */
const usualRows = 1200

/** The seconds of a load for a chart: however long it lasts, of a bounded number, each of as many seconds as it takes. */
export class SecondSeries {
  readonly #most: number
  #rows: LoadSecond[] = []
  /** Seconds that a row stands for, and those of the one that is being gathered. */
  #span = 1
  #gathered: LoadSecond | null = null
  #gatheredSeconds = 0

  constructor(most = usualRows) {
    this.#most = most
  }

  add(second: LoadSecond): void {
    this.#gathered = this.#gathered === null ? second : joinedSeconds(this.#gathered, second)
    this.#gatheredSeconds++
    if (this.#gatheredSeconds < this.#span) return
    this.#rows.push(this.#gathered)
    this.#gathered = null
    this.#gatheredSeconds = 0
    if (this.#rows.length > this.#most) this.#halve()
  }

  /** In order; counts are of the whole span of a row. */
  rows(): readonly LoadSecond[] {
    return this.#gathered === null ? this.#rows : [...this.#rows, this.#gathered]
  }

  /** Seconds that each row but the last stands for. */
  get span(): number {
    return this.#span
  }

  #halve(): void {
    const rows = this.#rows
    const halves: LoadSecond[] = []
    for (let at = 0; at + 1 < rows.length; at += 2) {
      const [one, other] = [rows[at], rows[at + 1]]
      if (one !== undefined && other !== undefined) halves.push(joinedSeconds(one, other))
    }
    const last = rows.length % 2 === 1 ? rows.at(-1) : undefined
    this.#rows = halves
    this.#span *= 2
    this.#gathered = last ?? null
    this.#gatheredSeconds = last === undefined ? 0 : this.#span / 2
  }
}

/** Two seconds in a row as one; of percentiles the worse, since those of both together are not known. */
function joinedSeconds(one: LoadSecond, other: LoadSecond): LoadSecond {
  return {
    ...summedSeconds(one, other),
    t: other.t,
    in_flight: other.in_flight,
    backlog: other.backlog,
    p50: greater(one.p50, other.p50),
    p95: greater(one.p95, other.p95),
    p99: greater(one.p99, other.p99),
    window_full: (one.window_full + other.window_full) / 2,
    warmup: one.warmup && other.warmup,
  }
}

/** What two loads did in the same second; percentiles of both together are not known. */
export function summedSeconds(one: LoadSecond, other: LoadSecond): LoadSecond {
  const sum = (name: 'asked' | 'sent' | 'answered' | 'accepted' | 'refused' | 'throttled' | 'receipts') =>
    one[name] + other[name]
  const status = { ...one.status }
  for (const [name, count] of Object.entries(other.status)) status[name] = (status[name] ?? 0) + count
  return {
    t: one.t,
    asked: sum('asked'),
    sent: sum('sent'),
    answered: sum('answered'),
    accepted: sum('accepted'),
    refused: sum('refused'),
    throttled: sum('throttled'),
    receipts: sum('receipts'),
    in_flight: one.in_flight + other.in_flight,
    backlog: one.backlog + other.backlog,
    p50: null,
    p95: null,
    p99: null,
    max: greater(one.max, other.max),
    window_full: (one.window_full + other.window_full) / 2,
    warmup: one.warmup || other.warmup,
    status,
  }
}

function greater(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other)
}
