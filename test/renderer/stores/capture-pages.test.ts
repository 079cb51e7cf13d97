import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { CaptureRow, CaptureSearchItem } from '../../../shared/contract/capture.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { FollowedStream } from '../../support/scripted-host.ts'
import { captureRow } from '../capture-row.ts'
import {
  away,
  call,
  host,
  newestFirst,
  notices,
  range,
  reveal,
  rows,
  shown,
  state,
  store,
} from './capture-store-kit.ts'

const other = { destination: '4915100000' }
/** Items of a search: what was found, and that it is over. */
const rowsItem = (found: CaptureRow[]): CaptureSearchItem => ({ kind: 'rows', rows: found })
const doneItem = (found: number, total = 900): CaptureSearchItem => ({
  kind: 'done',
  found,
  total,
  empty: found === 0 ? { why: 'none' } : null,
})
const searched = async (line = 0) => (await host.line(line)).stream('capture.search')
/** The window has taken the items: it says so, or follows the search no more. */
const tell = async (search: FollowedStream<'capture.search'>, items: CaptureSearchItem[]) =>
  Promise.race([search.send(items), vi.waitUntil(() => search.isEnded())])
const rowsAgain = async () => (await host.line()).stream('capture.rows')

describe('a filter', () => {
  test('shows what is found in the whole capture as it is found, and live rows that the engine found', async () => {
    await host.show(rows, range(1, 900))
    await store.setFilter(' to contains "4915" ')
    const search = await searched()
    expect(search.params).toEqual({ filter: 'to contains "4915"', limit: 500 })
    expect(shown()).toHaveLength(900)
    await tell(search, [rowsItem(newestFirst(range(800, 801, other)))])
    expect(shown()).toEqual([800, 801])
    await tell(search, [{ kind: 'progress', searched: 500, total: 900, found: 2 }])
    expect(state().search).toEqual({ searched: 500, total: 900, found: 2, isDone: false, empty: null })
    await tell(search, [rowsItem(range(7, 7, other)), doneItem(3)])
    expect(shown()).toEqual([7, 800, 801])
    expect(state()).toMatchObject({ search: { isDone: true, found: 3 }, hasOlder: false, isLoading: false })
    expect(rows.isEnded()).toBe(true)
    const live = await rowsAgain()
    expect(live.params).toEqual({ afterSeq: 900, tail: 50_000, filter: 'to contains "4915"' })
    await host.show(live, [...range(902, 902, other), { from: 903, passed: 950 }, ...range(951, 951, other)])
    expect(shown()).toEqual([7, 800, 801, '901-901', 902, 951])
  })

  test('leaves what passed since to the live rows, which come after', async () => {
    await host.show(rows, range(1, 2))
    await store.setFilter('4915')
    const search = await searched()
    await tell(search, [rowsItem(newestFirst([...range(1, 1, other), ...range(3, 4, other)]))])
    expect(shown()).toEqual([1])
    const live = await rowsAgain()
    await host.show(live, range(3, 4, other))
    expect(shown()).toEqual([1, 3, 4])
  })

  test('that is put back before the first live rows came shows each row once', async () => {
    await store.setFilter('4915')
    const search = await searched()
    void rows.send(range(1, 6))
    await tell(search, [rowsItem(newestFirst(range(3, 4, other)))])
    expect(shown()).toEqual([3, 4])
    const live = await rowsAgain()
    await host.show(live, [{ from: 5, passed: 6 }, ...range(7, 7, other)])
    await tell(search, [rowsItem(newestFirst(range(1, 3, other)))])
    expect(shown()).toEqual([1, 2, 3, 4, 7])
  })

  test('that is typed on ends the earlier search', async () => {
    await store.setFilter('4')
    const first = await searched()
    await store.setFilter('49')
    const second = await searched()
    await vi.waitUntil(() => first.isEnded())
    await tell(second, [rowsItem(range(7, 7, other)), doneItem(1)])
    expect(shown()).toEqual([7])
    expect(state()).toMatchObject({ filter: '49', hasOlder: false, isLoading: false })
  })

  test('that was stopped keeps what it found, and may have older ones', async () => {
    await host.show(rows, range(1, 900))
    await store.setFilter('4915')
    const search = await searched()
    await tell(search, [
      rowsItem(range(800, 800, other)),
      { kind: 'progress', searched: 100, total: 900, found: 1 },
    ])
    store.stopSearch()
    await vi.waitUntil(() => search.isEnded())
    expect(shown()).toEqual([800])
    expect(state()).toMatchObject({ search: { isDone: true, searched: 100 }, hasOlder: true })
  })

  test('that cannot be understood is refused by the window itself, and the one in force stays', async () => {
    await host.show(rows, range(1, 2))
    await store.setFilter('status == ')
    expect(state().filter).toBe('')
    expect(shown()).toEqual([1, 2])
  })

  test('taken away shows all rows again, and the live ones after them', async () => {
    await host.show(rows, range(1, 2))
    await store.setFilter('4915')
    await tell(await searched(), [doneItem(0)])
    expect(state().search?.empty).toEqual({ why: 'none' })
    await rowsAgain()
    const cleared = store.setFilter('')
    ;(await call('capture.page')).answer({ rows: newestFirst(range(401, 880)), more: true })
    await cleared
    expect(state()).toMatchObject({ filter: '', search: null })
    const live = await rowsAgain()
    expect(live.params).toEqual({ afterSeq: 880, tail: 20_000, filter: '' })
    await host.show(live, range(901, 901))
    expect(shown()[0]).toBe(401)
    expect(shown().slice(-3)).toEqual([880, '881-900', 901])
  })

  test('taken away leaves what is selected in sight, with what stood around it', async () => {
    await host.show(rows, range(1, 900))
    store.selectRow(30)
    await store.setFilter('4915')
    await tell(await searched(), [doneItem(0)])
    await rowsAgain()
    const cleared = store.setFilter('')
    const page = await call('capture.page')
    expect(page.input).toMatchObject({ before: 280, limit: 500, filter: '' })
    page.answer({ rows: newestFirst(range(1, 279)), more: false })
    await cleared
    expect(state()).toMatchObject({ filter: '', selectedSeq: 30, revealSeq: 30 })
    expect((await rowsAgain()).params).toMatchObject({ afterSeq: 900 })
    expect(shown().slice(-2)).toEqual([279, '280-900'])
  })

  test('that the engine cannot answer leaves rows and filter as they were, and says so', async () => {
    await host.show(rows, range(1, 2))
    await store.setFilter('4915')
    await tell(await searched(), [{ kind: 'failed', fault: away }])
    await host.show(rows, range(3, 3))
    expect(shown()).toEqual([1, 2, 3])
    expect(state()).toMatchObject({ filter: '', search: null, isLoading: false })
    expect(notices.useToasts.getState().notices[0]?.body).toMatchObject({ kind: 'fault' })
  })
})

describe('a page', () => {
  test('that a newer one took the place of says nothing; one the engine has no time for says so', async () => {
    await host.show(rows, range(500, 501))
    const first = reveal.revealRow(3)
    ;(await call('capture.page')).refuse(new Fault('contract.superseded', { call: 'capture.page' }).toJSON())
    await first
    expect(notices.useToasts.getState().notices).toEqual([])
    const second = reveal.revealRow(3)
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
    expect(page.input).toEqual({ before: 501, limit: 500, filter: '' })
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
    await store.setFilter('alpha')
    const search = await searched()
    older.answer({ rows: newestFirst(range(499, 500)), more: true })
    await loaded
    expect(shown()).toEqual([501, 502, 503])
    expect(state().isLoading).toBe(true)
    await tell(search, [rowsItem(range(502, 502)), doneItem(1)])
    expect(shown()).toEqual([502])
    expect(state()).toMatchObject({ hasOlder: false, isLoading: false })
  })

  test('of a filter come by its pages', async () => {
    await store.setFilter('alpha')
    await tell(await searched(), [rowsItem(newestFirst(range(4, 503))), doneItem(700)])
    expect(state().hasOlder).toBe(true)
    const loaded = store.loadOlder()
    const page = await call('capture.page')
    expect(page.input).toEqual({ before: 4, limit: 500, filter: 'alpha' })
    page.answer({ rows: [captureRow({ seq: 2 })], more: false })
    await loaded
    expect(shown().slice(0, 2)).toEqual([2, 4])
  })
})

describe('a gap', () => {
  const gap = { gap: true, from: 2, to: 900 } as const
  beforeEach(async () => {
    await host.show(rows, range(1, 1))
    await host.show(rows, range(901, 901))
  })

  test('is not asked for while a search is on its way: the newer of two would end it', async () => {
    await store.setFilter('4915')
    const search = await searched()
    await store.loadGap(gap)
    expect((await host.line()).waiting('capture.page')).toBe(0)
    await tell(search, [rowsItem(range(1, 1)), doneItem(1)])
    expect(state().filter).toBe('4915')
  })

  test('is filled by what the store has of it, the newest part first', async () => {
    const loaded = store.loadGap(gap)
    const page = await call('capture.page')
    expect(page.input).toEqual({ before: 901, limit: 500, filter: '' })
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
    await reveal.revealRow(2)
    expect(state()).toMatchObject({ selectedSeq: 2, revealSeq: 2, isFollowing: false })
    reveal.endReveal()
    expect(state().revealSeq).toBeNull()
  })

  test('is brought with its neighbours, joined to the live rows', async () => {
    await host.show(rows, range(2001, 2003))
    const revealed = reveal.revealRow(700)
    const page = await call('capture.page')
    expect(page.input).toEqual({ before: 800, limit: 500, filter: '' })
    page.answer({ rows: newestFirst(range(300, 799)), more: true })
    await revealed
    expect(shown().slice(-5)).toEqual([799, '800-2000', 2001, 2002, 2003])
    expect(state()).toMatchObject({ selectedSeq: 700, hasOlder: true })
  })

  test('takes the filter away, and what it hid comes back as a gap', async () => {
    await host.show(rows, range(1, 960))
    await store.setFilter('alpha')
    await tell(await searched(), [rowsItem(range(950, 950)), doneItem(1)])
    await rowsAgain()
    const revealed = reveal.revealRow(10)
    ;(await call('capture.page')).answer({ rows: newestFirst(range(1, 109)), more: false })
    await revealed
    expect(state()).toMatchObject({ filter: '', search: null })
    expect(shown().slice(-2)).toEqual([109, '110-960'])
    const live = await rowsAgain()
    expect(live.params).toMatchObject({ afterSeq: 960, filter: '' })
    await host.show(live, range(1000, 1000))
    expect(shown().slice(-3)).toEqual(['110-960', '961-999', 1000])
  })

  test('that the engine cannot bring leaves the list and its filter as they were', async () => {
    await store.setFilter('alpha')
    await tell(await searched(), [rowsItem(range(950, 950)), doneItem(1)])
    const live = await rowsAgain()
    const revealed = reveal.revealRow(10)
    ;(await call('capture.page')).refuse(away)
    await revealed
    expect(shown()).toEqual([950])
    expect(state()).toMatchObject({ filter: 'alpha', selectedSeq: null, isLoading: false })
    await host.show(live, range(951, 951))
    expect(shown()).toEqual([950, 951])
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
