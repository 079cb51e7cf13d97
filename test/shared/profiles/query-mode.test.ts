import { expect, test } from 'vitest'
import { builtInProfiles } from '../../../shared/profiles/built-in-profiles.ts'
import { queryModeOf } from '../../../shared/profiles/query-mode.ts'
import { servedCommand } from '../../../shared/profiles/served-commands.ts'

const profileOf = (id: string) => builtInProfiles.find((profile) => profile.id === id)

test('a profile says which requests are served, by its lists or by how it is known to answer', () => {
  const gateway = profileOf('ru-gateway-8056')
  expect(servedCommand(gateway, 'query_sm')).toBe('yes')
  expect(servedCommand(gateway, 'cancel_sm')).toBe('no')
  expect(servedCommand(profileOf('smsportal'), 'query_sm')).toBe('no')
  expect(servedCommand(profileOf('sinch'), 'cancel_sm')).toBe('yes')
  expect(servedCommand(profileOf('smpp-3.4'), 'query_sm')).toBe('yes')
  expect(servedCommand(profileOf('smpp-3.4'), 'cancel_sm')).toBe('unknown')
  expect(servedCommand(undefined, 'query_sm')).toBe('unknown')
})

test('the state is polled where that is wanted and the profile says that query_sm is served', () => {
  const gateway = profileOf('ru-gateway-8056')
  if (gateway === undefined) throw new Error('no profile')
  expect(queryModeOf('profile', gateway)).toBe('by-hand')
  expect(queryModeOf('polled', gateway)).toBe('polled')
  expect(queryModeOf('off', gateway)).toBe('off')
  expect(queryModeOf('polled', profileOf('smsportal'))).toBe('off')
  expect(queryModeOf('polled', undefined)).toBe('by-hand')
  const preferred = { value: 'active', source: 'page' } as const
  const active = { ...gateway, receipt: { ...gateway.receipt, preferred } }
  expect(queryModeOf('profile', active)).toBe('polled')
})
