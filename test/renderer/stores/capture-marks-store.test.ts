import { beforeEach, expect, test } from 'vitest'
import type { CaptureMark } from '../../../shared/contract/capture-marks.ts'
import { ScriptedHost } from '../../support/scripted-host.ts'

let host: ScriptedHost
let store: typeof import('../../../renderer/stores/capture-marks-store.ts')
let toasts: typeof import('../../../renderer/stores/toast-store.ts')

const marks = () => [...store.useMarks.getState().marks.values()]

beforeEach(async () => {
  host = new ScriptedHost()
  store = await import('../../../renderer/stores/capture-marks-store.ts')
  toasts = await import('../../../renderer/stores/toast-store.ts')
  const link = await import('../../../renderer/stores/host-store.ts')
  store.startMarks()
  link.startLink()
  const stream = await (await host.line()).stream('capture.markChanges')
  await stream.send([
    { seq: 3, bookmark: true, comment: '' },
    { seq: 9, bookmark: false, comment: 'late' },
  ])
})

test('a bookmark is set and taken away, the comment beside it stays', async () => {
  const line = await host.line()
  store.toggleBookmark(9)
  const set = await line.call('capture.mark')
  expect(set.input).toEqual({ seq: 9, bookmark: true, comment: 'late' })
  set.answer({})
  await expect.poll(() => store.useMarks.getState().marks.get(9)?.bookmark).toBe(true)
  store.toggleBookmark(3)
  ;(await line.call('capture.mark')).answer({})
  await expect.poll(marks).toEqual([{ seq: 9, bookmark: true, comment: 'late' }] satisfies CaptureMark[])
})

test('what the engine refuses is not shown as kept', async () => {
  const kept = store.setComment(3, '  why?  ')
  const call = await (await host.line()).call('capture.mark')
  expect(call.input).toEqual({ seq: 3, bookmark: true, comment: 'why?' })
  call.refuse({ code: 'capture.marks-full', message: '', detail: { limit: 10_000 } })
  expect(await kept).toBe(false)
  expect(store.useMarks.getState().marks.get(3)?.comment).toBe('')
  expect(toasts.useToasts.getState().notices).toHaveLength(1)
})

test('the next and the previous mark go round the end', () => {
  const { marks: known } = store.useMarks.getState()
  expect(store.nextMarked(known, null, 1)).toBe(3)
  expect(store.nextMarked(known, 3, 1)).toBe(9)
  expect(store.nextMarked(known, 9, 1)).toBe(3)
  expect(store.nextMarked(known, 9, -1)).toBe(3)
  expect(store.nextMarked(known, 5, -1)).toBe(3)
  expect(store.nextMarked(known, null, -1)).toBe(9)
  expect(store.nextMarked(new Map(), 1, 1)).toBeNull()
})
