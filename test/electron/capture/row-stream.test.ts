import { expect, test, vi } from 'vitest'
import type { CaptureRecord } from '../../../electron/capture/capture-record.ts'
import { Recorder } from '../../../electron/capture/recorder.ts'
import { RowCache } from '../../../electron/capture/row-cache.ts'
import { followRows } from '../../../electron/capture/row-stream.ts'
import { type CaptureRow, type PassedPdus, rowsAmong } from '../../../shared/contract/capture.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { catalogue } from '../../support/catalogue.ts'
import { manualPace } from '../../support/manual-pace.ts'

const bytes = encodePdu({ command: 'enquire_link', sequence_number: 1 })
// No more of a row is looked at here.
const rowOf = ({ seq, messageId }: CaptureRecord) => ({ seq, messageId }) as CaptureRow

function recording() {
  const archive = { appendPdu: () => {}, linkPdu: () => {}, foundPdus: async () => [] }
  const recorder = new Recorder({ archive, seal: (text) => text, nextSeq: 1 })
  const context = { role: 'esme', state: 'OPEN', interfaceVersion: null } as const
  const label = { sessionId: 's', sessionName: 'n', profileId: 'smpp-3.4', context } as never
  const passed = { at: 1, direction: 'sent', bytes, requestSeq: null, requestCommandId: null } as const
  const pass = (times: number) => {
    for (let i = 0; i < times; i += 1) {
      recorder.record(label, { ...passed, latencyMs: null, isLate: false, repeatOf: null })
    }
  }
  return { recorder, archive, pass }
}

function following({ recorder, archive }: ReturnType<typeof recording>, room: number) {
  const window = manualPace(room)
  const describe = vi.fn(rowOf)
  const seqs: number[] = []
  const emit = (item: CaptureRow | PassedPdus) => {
    for (const { seq } of rowsAmong([item])) seqs.push(seq)
    window.use()
  }
  const all = { afterSeq: 0, tail: 0, filter: '', isWanted: () => true }
  const stop = followRows({ recorder, archive, describe, ...all, emit, pace: window.pace })
  return { window, describe, seqs, stop }
}

test('no row is made for a window that takes nothing; none is lost when it takes them again', async () => {
  const wire = recording()
  const { window, describe, seqs, stop } = following(wire, 3)
  wire.pass(2000)
  await vi.waitFor(() => expect(seqs).toHaveLength(3))
  wire.pass(10)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(describe).toHaveBeenCalledTimes(3)
  window.give(5000)
  await vi.waitFor(() => expect(seqs).toHaveLength(2010))
  wire.pass(1)
  await vi.waitFor(() => expect(seqs.at(-1)).toBe(2011))
  expect(seqs).toEqual(Array.from({ length: 2011 }, (_, index) => index + 1))
  stop()
})

test('a window too far behind goes on with a jump in seq', async () => {
  const wire = recording()
  const { window, seqs, stop } = following(wire, 1)
  wire.pass(1)
  await vi.waitFor(() => expect(seqs).toEqual([1]))
  wire.pass(50_100)
  window.give(1)
  await vi.waitFor(() => expect(seqs).toHaveLength(2))
  expect(seqs[1]).toBe(102)
  stop()
})

test('a row is made once for all that follow, and anew when its card or the catalogue is another', () => {
  const wire = recording()
  wire.pass(1)
  const describe = vi.fn(rowOf)
  const cache = new RowCache(describe)
  const row = () => cache.rowOf(wire.recorder.get(1) as CaptureRecord, catalogue)
  expect(row()).toBe(row())
  expect(describe).toHaveBeenCalledTimes(1)
  wire.recorder.link(1, '7')
  expect(row().messageId).toBe('7')
  expect(describe).toHaveBeenCalledTimes(2)
  cache.rowOf(wire.recorder.get(1) as CaptureRecord, { ...catalogue })
  expect(describe).toHaveBeenCalledTimes(3)
})
