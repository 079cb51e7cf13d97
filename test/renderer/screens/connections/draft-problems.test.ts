import { expect, test } from 'vitest'
import { draftOddities, draftProblems } from '../../../../renderer/screens/connections/draft-problems.ts'
import type { ConnectionDraft } from '../../../../shared/contract/connections.ts'
import { newConnection } from '../../../../shared/contract/new-connection.ts'
import { catalogue } from '../../../support/catalogue.ts'

const draft = (change: Partial<ConnectionDraft>): ConnectionDraft => ({
  ...newConnection,
  name: 'ACME',
  host: 'smpp.example.com',
  ...change,
})

test('a filled form has no problems', () => {
  expect(draftProblems(draft({}))).toEqual({})
})

test('name and host are needed', () => {
  expect(draftProblems(draft({ name: '  ', host: '' }))).toEqual({
    name: { kind: 'required' },
    host: { kind: 'required' },
  })
})

test('numbers are checked as they are typed', () => {
  expect(draftProblems(draft({ port: Number.NaN, window: 2.5, bindTimeout: 0 }))).toEqual({
    port: { kind: 'not-a-number' },
    window: { kind: 'not-whole' },
    bindTimeout: { kind: 'below', limit: 0.1 },
  })
  expect(draftProblems(draft({ port: 70_000 }))).toEqual({ port: { kind: 'above', limit: 65_535 } })
})

test.each(['https://x.example', 'smpp.example.com:2775', 'two words'])('%s is no host', (host) => {
  expect(draftProblems(draft({ host }))).toEqual({ host: { kind: 'bad-host' } })
})

test.each(['203.0.113.7', '::1', '[2001:db8::7]', 'fe80::1%eth0', 'smpp-1.example.com'])(
  '%s is a host',
  (host) => {
    expect(draftProblems(draft({ host }))).toEqual({})
  },
)

test('the longest wait between attempts is not shorter than the first', () => {
  const reconnect = { enabled: true, initialDelay: 5, maxDelay: 1 }
  expect(draftProblems(draft({ reconnect }))).toEqual({ 'reconnect.maxDelay': { kind: 'below', limit: 5 } })
  expect(draftProblems(draft({ reconnect: { ...reconnect, enabled: false } }))).toEqual({})
})

test('what SMPP calls too long is said and not refused', () => {
  const odd = draft({ systemId: 'x'.repeat(16), bindMode: 'transmitter' })
  expect(draftProblems(odd)).toEqual({})
  expect(draftOddities(odd, 9, undefined)).toEqual({
    systemId: { kind: 'over-octets', octets: 16, limit: 15 },
    password: { kind: 'password-long', octets: 9 },
    bindMode: { kind: 'no-receipts' },
  })
})

test('a certificate that is not checked is said', () => {
  const tls = { ...newConnection.tls, enabled: true, verify: false }
  expect(draftOddities(draft({ tls }), 0, undefined)).toEqual({ 'tls.verify': { kind: 'verify-off' } })
})

test('more binds than the provider allows are said', () => {
  const many = draft({ binds: 5 })
  expect(draftOddities(many, 0, catalogue.of('8x8'))).toEqual({
    binds: { kind: 'too-many-binds', planned: 5, most: 4 },
  })
  expect(draftOddities(many, 0, catalogue.of('infobip'))).toEqual({})
})

test('tags that are too long or too many are named at their field', () => {
  expect(draftProblems(draft({ tags: ['a', 'b'.repeat(41)] }))).toEqual({
    tags: { kind: 'too-long', limit: 40 },
  })
  const many = Array.from({ length: 13 }, (_, at) => `tag ${at}`)
  expect(draftProblems(draft({ tags: many }))).toEqual({ tags: { kind: 'too-many', limit: 12 } })
})

test('a further host is checked as the first one is', () => {
  const hosts = [
    { host: '', port: 70_000, serverName: '' },
    { host: 'smpp://a', port: 1, serverName: '' },
  ]
  expect(draftProblems(draft({ hosts }))).toEqual({
    'hosts.0.host': { kind: 'required' },
    'hosts.0.port': { kind: 'above', limit: 65_535 },
    'hosts.1.host': { kind: 'bad-host' },
  })
})
