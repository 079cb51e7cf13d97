import { expect, test } from 'vitest'
import type { CaptureRecord } from '../../../electron/capture/capture-record.ts'
import { LatencyHistogram } from '../../../electron/capture/latency-histogram.ts'
import { TimelineCounts } from '../../../electron/capture/timeline-counts.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'

const label = { sessionId: 's', sessionName: 's', profileId: 'smpp-3.4', context: null }
const recordOf = (at: number, octets: Uint8Array, latencyMs: number | null = null): CaptureRecord => ({
  seq: 1,
  at,
  direction: 'sent',
  label,
  requestSeq: null,
  requestCommandId: null,
  latencyMs,
  isLate: false,
  repeatOf: null,
  messageId: null,
  sealedPassword: null,
  octets: octets.slice(),
})
const submit = encodePdu({ command: 'submit_sm', sequence_number: 1 })
const link = encodePdu({ command: 'enquire_link', sequence_number: 1 })
const answer = (command_status: number) =>
  encodePdu({ command: 'submit_sm_resp', command_status, sequence_number: 1 })

test('counts PDUs, segments and refusals by their times, and leaves out what lies outside', () => {
  const counts = new TimelineCounts(1000, 1999, 10)
  counts.add(recordOf(999, submit))
  counts.add(recordOf(1000, submit))
  counts.add(recordOf(1050, link))
  counts.add(recordOf(1150, answer(0x58), 100))
  counts.add(recordOf(1999, answer(0x0b), 50))
  counts.add(recordOf(2000, submit))
  const { total, pdus, segments, refusals, bucketMs } = counts.result()
  expect([total, bucketMs, pdus]).toEqual([4, 100, [2, 1, 0, 0, 0, 0, 0, 0, 0, 1]])
  expect(segments).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  expect(refusals.map(({ commandStatus, count }) => [commandStatus, count])).toEqual([
    [0x58, 1],
    [0x0b, 1],
  ])
})

test('shares the time of a request among the stretches in which it waited', () => {
  const counts = new TimelineCounts(0, 399, 4)
  counts.add(recordOf(250, answer(0), 200))
  counts.add(recordOf(150, answer(0), 100))
  // The first waited from 50 to 250, the second from 50 to 150.
  expect(counts.result().inFlight).toEqual([1, 1.5, 0.5, 0])
})

test('folds statuses beyond the most frequent into one', () => {
  const counts = new TimelineCounts(0, 9, 1)
  for (let status = 1; status <= 300; status += 1) counts.add(recordOf(1, answer(status)))
  counts.add(recordOf(1, answer(7)))
  const { refusals } = counts.result()
  expect(refusals).toHaveLength(9)
  expect(refusals[0]).toMatchObject({ commandStatus: 7, count: 2 })
  expect(refusals.at(-1)).toMatchObject({ commandStatus: null, count: 301 - 9 })
})

test('knows a percentile to a few percent, whatever the size', () => {
  const histogram = new LatencyHistogram(2)
  for (let ms = 1; ms <= 1000; ms += 1) histogram.add(1, ms)
  expect(histogram.percentile(0, 0.5)).toBeNull()
  for (const [share, ms] of [
    [0.5, 500],
    [0.95, 950],
    [0.99, 990],
  ] as const) {
    expect(Math.abs((histogram.percentile(1, share) ?? 0) / ms - 1)).toBeLessThan(0.04)
  }
  expect(histogram.overall([0.5]).count).toBe(1000)
  histogram.add(0, Number.POSITIVE_INFINITY)
  histogram.add(0, -1)
  expect(histogram.percentile(0, 0.5)).toBeGreaterThan(0)
})
