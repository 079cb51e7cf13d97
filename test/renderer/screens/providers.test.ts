import { describe, expect, test } from 'vitest'
import { compareProfiles } from '../../../renderer/screens/providers/compare-profiles.ts'
import { type ProviderRow, providerRows } from '../../../renderer/screens/providers/provider-rows.ts'
import type { HeldProfile } from '../../../renderer/stores/profiles-store.ts'
import { builtInProfiles } from '../../../shared/profiles/built-in-profiles.ts'
import { makeCatalogue } from '../../../shared/profiles/catalogue.ts'
import { acmeFile, profileOf } from '../../support/own-profile.ts'

const acme = profileOf(acmeFile)
const catalogue = makeCatalogue([...builtInProfiles, acme])
const held = (profileId: string, profile: HeldProfile['profile']): readonly [string, HeldProfile] => [
  profileId,
  { profileId, revision: 1, octets: 2, isDamaged: profile === null, text: '{}', profile, problems: [] },
]
const sources = {
  catalogue,
  own: new Map([held('acme', acme), held('broken', null)]),
  drafts: new Map([['new', { profile: { ...acme, id: 'new' }, revision: null, unread: [] }]]),
  query: '',
  ownOnly: false,
}
const idsOf = (rows: readonly ProviderRow[]) => rows.map(({ id, kind }) => `${id} ${kind}`)

describe('the list of providers', () => {
  test('has what is the user’s own first, then every built-in one', () => {
    const rows = providerRows(sources, 'en')
    expect(idsOf(rows).slice(0, 3)).toEqual(['new unsaved', 'broken damaged', 'acme own'])
    expect(rows).toHaveLength(builtInProfiles.length + 3)
    expect(idsOf(providerRows({ ...sources, ownOnly: true }, 'ru'))).toHaveLength(3)
  })

  test('is searched by name, code, words of a code and TLV, in both languages', () => {
    for (const query of ['Акме', 'acme_ticket', '0x1777', 'gone fishing', 'moon acme']) {
      expect(idsOf(providerRows({ ...sources, query, drafts: new Map() }, 'en'))).toContain('acme own')
    }
    expect(providerRows({ ...sources, query: 'nobody-has-this' }, 'en')).toEqual([])
  })

  test('marks one that stands in the place of a built-in profile', () => {
    const replaced = { ...acme, id: 'devino' }
    const own = new Map([held('devino', replaced)])
    const rows = providerRows(
      { ...sources, catalogue: makeCatalogue([...builtInProfiles, replaced]), own },
      'en',
    )
    expect(idsOf(rows)).toContain('devino replaces')
  })
})

test('two profiles are compared fact by fact, code by code', () => {
  const other = profileOf({
    ...acmeFile,
    id: 'acme-2',
    limits: { textOctets: { value: 140, source: 'mail' } },
    codes: { receiptErr: { source: 'mail', rows: [{ code: '78', reason: 'no-route' }] } },
    tlvs: null,
  })
  const both = makeCatalogue([acme, other])
  const sections = compareProfiles(both, acme, other, 'en')
  const differing = sections.flatMap(({ id, rows }) =>
    rows.filter(({ differs }) => differs).map(({ label, one, other: second }) => [id, label, one, second]),
  )
  expect(differing).toEqual([
    ['limits', 'text of one submit at most', '100 octets', '140 octets'],
    ['tlvs', '0x1777', 'acme_ticket: Ticket of Acme', null],
    ['command_status', '0x0000000B', 'as-specified', null],
    ['command_status', '0x00000461', 'no road to the moon', null],
    ['receipt_err', '77', 'gone fishing', null],
    ['receipt_err', '78', null, expect.any(String)],
  ])
  expect(
    compareProfiles(both, acme, acme, 'ru')
      .flatMap(({ rows }) => rows)
      .some(({ differs }) => differs),
  ).toBe(false)
})
