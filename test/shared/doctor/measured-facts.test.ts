import { describe, expect, test } from 'vitest'
import { type MeasuredLine, measuredFacts, withMeasuredFacts } from '../../../shared/doctor/measured-facts.ts'
import { accountProfileOf } from '../../../shared/profiles/edit-profile.ts'
import { profileText, readProfileText } from '../../../shared/profiles/profile-text.ts'
import { version34 } from '../../../shared/smpp/interface-version.ts'
import { profileOf } from '../../support/own-profile.ts'

const examined = { host: 'smsc.example', port: 3550, interfaceVersion: version34 }
const line = (id: string, verdict: MeasuredLine['verdict'], facts: MeasuredLine['facts'] = {}) => ({
  id,
  verdict,
  facts,
})
const lines: readonly MeasuredLine[] = [
  line('dns', 'dns-found'),
  line('protocol', 'speaks-tls', { ms: 3 }),
  line('certificate', 'certificate-trusted', { tlsVersion: 'TLSv1.3', cipher: 'x', daysLeft: 9 }),
  line('bind_transmitter', 'bind-accepted'),
  line('bind_receiver', 'bind-accepted'),
  line('bind_transceiver', 'bind-refused', { commandStatus: 5 }),
]
const acme = profileOf({
  id: 'acme',
  name: 'Acme',
  sources: { page: { title: 'Acme: SMPP', read: '2026-10' } },
  connection: { tlsPorts: { value: [3550, 3551], source: 'page' } },
  bind: { types: { value: ['transmitter', 'receiver', 'transceiver'], source: 'page' } },
})

describe('what the doctor measured', () => {
  test('stands beside what the profile says', () => {
    expect(measuredFacts(lines, examined, acme)).toEqual([
      { group: 'connection', name: 'tlsPorts', value: [3550], stands: 'confirmed' },
      { group: 'connection', name: 'tlsVersions', value: ['1.3'], stands: 'new' },
      { group: 'bind', name: 'types', value: ['transmitter', 'receiver'], stands: 'differs' },
      { group: 'bind', name: 'interfaceVersions', value: ['3.4'], stands: 'new' },
    ])
  })

  test('says nothing of types that were not tried, and nothing at all where no bind was accepted', () => {
    const halves = lines.map((one) =>
      one.id === 'bind_receiver' ? { ...one, verdict: 'not-reached' as const } : one,
    )
    expect(measuredFacts(halves, examined, acme).map(({ name }) => name)).not.toContain('types')
    const none = lines.map((one) =>
      one.id.startsWith('bind_') ? { ...one, verdict: 'bind-silent' as const } : one,
    )
    expect(measuredFacts(none, examined, undefined).map(({ name }) => name)).toEqual([
      'tlsPorts',
      'tlsVersions',
    ])
    expect(measuredFacts([], examined, acme)).toEqual([])
  })

  test('is written with its day: in place of what is unknown, beside what the provider says, and once', () => {
    const write = (profile: typeof acme, day: string) =>
      withMeasuredFacts(profile, measuredFacts(lines, examined, profile), examined, day)
    const written = write(acme, '2026-11-29')
    expect(written.bind.types).toMatchObject({
      value: ['transmitter', 'receiver', 'transceiver'],
      source: 'page',
      others: [{ value: ['transmitter', 'receiver'], source: 'doctor-2026-11-29' }],
    })
    expect(written.connection.tlsVersions).toEqual({ value: ['1.3'], source: 'doctor-2026-11-29' })
    expect(written.connection.tlsPorts).toEqual(acme.connection.tlsPorts)
    expect(written.sources['doctor-2026-11-29']).toMatchObject({ by: 'measurement', read: '2026-11-29' })
    expect(readProfileText(profileText(written))).toEqual({ profile: written })
    const again = write(written, '2026-11-30')
    expect(again.bind.types?.others).toEqual([
      { value: ['transmitter', 'receiver'], source: 'doctor-2026-11-30' },
    ])
    // Confirmed since: measured on the first day, which stays named.
    expect(again.connection.tlsVersions).toEqual(written.connection.tlsVersions)
    expect(readProfileText(profileText(again))).toEqual({ profile: again })
  })
})

test('an account’s profile is a copy named after it, whose codes still are the company’s', () => {
  const made = accountProfileOf(acme, 'client7', (id) => id === 'acme-account')
  expect(made).toMatchObject({ id: 'acme-account-2', name: { en: 'Acme · client7' }, related: ['acme'] })
  expect(readProfileText(profileText(made))).toEqual({ profile: made })
})
