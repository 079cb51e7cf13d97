import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LiveCapture } from '../../../electron/capture/live-capture.ts'
import type { CaptureSearchItem, PassedPdus } from '../../../shared/contract/capture.ts'
import { filters, labels, marksOn, passedPdus, plainly, recorded, writtenMarks } from './capture-filters.ts'

function searched(live: LiveCapture, filter: string, limit: number) {
  return new Promise<{ seqs: number[]; done: Extract<CaptureSearchItem, { kind: 'done' }> }>((resolve) => {
    const seqs: number[] = []
    live.search({
      filter,
      limit,
      emit: (item) => {
        if (item.kind === 'rows') seqs.push(...item.rows.map(({ seq }) => seq))
        if (item.kind === 'failed') throw new Error(item.fault.message)
        if (item.kind === 'done') resolve({ seqs, done: item })
      },
    })
  })
}

/** What the live stream finds, and every number that it passed over; until it has told of `last`. */
function followed(live: LiveCapture, filter: string, last: number) {
  return new Promise<{ seqs: number[]; passed: number[] }>((resolve) => {
    const seqs: number[] = []
    const passed: number[] = []
    const over = ({ from, passed: to }: PassedPdus) => {
      for (let seq = from; seq <= to; seq += 1) passed.push(seq)
    }
    const stop = live.follow({
      ...{ afterSeq: 0, tail: 1000, filter },
      emit: (item) => {
        if ('passed' in item) over(item)
        else seqs.push(item.seq)
        if (Math.max(seqs.at(-1) ?? 0, passed.at(-1) ?? 0) < last) return
        queueMicrotask(() => stop())
        resolve({ seqs, passed })
      },
    })
  })
}

test('store, search and live stream find what a plain look at each PDU finds, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      passedPdus,
      filters,
      fc.integer({ min: 1, max: 70 }),
      fc.integer({ min: 1, max: 30 }),
      writtenMarks,
      async (passed, filter, inMemory, blockPdus, written) => {
        const marks = marksOn(passed.length, written)
        const { records, live } = recorded(passed, { inMemory, blockPdus, marks })
        const wanted = plainly(records, marks, filter)
        const newestFirst = [...wanted].reverse()
        const page = await live.page(null, 1000, filter)
        expect(page.records.map(({ seq }) => seq)).toEqual(newestFirst)
        const before = 11 + blockPdus
        const older = await live.page(before, 3, filter)
        const olderWanted = newestFirst.filter((seq) => seq < before)
        expect(older.records.map(({ seq }) => seq)).toEqual(olderWanted.slice(0, 3))
        expect(older.more).toBe(olderWanted.length > 3)
        const search = await searched(live, filter, 2)
        expect(search.seqs).toEqual(newestFirst.slice(0, 2))
        expect(search.done).toMatchObject({ found: wanted.length, total: records.length })
        expect(search.done.empty === null).toBe(wanted.length > 0)
        const stream = await followed(live, filter, records.length + 10)
        expect(stream.seqs).toEqual(wanted)
        expect([...stream.seqs, ...stream.passed].sort((one, other) => one - other)).toEqual(
          records.map(({ seq }) => seq),
        )
      },
    ),
    { numRuns: 150 },
  )
})

test('why nothing was found', async () => {
  const base = {
    at: 0,
    direction: 'sent',
    distance: null,
    latencyMs: null,
    isLate: false,
    repeatOf: null,
  } as const
  const [label] = labels
  const { live } = recorded([{ ...base, label, octets: new Uint8Array(16) }], { inMemory: 10, blockPdus: 10 })
  const emptyOf = async (filter: string) => (await searched(live, filter, 5)).done.empty
  expect(await emptyOf('seq == 5 and session contains "GATE"')).toEqual({ why: 'none' })
  expect(await emptyOf('session contains "GATE"')).toEqual({
    why: 'other-case',
    suggestion: 'session contains "Gate"',
  })
  expect(await emptyOf('session == gateway')).toEqual({
    why: 'other-case',
    suggestion: 'session == "Gateway"',
  })
  expect(await emptyOf('latency > 5ms')).toEqual({ why: 'field-absent', field: 'latency' })
  expect(await emptyOf('status == 5')).toEqual({ why: 'none' })
})
