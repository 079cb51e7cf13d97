import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { CaptureEvent } from '../../../shared/contract/capture-events.ts'
import type { FollowedStream } from '../../support/scripted-host.ts'
import { call, host, newestFirst, range, rows, state, store } from './capture-store-kit.ts'

let lines: typeof import('../../../renderer/stores/capture-lines.ts')
let events: typeof import('../../../renderer/stores/capture-events-store.ts')
let stream: FollowedStream<'capture.newEvents'>

const eventOf = (eventId: number, afterSeq: number, change: Partial<CaptureEvent> = {}): CaptureEvent => ({
  ...{ eventId, afterSeq, at: 1_700_000_000_000, kind: 'lost', sessionId: 's' },
  ...{ sessionName: 'Gateway', connectionId: 'c', detail: {} },
  ...change,
})

/** What is on show, line by line: numbers of PDUs, gaps, and events as 'e1'. */
function shown(): string[] {
  const { captureLines, isEventLine } = lines
  return Array.from({ length: captureLines.count }, (_, index) => {
    const line = captureLines.at(index)
    if (line === undefined) return 'nothing'
    if (isEventLine(line)) return `e${line.event.eventId}`
    return 'gap' in line ? `${line.from}-${line.to}` : String(line.seq)
  })
}

const tell = (...told: CaptureEvent[]) => host.show(stream, told)

beforeEach(async () => {
  lines = await import('../../../renderer/stores/capture-lines.ts')
  events = await import('../../../renderer/stores/capture-events-store.ts')
  events.startEvents()
  lines.startLines()
  stream = await (await host.line()).stream('capture.newEvents')
})

test('events stand behind the PDUs that they came after, in their own order', async () => {
  await host.show(rows, range(1, 4))
  await tell(eventOf(2, 2), eventOf(1, 0), eventOf(3, 2), eventOf(4, 4))
  expect(shown()).toEqual(['e1', '1', '2', 'e2', 'e3', '3', '4', 'e4'])
  const { captureLines } = lines
  expect([1, 2, 3, 4].map((seq) => captureLines.indexOf(seq))).toEqual([1, 2, 5, 6])
  expect([1, 2, 3, 4].map((id) => captureLines.indexOf(`event-${id}`))).toEqual([0, 3, 4, 7])
  expect(captureLines.indexOf(9)).toBe(-1)
  expect(captureLines.indexOf('event-9')).toBe(-1)
})

test('an event that came before its PDU was shown stands behind it once that is here', async () => {
  await host.show(rows, range(1, 2))
  await tell(eventOf(1, 3))
  expect(shown()).toEqual(['1', '2', 'e1'])
  await host.show(rows, range(3, 4))
  expect(shown()).toEqual(['1', '2', '3', 'e1', '4'])
})

test('with rows left out above, the events before them are left out too, but for those of the first', async () => {
  await tell(eventOf(1, 40), eventOf(2, 100), eventOf(3, 101))
  await host.show(rows, range(101, 102))
  expect(state().hasOlder).toBe(true)
  expect(shown()).toEqual(['e2', '101', 'e3', '102'])
})

test('events alone make a list: a provider that cannot be reached sends no PDU', async () => {
  await tell(eventOf(1, 0, { kind: 'failed' }), eventOf(2, 0, { kind: 'retry' }))
  expect(shown()).toEqual(['e1', 'e2'])
})

test('the events of older rows are asked for once, the newest of many first', async () => {
  const line = await host.line()
  await host.show(rows, range(101, 102))
  const first = await line.call('capture.events')
  expect(first.input).toEqual({ from: 100, to: Number.MAX_SAFE_INTEGER })
  first.answer({ events: [eventOf(7, 101)] })
  await expect.poll(shown).toEqual(['101', 'e7', '102'])
  void store.loadOlder()
  const page = await line.call('capture.page')
  page.answer({ rows: newestFirst(range(1, 100)), more: false })
  const second = await line.call('capture.events')
  expect(second.input).toEqual({ from: 0, to: 100 })
  const many = Array.from({ length: 1000 }, (_, index) => eventOf(2000 + index, 50 + (index % 50)))
  second.answer({ events: many.toSorted((one, other) => one.afterSeq - other.afterSeq) })
  const third = await line.call('capture.events')
  expect(third.input).toEqual({ from: 0, to: 50 })
  third.answer({ events: [eventOf(3, 0)] })
  await expect.poll(() => shown()[0]).toBe('e3')
  await host.show(rows, range(103, 103))
  expect(line.waiting('capture.events')).toBe(0)
})

test('while paused nothing is added, and what happened meanwhile comes with the resume', async () => {
  await host.show(rows, range(1, 2))
  await tell(eventOf(1, 1))
  store.setPaused(true)
  await tell(eventOf(2, 2))
  await host.show(rows, range(3, 3))
  expect(shown()).toEqual(['1', 'e1', '2'])
  store.setPaused(false)
  expect(shown()).toEqual(['1', 'e1', '2', 'e2', '3'])
})

test('a filter leaves the begins and ends of links whose PDUs it shows', async () => {
  await host.show(rows, range(1, 3))
  await tell(
    eventOf(1, 1, { kind: 'bound' }),
    eventOf(2, 2, { kind: 'retry' }),
    eventOf(3, 2, { kind: 'lost', sessionId: 'another' }),
    eventOf(4, 3, { kind: 'lost' }),
    eventOf(5, 3, { kind: 'simulator-off', sessionId: null }),
  )
  expect(shown()).toEqual(['1', 'e1', '2', 'e2', 'e3', '3', 'e4', 'e5'])
  void store.setFilter('status != 0')
  const search = await (await host.line()).stream('capture.search')
  await search.send([{ kind: 'rows', rows: range(2, 2) }])
  await expect.poll(shown).toEqual(['e1', '2', 'e4'])
})

test('of sessions whose rows the filter took away nothing is left', async () => {
  await host.show(rows, [...range(1, 2, { sessionId: 'another' }), ...range(3, 3)])
  await tell(eventOf(1, 2, { kind: 'lost', sessionId: 'another' }), eventOf(2, 3))
  void store.setFilter('status != 0')
  const search = await (await host.line()).stream('capture.search')
  onTestFinished(store.useCapture.subscribe(() => void shown()))
  await search.send([{ kind: 'rows', rows: range(3, 3) }])
  await expect.poll(shown).toEqual(['3', 'e2'])
})

test('choosing an event ends the choice of a row, and the other way round', async () => {
  await host.show(rows, range(1, 2))
  await tell(eventOf(1, 1))
  lines.chooseLine(2)
  lines.chooseLine('event-1')
  expect(state()).toMatchObject({ selectedSeq: null, isFollowing: false })
  expect(events.selectedEvent()?.eventId).toBe(1)
  lines.chooseLine(1)
  expect(state().selectedSeq).toBe(1)
  expect(events.selectedEvent()).toBeUndefined()
})

test('a cleared capture has no events either', async () => {
  await host.show(rows, range(1, 2))
  await tell(eventOf(1, 1))
  const cleared = store.clearCapture()
  ;(await call('capture.clear')).answer({})
  await cleared
  expect(shown()).toEqual([])
})
