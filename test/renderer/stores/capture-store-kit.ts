import { afterEach, beforeEach, vi } from 'vitest'
import { type CaptureEntry, isGap } from '../../../renderer/stores/capture-rows.ts'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { type FollowedStream, ScriptedHost } from '../../support/scripted-host.ts'
import { captureRow } from '../capture-row.ts'

export const range = (from: number, to: number, change: Partial<CaptureRow> = {}): CaptureRow[] =>
  Array.from({ length: to - from + 1 }, (_, index) => captureRow({ seq: from + index, ...change }))
export const newestFirst = (rows: readonly CaptureRow[]) => [...rows].reverse()
export const away = new Fault('storage.unavailable', { reason: 'full' }).toJSON()

export let host: ScriptedHost
export let store: typeof import('../../../renderer/stores/capture-store.ts')
export let reveal: typeof import('../../../renderer/stores/capture-reveal.ts')
export let link: typeof import('../../../renderer/stores/host-store.ts')
export let notices: typeof import('../../../renderer/stores/toast-store.ts')
export let rows: FollowedStream<'capture.rows'>

beforeEach(async () => {
  host = new ScriptedHost()
  store = await import('../../../renderer/stores/capture-store.ts')
  reveal = await import('../../../renderer/stores/capture-reveal.ts')
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
export function shown(): (number | string)[] {
  const { captureRows } = store
  const entries: CaptureEntry[] = []
  for (let index = 0; index < captureRows.count; index += 1) {
    const entry = captureRows.at(index)
    if (entry !== undefined) entries.push(entry)
  }
  return entries.map((entry) => (isGap(entry) ? `${entry.from}-${entry.to}` : entry.seq))
}

export const call = async <N extends 'capture.page' | 'capture.clear'>(name: N) =>
  (await host.line()).call(name)
export const state = (): ReturnType<(typeof store)['useCapture']['getState']> => store.useCapture.getState()

/** The link is lost and comes back; the stream that the window then follows. */
export async function comeBack(): Promise<FollowedStream<'capture.rows'>> {
  ;(await host.line()).break()
  await vi.waitUntil(() => link.useHost.getState().phase === 'gone')
  link.retryNow()
  return (await host.line(1)).stream('capture.rows')
}
