import { DatabaseSync } from 'node:sqlite'
import { beforeEach, expect, test } from 'vitest'
import { EventTable } from '../../../electron/capture/event-table.ts'
import { MarkTable } from '../../../electron/capture/mark-table.ts'
import { trafficMigrations } from '../../../electron/storage/traffic-schema.ts'
import type { CaptureEvent } from '../../../shared/contract/capture-events.ts'

let database: DatabaseSync
let events: EventTable

const eventOf = (eventId: number, change: Partial<CaptureEvent> = {}): CaptureEvent => ({
  eventId,
  at: 1_700_000_000_000 + eventId,
  afterSeq: eventId,
  kind: 'lost',
  sessionId: 's',
  sessionName: 'Gateway',
  connectionId: 'c',
  detail: {},
  close: { by: 'peer', how: 'reset', at: 1, fault: null },
  ...change,
})
const ids = (found: readonly CaptureEvent[]) => found.map(({ eventId }) => eventId)

beforeEach(() => {
  database = new DatabaseSync(':memory:')
  for (const sql of trafficMigrations) database.exec(sql)
  events = new EventTable(database)
})

test('gives the events after a range of PDUs, oldest first, and of many the newest', () => {
  events.append([1, 2, 3, 4, 5].map((id) => eventOf(id)))
  expect(events.between(2, 4, 10)).toEqual([2, 3, 4].map((id) => eventOf(id)))
  expect(ids(events.between(0, 9, 2))).toEqual([4, 5])
  expect(ids(events.newest(3))).toEqual([3, 4, 5])
  expect(new EventTable(database).last).toBe(5)
})

test('events go with their PDUs, but for those right before the oldest one kept', () => {
  events.append([1, 2, 3, 4, 5].map((id) => eventOf(id)))
  events.trim(4)
  expect(ids(events.between(0, 9, 10))).toEqual([3, 4, 5])
})

test('old events go by their age, and the oldest of more than are kept', () => {
  events.append([eventOf(1), eventOf(2, { at: 1_800_000_000_000 })])
  events.trimAge(1_750_000_000_000)
  expect(ids(events.between(0, 9, 10))).toEqual([2])
  events.append(Array.from({ length: 20_001 }, (_, index) => eventOf(index + 3, { afterSeq: 9 })))
  expect(events.between(0, 2, 10)).toEqual([])
  expect(database.prepare('SELECT count(*) AS n FROM capture_events').get()).toEqual({ n: 20_000 })
})

test('what no release of ours wrote is left out', () => {
  events.append([eventOf(1)])
  database.exec('INSERT INTO capture_events VALUES (2, 2, 3, \'no JSON\'), (3, 3, NULL, \'{"kind": "odd"}\')')
  expect(ids(events.between(0, 9, 10))).toEqual([1])
})

test('marks are kept, changed, taken away and dropped with their PDUs', () => {
  const marks = new MarkTable(database)
  marks.put({ seq: 7, bookmark: true, comment: '' })
  marks.put({ seq: 3, bookmark: false, comment: 'почему?' })
  marks.put({ seq: 7, bookmark: true, comment: 'why' })
  marks.put({ seq: 9, bookmark: true, comment: '' })
  marks.put({ seq: 9, bookmark: false, comment: '' })
  const kept = [
    { seq: 3, bookmark: false, comment: 'почему?' },
    { seq: 7, bookmark: true, comment: 'why' },
  ]
  expect(marks.all()).toEqual(kept)
  expect(new MarkTable(database).all()).toEqual(kept)
  expect(marks.get(9)).toBeUndefined()
  marks.trim(7)
  expect(new MarkTable(database).all()).toEqual(kept.slice(1))
})
