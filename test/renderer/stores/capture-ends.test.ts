import { describe, expect, test, vi } from 'vitest'
import { call, host, newestFirst, range, reveal, rows, shown, state, store } from './capture-store-kit.ts'

describe('Home', () => {
  test('brings the first PDUs of the capture, not of what is loaded, and leaves a gap to those on show', async () => {
    await host.show(rows, range(90_001, 90_010))
    expect(state().hasOlder).toBe(true)
    const going = reveal.revealFirst(90_010)
    const asked = await call('capture.page')
    expect(asked.input).toEqual({ before: 501, limit: 500, filter: '' })
    asked.answer({ rows: newestFirst(range(1, 500)), more: false })
    await going
    expect(shown().slice(0, 2)).toEqual([1, 2])
    expect(shown().slice(499, 502)).toEqual([500, '501-90000', 90_001])
    expect(state()).toMatchObject({ selectedSeq: 1, revealSeq: 1, isFollowing: false, hasOlder: false })
  })

  test('asks for nothing where the first PDU is on show', async () => {
    await host.show(rows, range(1, 5))
    await reveal.revealFirst(5)
    expect(state()).toMatchObject({ selectedSeq: 1, revealSeq: 1 })
    expect(shown()).toEqual([1, 2, 3, 4, 5])
  })

  test('then brings what follows: the beginning of the gap', async () => {
    await host.show(rows, range(5001, 5001))
    const going = reveal.revealFirst(5001)
    ;(await call('capture.page')).answer({ rows: newestFirst(range(1, 500)), more: false })
    await going
    const loading = store.loadGap({ gap: true, from: 501, to: 5000 }, 'first')
    const asked = await (await host.line()).call('capture.page')
    expect(asked.input).toEqual({ before: 1001, limit: 500, filter: '' })
    asked.answer({ rows: newestFirst(range(501, 1000)), more: true })
    await loading
    expect(shown().slice(998, 1002)).toEqual([999, 1000, '1001-5000', 5001])
  })
})

describe('End', () => {
  test('brings the last PDUs where the list ends in a gap, chooses the last and follows', async () => {
    await host.show(rows, range(1, 1000))
    const going = reveal.revealRow(2000)
    ;(await call('capture.page')).answer({ rows: newestFirst(range(1600, 1700)), more: true })
    await going
    await host.show(rows, range(3001, 3002))
    const end = reveal.revealLast()
    await vi.waitUntil(() => state().isFollowing)
    await end
    expect(shown().at(-1)).toBe(3002)
    expect(state()).toMatchObject({ selectedSeq: 3002, isFollowing: true })
  })
})
