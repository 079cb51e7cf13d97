import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BulkRow } from '../../../shared/contract/bulk.ts'
import { ScriptedHost } from '../../support/scripted-host.ts'

let host: ScriptedHost
let store: typeof import('../../../renderer/stores/bulk-store.ts')

const rowOf = (row: number, state: BulkRow['state']) => ({ row, state }) as BulkRow
const asked = async () => (await host.line()).call('bulk.rows')
const shown = () => store.useBulk.getState().list.rows.map(({ row, state }) => `${row} ${state}`)

beforeEach(async () => {
  host = new ScriptedHost()
  store = await import('../../../renderer/stores/bulk-store.ts')
  const link = await import('../../../renderer/stores/host-store.ts')
  link.startLink()
  store.selectRun(1)
})

afterEach(() => {
  store.selectRun(null)
  vi.unstubAllGlobals()
})

test('rows whose states change are read again, once more where they change meanwhile', async () => {
  const over = store.refreshRows(1)
  const first = await asked()
  void store.refreshRows(1)
  void store.refreshRows(1)
  first.answer([rowOf(1, 'accepted'), rowOf(2, 'accepted')])
  await vi.waitUntil(() => shown().length === 2)
  const second = await asked()
  expect(second.input).toMatchObject({ runId: 1, after: 0, states: [] })
  second.answer([rowOf(1, 'delivered'), rowOf(2, 'accepted')])
  await over
  expect(shown()).toEqual(['1 delivered', '2 accepted'])
})

test('rows of another run that was chosen meanwhile stay', async () => {
  const over = store.refreshRows(1)
  const first = await asked()
  store.selectRun(2)
  first.answer([rowOf(1, 'delivered')])
  await over
  expect(shown()).toEqual([])
})
