import { beforeEach, describe, expect, test } from 'vitest'
import { Fault } from '../../../shared/faults/fault.ts'
import { captureRow } from '../capture-row.ts'
import {
  away,
  call,
  host,
  newestFirst,
  notices,
  range,
  rows,
  shown,
  state,
  store,
} from './capture-store-kit.ts'

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
