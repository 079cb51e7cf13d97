import { describe, expect, test, vi } from 'vitest'
import { comeBack, host, range, reveal, rows, shown, state, store } from './capture-store-kit.ts'

describe('the live stream', () => {
  test('begins with the newest of the past, and says so when older ones exist', async () => {
    expect(rows.params).toEqual({ afterSeq: 0, tail: 2000, filter: '' })
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
    expect(again.params).toEqual({ afterSeq: 3, tail: 20_000, filter: '' })
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
    reveal.markSeen()
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
