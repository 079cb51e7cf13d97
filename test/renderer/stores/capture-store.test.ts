import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type CaptureEntry, isGap } from '../../../renderer/stores/capture-rows.ts'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { type FollowedStream, ScriptedHost } from '../../support/scripted-host.ts'
import { captureRow } from '../capture-row.ts'

const range = (from: number, to: number, change: Partial<CaptureRow> = {}): CaptureRow[] =>
  Array.from({ length: to - from + 1 }, (_, index) => captureRow({ seq: from + index, ...change }))
const newestFirst = (rows: readonly CaptureRow[]) => [...rows].reverse()
const away = new Fault('storage.unavailable', { reason: 'full' }).toJSON()

let host: ScriptedHost
let store: typeof import('../../../renderer/stores/capture-store.ts')
let link: typeof import('../../../renderer/stores/host-store.ts')
let notices: typeof import('../../../renderer/stores/toast-store.ts')
let rows: FollowedStream<'capture.rows'>

beforeEach(async () => {
  host = new ScriptedHost()
  store = await import('../../../renderer/stores/capture-store.ts')
  link = await import('../../../renderer/stores/host-store.ts')
  notices = await import('../../../renderer/stores/toast-store.ts')
  store.startCapture()
  link.startLink()
  rows = await (await host.line()).stream('capture.rows')
})

afterEach(() => {
  host.frame()
  vi.unstubAllGlobals()
})

/** What is on show: seqs, and gaps as 'from-to'. */
function shown(): (number | string)[] {
  const { captureRows } = store
  const entries: CaptureEntry[] = []
  for (let index = 0; index < captureRows.count; index += 1) {
    const entry = captureRows.at(index)
    if (entry !== undefined) entries.push(entry)
  }
  return entries.map((entry) => (isGap(entry) ? `${entry.from}-${entry.to}` : entry.seq))
}

const call = async <N extends 'capture.page' | 'capture.clear'>(name: N) => (await host.line()).call(name)
const state = () => store.useCapture.getState()

/** The link is lost and comes back; the stream that the window then follows. */
async function comeBack(): Promise<FollowedStream<'capture.rows'>> {
  ;(await host.line()).break()
  await vi.waitUntil(() => link.useHost.getState().phase === 'gone')
  link.retryNow()
  return (await host.line(1)).stream('capture.rows')
}

describe('the live stream', () => {
  test('begins with the newest of the past, and says so when older ones exist', async () => {
    expect(rows.params).toEqual({ afterSeq: 0, tail: 2000 })
    await host.show(rows, range(101, 103))
    expect(shown()).toEqual([101, 102, 103])
    expect(state()).toMatchObject({ hasOlder: true, isLoading: false, unseen: 0 })
  })

  test('shows a jump in the numbers as a gap', async () => {
    await host.show(rows, range(1, 2))
    await host.show(rows, range(6, 6))
    expect(shown()).toEqual([1, 2, '3-5', 6])
  })

  test('is acknowledged by the frame that shows it, not before', async () => {
    const isShown = vi.fn()
    const done = rows.send(range(1, 1)).then(isShown)
    await host.wantsFrame()
    expect(shown()).toEqual([])
    expect(isShown).not.toHaveBeenCalled()
    host.frame()
    await done
    expect(shown()).toEqual([1])
  })

  test('goes on after a lost link where it stopped', async () => {
    await host.show(rows, range(1, 3))
    const again = await comeBack()
    expect(again.params).toEqual({ afterSeq: 3, tail: 20_000 })
    await host.show(again, range(4, 5))
    expect(shown()).toEqual([1, 2, 3, 4, 5])
  })

  test('keeps what had come but was on no frame yet when the link was lost', async () => {
    await host.show(rows, range(1, 3))
    void rows.send(range(4, 6))
    await host.wantsFrame()
    const again = await comeBack()
    expect(again.params.afterSeq).toBe(6)
    await host.show(again, range(7, 7))
    expect(shown()).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('starts anew when the numbers go back: it is another capture', async () => {
    await host.show(rows, range(50, 52))
    store.selectRow(51)
    await host.show(rows, range(1, 2))
    expect(shown()).toEqual([1, 2])
    expect(state().selectedSeq).toBeNull()
  })
})

describe('a reader who is not at the end', () => {
  test('finds new rows below, counted until they are seen', async () => {
    await host.show(rows, range(1, 3))
    store.selectRow(2)
    await host.show(rows, range(4, 5))
    expect(shown()).toEqual([1, 2, 3, 4, 5])
    expect(state()).toMatchObject({ isFollowing: false, unseen: 2 })
    store.markSeen()
    expect(state().unseen).toBe(0)
  })

  test('has no more than 60,000 rows put below; the rest is held back and comes with the following', async () => {
    await host.show(rows, range(1, 1))
    store.selectRow(1)
    await host.show(rows, range(2, 60_000))
    await host.show(rows, range(60_001, 60_010))
    expect(shown()).toHaveLength(60_000)
    expect(state().held).toBe(10)
    store.setFollowing(true)
    expect(shown().at(-1)).toBe(60_010)
    expect(state()).toMatchObject({ held: 0, unseen: 0 })
  })
})

describe('a list that follows', () => {
  test('lets the oldest rows go, and knows that they are a page away', async () => {
    await host.show(rows, range(1, 22_001))
    expect(shown()).toHaveLength(20_000)
    expect(shown()[0]).toBe(2002)
    expect(state().hasOlder).toBe(true)
  })

  test('knows it too when the rows let go made room for held ones', async () => {
    await host.show(rows, range(1, 19_000))
    expect(state().hasOlder).toBe(false)
    store.setPaused(true)
    await host.show(rows, range(19_001, 22_000))
    store.setPaused(false)
    expect(shown()[0]).toBe(2001)
    expect(state().hasOlder).toBe(true)
  })
})

describe('a pause', () => {
  test('holds new rows back, counts them, and gives them out at its end', async () => {
    await host.show(rows, range(1, 2))
    store.setPaused(true)
    await host.show(rows, range(3, 5))
    expect(shown()).toEqual([1, 2])
    expect(state().held).toBe(3)
    store.setPaused(false)
    expect(shown()).toEqual([1, 2, 3, 4, 5])
    expect(state().held).toBe(0)
  })

  test('holds no more than 5,000: the older ones become a gap that can be loaded', async () => {
    await host.show(rows, range(1, 1))
    store.setPaused(true)
    await host.show(rows, range(2, 6001))
    expect(state().held).toBe(6000)
    store.setPaused(false)
    expect(shown().slice(0, 3)).toEqual([1, '2-1002', 1003])
    expect(shown().at(-1)).toBe(6001)
  })
})

describe('a filter', () => {
  const other = { destination: '4915100000' }

  test('shows a page of the whole capture, and the live rows that match it', async () => {
    await host.show(rows, range(1, 2))
    const filtered = store.setFilter(' 4915 ')
    const page = await call('capture.page')
    expect(page.input).toEqual({ before: null, limit: 500, text: '4915' })
    page.answer({ rows: range(1, 1, other), more: false })
    await filtered
    expect(shown()).toEqual([1])
    await host.show(rows, [captureRow({ seq: 3 }), captureRow({ seq: 4, ...other })])
    expect(shown()).toEqual([1, 4])
  })

  test('keeps rows that came while its page was on the way', async () => {
    await host.show(rows, range(1, 2))
    const filtered = store.setFilter('4915')
    const page = await call('capture.page')
    await host.show(rows, [captureRow({ seq: 3 }), captureRow({ seq: 4, ...other })])
    expect(state().isLoading).toBe(true)
    page.answer({ rows: range(1, 1, other), more: false })
    await filtered
    expect(shown()).toEqual([1, 4])
  })

  test('that is typed on throws the answer to the earlier one away', async () => {
    const first = store.setFilter('4')
    const firstPage = await call('capture.page')
    const second = store.setFilter('49')
    const secondPage = await call('capture.page')
    secondPage.answer({ rows: range(7, 7, other), more: false })
    await second
    firstPage.answer({ rows: range(1, 1, other), more: true })
    await first
    expect(shown()).toEqual([7])
    expect(state()).toMatchObject({ filter: '49', hasOlder: false, isLoading: false })
  })

  test('taken away shows all rows again, joined to the live ones by a gap', async () => {
    await host.show(rows, range(1, 2))
    const filtered = store.setFilter('4915')
    ;(await call('capture.page')).answer({ rows: [], more: false })
    await filtered
    await host.show(rows, range(3, 900))
    const cleared = store.setFilter('')
    ;(await call('capture.page')).answer({ rows: newestFirst(range(401, 880)), more: true })
    await cleared
    expect(shown()[0]).toBe(401)
    expect(shown().slice(-2)).toEqual([880, '881-900'])
    await host.show(rows, range(901, 901))
    expect(shown().slice(-3)).toEqual([880, '881-900', 901])
  })

  test('that the engine cannot answer leaves rows and filter as they were, and says so', async () => {
    await host.show(rows, range(1, 2))
    const filtered = store.setFilter('4915')
    ;(await call('capture.page')).refuse(away)
    await filtered
    await host.show(rows, range(3, 3))
    expect(shown()).toEqual([1, 2, 3])
    expect(state()).toMatchObject({ filter: '', isLoading: false })
    expect(notices.useToasts.getState().notices[0]?.body).toMatchObject({ kind: 'fault' })
  })
})

describe('a search', () => {
  test('that a newer one took the place of says nothing; one the engine has no time for says so', async () => {
    await host.show(rows, range(1, 2))
    const first = store.setFilter('4915')
    ;(await call('capture.page')).refuse(new Fault('contract.superseded', { call: 'capture.page' }).toJSON())
    await first
    expect(notices.useToasts.getState().notices).toEqual([])
    expect(state()).toMatchObject({ filter: '', isLoading: false })
    const second = store.setFilter('4916')
    ;(await call('capture.page')).refuse(new Fault('contract.busy', { waiting: 1000 }).toJSON())
    await second
    expect(notices.useToasts.getState().notices[0]?.body).toMatchObject({
      kind: 'fault',
      fault: { code: 'contract.busy' },
    })
  })
})

describe('older rows', () => {
  beforeEach(async () => host.show(rows, range(501, 503)))

  test('come in front, until there are none', async () => {
    const loaded = store.loadOlder()
    const page = await call('capture.page')
    expect(page.input).toEqual({ before: 501, limit: 500, text: '' })
    expect(state().isLoading).toBe(true)
    page.answer({ rows: newestFirst(range(499, 500)), more: false })
    await loaded
    expect(shown()).toEqual([499, 500, 501, 502, 503])
    expect(state()).toMatchObject({ hasOlder: false, isLoading: false })
  })

  test('are asked for once at a time, and no more when there are none', async () => {
    const first = store.loadOlder()
    await store.loadOlder()
    const page = await call('capture.page')
    expect((await host.line()).waiting('capture.page')).toBe(0)
    page.answer({ rows: [], more: false })
    await first
    await store.loadOlder()
    expect((await host.line()).waiting('capture.page')).toBe(0)
  })

  test('of an earlier filter are thrown away, and leave the later one loading', async () => {
    const loaded = store.loadOlder()
    const older = await call('capture.page')
    const filtered = store.setFilter('alpha')
    const page = await call('capture.page')
    older.answer({ rows: newestFirst(range(499, 500)), more: true })
    await loaded
    expect(shown()).toEqual([501, 502, 503])
    expect(state().isLoading).toBe(true)
    page.answer({ rows: range(502, 502), more: false })
    await filtered
    expect(shown()).toEqual([502, 503])
    expect(state()).toMatchObject({ hasOlder: false, isLoading: false })
  })
})

describe('a gap', () => {
  const gap = { gap: true, from: 2, to: 900 } as const
  beforeEach(async () => {
    await host.show(rows, range(1, 1))
    await host.show(rows, range(901, 901))
  })

  test('is not asked for while a search is on its way: the newer of two would end it', async () => {
    const filtered = store.setFilter('4915')
    const page = await call('capture.page')
    await store.loadGap(gap)
    expect((await host.line()).waiting('capture.page')).toBe(0)
    page.answer({ rows: range(1, 1), more: false })
    await filtered
    expect(state().filter).toBe('4915')
  })

  test('is filled by what the store has of it, the newest part first', async () => {
    const loaded = store.loadGap(gap)
    const page = await call('capture.page')
    expect(page.input).toEqual({ before: 901, limit: 500, text: '' })
    page.answer({ rows: newestFirst(range(401, 900)), more: true })
    await loaded
    expect(shown().slice(0, 3)).toEqual([1, '2-400', 401])
    const rest = store.loadGap({ gap: true, from: 2, to: 400 })
    ;(await call('capture.page')).answer({ rows: newestFirst(range(1, 400)), more: false })
    await rest
    expect(shown()).toHaveLength(901)
  })

  test('leaves with what exists nowhere any more', async () => {
    const loaded = store.loadGap(gap)
    ;(await call('capture.page')).answer({ rows: newestFirst(range(890, 900)), more: false })
    await loaded
    expect(shown().slice(0, 2)).toEqual([1, 890])
  })

  test('that is asked for twice is filled once', async () => {
    const both = Promise.all([store.loadGap(gap), store.loadGap(gap)])
    ;(await call('capture.page')).answer({ rows: newestFirst(range(401, 900)), more: true })
    ;(await call('capture.page')).answer({ rows: newestFirst(range(401, 900)), more: true })
    await both
    expect(shown()).toHaveLength(503)
  })
})

describe('a row that is called for', () => {
  test('is selected where it is', async () => {
    await host.show(rows, range(1, 3))
    await store.revealRow(2)
    expect(state()).toMatchObject({ selectedSeq: 2, revealSeq: 2, isFollowing: false })
    store.endReveal()
    expect(state().revealSeq).toBeNull()
  })

  test('is brought with its neighbours, joined to the live rows', async () => {
    await host.show(rows, range(2001, 2003))
    const revealed = store.revealRow(700)
    const page = await call('capture.page')
    expect(page.input).toEqual({ before: 800, limit: 500, text: '' })
    page.answer({ rows: newestFirst(range(300, 799)), more: true })
    await revealed
    expect(shown().slice(-5)).toEqual([799, '800-2000', 2001, 2002, 2003])
    expect(state()).toMatchObject({ selectedSeq: 700, hasOlder: true })
  })

  test('takes the filter away, and what it hid comes back as a gap', async () => {
    await host.show(rows, range(1, 2))
    const filtered = store.setFilter('alpha')
    ;(await call('capture.page')).answer({ rows: range(950, 950), more: false })
    await filtered
    const revealed = store.revealRow(10)
    ;(await call('capture.page')).answer({ rows: newestFirst(range(1, 109)), more: false })
    await revealed
    expect(state().filter).toBe('')
    expect(shown().slice(-1)).toEqual([109])
    await host.show(rows, range(1000, 1000))
    expect(shown().slice(-2)).toEqual(['110-999', 1000])
  })

  test('that the engine cannot bring leaves the list and its filter as they were', async () => {
    const filtered = store.setFilter('alpha')
    ;(await call('capture.page')).answer({ rows: range(950, 950), more: false })
    await filtered
    const revealed = store.revealRow(10)
    ;(await call('capture.page')).refuse(away)
    await revealed
    expect(shown()).toEqual([950])
    expect(state()).toMatchObject({ filter: 'alpha', selectedSeq: null, isLoading: false })
    await host.show(rows, [captureRow({ seq: 951, source: 'BETA' }), captureRow({ seq: 952 })])
    expect(shown()).toEqual([950, 952])
  })
})

describe('clearing the capture', () => {
  test('empties the list', async () => {
    await host.show(rows, range(1, 3))
    const cleared = store.clearCapture()
    ;(await call('capture.clear')).answer({})
    await cleared
    expect(shown()).toEqual([])
    await host.show(rows, range(4, 4))
    expect(shown()).toEqual([4])
  })

  test('takes rows with it that were on no frame yet', async () => {
    await host.show(rows, range(1, 3))
    const waiting = rows.send(range(4, 5))
    await host.wantsFrame()
    const cleared = store.clearCapture()
    ;(await call('capture.clear')).answer({})
    await cleared
    host.frame()
    await waiting
    expect(shown()).toEqual([])
  })
})
