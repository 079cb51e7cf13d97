import { expect, test } from 'vitest'
import { profileFacts } from '../../../../renderer/screens/connections/profile-facts.ts'
import { catalogue } from '../../../support/catalogue.ts'
import { draftTo } from '../../../support/running-engine.ts'

function factsOf(profileId: string): Record<string, string> {
  const facts = profileFacts(catalogue.of(profileId)!, catalogue.tlvs(profileId) ?? [], draftTo(2775), 4)
  return Object.fromEntries(facts.map(({ key, value }) => [key, value]))
}

test('a profile tells the TLVs that every message needs apart from those that may come', () => {
  expect(factsOf('mobtext')).toMatchObject({
    tlvsRequired: 'pe_id (0x1400), template_id (0x1401), telemarketer_id (0x1402)',
  })
  expect(factsOf('mobtext')).not.toHaveProperty('tlvs')
  expect(factsOf('telesign')).toMatchObject({
    tlvsRequired: 'message_type (0x1414)',
    tlvs: 'account_lifecycle_event (0x1416)',
  })
  expect(factsOf('smpp-3.4')).not.toHaveProperty('tlvs')
})

test('what the form says otherwise than the profile is marked: keep-alive, window, rate', () => {
  const marked = (change: Parameters<typeof draftTo>[1]) =>
    profileFacts(catalogue.of('smsc-ru')!, [], draftTo(2775, change), 4)
      .filter(({ isContradicted }) => isContradicted)
      .map(({ key }) => key)
      .filter((key) => ['enquireLink', 'window', 'rate'].includes(key))
  expect(marked({ enquireLinkInterval: 61, window: 301, rate: 31 })).toEqual([
    'enquireLink',
    'rate',
    'window',
  ])
  expect(marked({ enquireLinkInterval: 60, window: 300, rate: 30 })).toEqual([])
  // Without a limit of its own a long message is sent in one burst.
  expect(marked({ enquireLinkInterval: 60, window: 10, rate: 0 })).toEqual(['rate'])
})
