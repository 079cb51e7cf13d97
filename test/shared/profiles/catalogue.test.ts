import { describe, expect, test } from 'vitest'
import { explain } from '../../../shared/explain/explain.ts'
import { explainStatus } from '../../../shared/explain/explain-status.ts'
import { searchCodes } from '../../../shared/explain/search.ts'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { builtInProfiles } from '../../../shared/profiles/built-in-profiles.ts'
import { makeCatalogue, perCatalogue } from '../../../shared/profiles/catalogue.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { describeByProfile, tlvCandidates } from '../../../shared/profiles/name-tlv.ts'
import { playedTriggers, playsSpecification } from '../../../shared/profiles/plain-triggers.ts'
import { textRulesOf } from '../../../shared/profiles/text-rules.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { catalogue } from '../../support/catalogue.ts'
import { acmeFile, profileOf } from '../../support/own-profile.ts'

describe('the built-in catalogue', () => {
  test('begins with the two gateways and the plain specification, and says in both languages what they are', () => {
    const ids = catalogue.all().map(({ id }) => id)
    expect(ids.slice(0, 3)).toEqual(['ru-gateway-8056', 'ru-gateway-9001', 'smpp-3.4'])
    for (const { id, name, summary } of catalogue.all()) {
      expect(summary?.ru, id).toMatch(/\p{Script=Cyrillic}/u)
      expect(name.en && summary?.en, id).not.toBe('')
    }
  })

  test('carries the deadlines of both gateways: 10 s to bind, 60 s to answer, cut without unbind', () => {
    for (const id of ['ru-gateway-8056', 'ru-gateway-9001']) {
      expect(catalogue.of(id)?.deadlines).toMatchObject({
        bindSeconds: { value: 10 },
        answerSeconds: { value: 60 },
        cutsWithoutUnbind: { value: true },
        enquireLinkSeconds: null,
      })
      expect(catalogue.of(id)?.commands.unsupportedReply?.value).toEqual({
        command: 'generic_nack',
        status: 'ESME_RINVCMDID',
      })
    }
  })

  test('knows that port 9001 only sends', () => {
    expect(catalogue.of('ru-gateway-9001')?.commands.receivesMessages?.value).toBe(false)
    expect(catalogue.of('ru-gateway-8056')?.commands.receivesMessages).toBeNull()
  })

  test('lists the eleven statuses of port 8056', () => {
    const values = catalogue.codes('ru-gateway-8056', 'command_status').map(({ value }) => value)
    expect(values).toEqual([0x400, 0x401, 0x402, 0x403, 0x404, 0x433, 0x43c, 0x43f, 0x446, 0x453, 0x45a])
  })

  test('knows providers by their codes alone, and those that publish none', () => {
    expect(catalogue.codes('infobip', 'receipt_err')[1]).toMatchObject({
      code: '2',
      value: null,
      knowledge: { title: { en: 'unknown base station' }, retry: 'ask' },
      source: { url: expect.stringContaining('infobip.com') },
    })
    expect(catalogue.tlvs('infobip')).toBeUndefined()
    expect(catalogue.codes('8x8', 'command_status')).toEqual([])
    expect(catalogue.codes('nobody', 'receipt_err')).toEqual([])
  })

  test('shows an id that it does not have as it stands', () => {
    expect(catalogue.of('toString')).toBeUndefined()
    expect(catalogue.name('nobody', 'ru')).toBe('nobody')
  })
})

describe('a profile that is added while the program runs', () => {
  const acme = profileOf(acmeFile)
  const own = makeCatalogue([...builtInProfiles, acme])

  test('stands in lists after the built-in ones, and leaves their catalogue as it was', () => {
    expect(own.all().at(-1)).toBe(acme)
    expect(own.all()).toHaveLength(builtInProfiles.length + 1)
    expect(own.name('acme', 'ru')).toBe('Акме')
    expect(catalogue.of('acme')).toBeUndefined()
  })

  test('explains its codes, and a stranger’s reader is told of them', () => {
    const [first] = explain(own, { code: '0x0461', profileId: 'acme', language: 'en' })
    expect(first).toMatchObject({
      basis: 'profile',
      profile: 'acme',
      profileName: 'Acme',
      title: 'No road to the moon',
      source: 'a mail of the support',
      url: null,
    })
    expect(explainStatus(own, 0x461, 'submit_sm_resp', 'acme', 'en')).toMatch(/^no road to the moon · /)
    expect(
      explain(own, { code: '77', field: 'receipt_err', profileId: 'acme', language: 'ru' })[0],
    ).toMatchObject({
      basis: 'profile',
      title: 'Gone fishing',
    })
    const elsewhere = explain(own, { code: '0x0461', language: 'en' })
    expect(elsewhere.find(({ profile }) => profile === 'acme')?.basis).toBe('other-provider')
    expect(explain(catalogue, { code: '0x0461', language: 'en' }).map(({ profile }) => profile)).toEqual([
      null,
    ])
  })

  test('confirms a standard code that it lists', () => {
    expect(explain(own, { code: '0x0B', profileId: 'acme', language: 'en' })[0]).toMatchObject({
      basis: 'profile',
      profile: 'acme',
      name: 'ESME_RINVDSTADR',
    })
  })

  test('is found by the words of its codes and by its name', () => {
    expect(searchCodes(own, 'fishing', { language: 'en' }).map(({ profile }) => profile)).toEqual(['acme'])
    expect(searchCodes(own, 'acme moon', { language: 'en' })[0]?.profile).toBe('acme')
    expect(searchCodes(catalogue, 'fishing', { language: 'en' })).toEqual([])
  })

  test('names its TLVs, alone where it is chosen and as a guess where it is not', () => {
    expect(describeByProfile(own, 'tlvs.0x1777.tag', 0x1777, 'en', 'acme')?.words).toBe(
      '0x1777 acme_ticket: Ticket of Acme (named by profile “Acme”)',
    )
    expect(tlvCandidates(own, 0x1777, 'en')).toEqual([{ name: 'acme_ticket', providers: ['Acme'] }])
    expect(tlvCandidates(catalogue, 0x1777, 'en')).toEqual([])
  })

  test('has its texts and PDUs read by its rules', () => {
    expect(textRulesOf(own.of('acme'))).toEqual({ defaultAlphabet: 'latin1', dataCodings: [0, 8] })
    const options = inspectOptionsOf(own, 'acme')
    expect(options.defaultAlphabet).toBe('latin1')
    const bytes = encodePdu({
      command: 'submit_sm',
      sequence_number: 1,
      fields: { destination_addr: '7916' },
    })
    const codes = inspectPdu(bytes, options).notes.map(({ code }) => code)
    expect(codes).toContain('vendor-tlv-missing')
    expect(
      inspectPdu(bytes, inspectOptionsOf(catalogue, 'acme')).notes.map(({ code }) => code),
    ).not.toContain('vendor-tlv-missing')
  })

  test('tells the simulator what to refuse, by its own codes and by those of the specification', () => {
    expect(playsSpecification(own, 'acme')).toBe(false)
    expect(playedTriggers(own, 'acme').map(({ rule, hex, title }) => [rule, hex, title.en])).toEqual([
      ['forbidden-words', '0x0000000B', 'ESME_RINVDSTADR'],
      ['route', '0x00000461', 'no road to the moon'],
    ])
  })

  test('takes the place of the built-in one whose id it has', () => {
    const changed = profileOf({ ...acmeFile, id: 'infobip' })
    const replaced = makeCatalogue([...builtInProfiles, changed])
    expect(replaced.all()).toHaveLength(builtInProfiles.length)
    expect(replaced.of('infobip')).toBe(changed)
    expect(replaced.codes('infobip', 'receipt_err').map(({ code }) => code)).toEqual(['77'])
  })
})

test('what is derived from a catalogue is made once for each', () => {
  let made = 0
  const countOf = perCatalogue((one) => {
    made++
    return one.all().length
  })
  expect([countOf(catalogue), countOf(catalogue)]).toEqual([builtInProfiles.length, builtInProfiles.length])
  expect(countOf(makeCatalogue([]))).toBe(0)
  expect(made).toBe(2)
})
