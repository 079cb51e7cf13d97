import { expect, test } from 'vitest'
import { SavedPlans } from '../../../electron/storage/saved-plans.ts'
import type { Store } from '../../../electron/storage/store.ts'
import { maxPlanText } from '../../../shared/contract/plans.ts'

test('plans have a size together; one that is there may become smaller', async () => {
  const written: number[] = []
  const store = {
    call: async (_name: string, _setting: string, value: string) => written.push(value.length),
  } as unknown as Store
  const saved = new SavedPlans(store, {})
  const text = 'x'.repeat(maxPlanText)
  for (let at = 0; at < 32; at++) expect(await saved.putPlan({ planId: `p${at}`, text })).toBe(true)
  expect(await saved.putPlan({ planId: 'one more', text: 'x' })).toBe(false)
  expect(await saved.putPlan({ planId: 'p0', text: 'x' })).toBe(true)
  expect(await saved.putPlan({ planId: 'one more', text: 'y' })).toBe(true)
  expect(await saved.putPlan({ planId: 'p0', text })).toBe(false)
  expect(saved.plans.find(({ planId }) => planId === 'p0')?.text).toBe('x')
  expect(Math.max(...written)).toBeLessThan(9 * 1024 * 1024)
})
