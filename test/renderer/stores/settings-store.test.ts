import { beforeEach, expect, test } from 'vitest'
import { keyOfFault, openStoreFaults } from '../../../renderer/stores/settings-store.ts'
import { isRetryable } from '../../../shared/faults/fault.ts'
import { someStatus } from '../../support/tiny-engine.ts'

const lost = { code: 'storage.passwords-lost', detail: { connections: 'ACME' } } as const
const full = { code: 'storage.unavailable', detail: { reason: 'the-disk-is-full' } } as const

let storeFaults: { code: string; detail: Record<string, string> }[]
beforeEach(() => {
  storeFaults = [full, lost]
})

test('shows the faults, without those that were dismissed', () => {
  const status = { ...someStatus, storeFaults }
  expect(openStoreFaults({ status, dismissedFaults: [] })).toEqual([full, lost])
  expect(openStoreFaults({ status, dismissedFaults: [keyOfFault(lost)] })).toEqual([full])
})

test('shows a fault again that says something else', () => {
  const status = { ...someStatus, storeFaults: [{ ...lost, detail: { connections: 'ACME, Beta' } }] }
  expect(openStoreFaults({ status, dismissedFaults: [keyOfFault(lost)] })).toHaveLength(1)
})

test('has a notice for what has happened, not for what ends by itself', () => {
  expect([full, lost].filter(({ code }) => !isRetryable(code))).toEqual([lost])
})
