import { expect, test } from 'vitest'
import type { LoadSecond } from '../../../shared/load/load-figures.ts'
import { SecondSeries } from '../../../shared/load/second-series.ts'

const second = (t: number): LoadSecond => ({
  ...{ t, asked: 10, sent: 9, answered: 8, accepted: 8, refused: 0, throttled: 0, receipts: 0 },
  ...{ in_flight: t, backlog: 0, p50: t, p95: t, p99: t, max: t, window_full: 0, warmup: false },
  status: { ESME_ROK: 8 },
})

test.each([5, 1200, 1201, 86_400])(
  'keeps %i seconds in a bounded number of rows, and loses none',
  (seconds) => {
    const series = new SecondSeries()
    for (let t = 1; t <= seconds; t++) series.add(second(t))
    const rows = series.rows()
    expect(rows.length).toBeLessThanOrEqual(1201)
    expect(rows.reduce((sum, { sent }) => sum + sent, 0)).toBe(9 * seconds)
    expect(rows.reduce((sum, { status }) => sum + (status['ESME_ROK'] ?? 0), 0)).toBe(8 * seconds)
    expect(rows.at(-1)).toMatchObject({ t: seconds, max: seconds, in_flight: seconds })
    expect(rows[0]).toMatchObject({ t: series.span, p99: series.span })
  },
)
