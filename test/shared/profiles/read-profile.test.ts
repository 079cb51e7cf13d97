import { describe, expect, test } from 'vitest'
import { profileProblemText, readProfile } from '../../../shared/profiles/read-profile.ts'
import { acmeFile, problemsOf, profileOf } from '../../support/own-profile.ts'

describe('a profile from a file', () => {
  test('has null where the file says nothing, and one text for both languages', () => {
    const profile = profileOf({ id: 'small', name: 'Small' })
    expect(profile).toMatchObject({
      kind: 'provider',
      name: { en: 'Small', ru: 'Small' },
      summary: null,
      sources: {},
      tlvs: null,
      codes: { commandStatus: null, receiptErr: null },
      simulator: null,
    })
    expect(Object.values(profile.bind)).toEqual(Object.values(profile.bind).map(() => null))
  })

  test('keeps a measured value beside the published one', () => {
    expect(profileOf(acmeFile).bind.maxBinds).toEqual({
      value: 2,
      source: 'mail',
      note: { en: 'for each host', ru: 'for each host' },
      others: [{ value: 3, source: 'check' }],
    })
  })

  test('is the same when it is written and read again', () => {
    const profile = profileOf(acmeFile)
    expect(profileOf(JSON.parse(JSON.stringify(profile)))).toEqual(profile)
  })
})

describe('what is wrong in a file is told with its place', () => {
  const spoilt: readonly (readonly [what: string, change: object, path: string, en: string])[] = [
    [
      'a wrong type',
      { bind: { maxBinds: { value: '4', source: 'mail' } } },
      'bind.maxBinds.value',
      'a whole number is expected',
    ],
    [
      'a fact without its source',
      { limits: { window: { value: 10 } } },
      'limits.window.source',
      'it is missing',
    ],
    [
      'a source that is not there',
      { limits: { window: { value: 10, source: 'page' } } },
      'limits.window.source',
      'page is none of the sources of the profile: mail, check',
    ],
    ['a misspelt name', { bind: { maxBind: null } }, 'bind.maxBind', 'a profile has nothing of this name'],
    [
      'a value that is none of the choices',
      { connection: { allowList: { value: 'yes', source: 'mail' } } },
      'connection.allowList.value',
      'yes is none of required, optional',
    ],
    [
      'a number out of range',
      { connection: { plainPorts: { value: [99999], source: 'mail' } } },
      'connection.plainPorts.value[0]',
      '99999 is not a whole number from 0 to 65535',
    ],
    [
      'a number below zero',
      { limits: { window: { value: -1, source: 'mail' } } },
      'limits.window.value',
      '-1 is less than 0',
    ],
    [
      'a code that is not hexadecimal',
      { codes: { commandStatus: { source: 'mail', rows: [{ code: '1025', reason: 'no-route' }] } } },
      'codes.commandStatus.rows[0].code',
      '1025 is not written as in 0x00000401',
    ],
    [
      'a reason that there is not',
      { codes: { receiptErr: { source: 'mail', rows: [{ code: '1', reason: 'bad-luck' }] } } },
      'codes.receiptErr.rows[0].reason',
      'no reason has the name bad-luck',
    ],
    [
      'a code that is given twice',
      {
        codes: {
          commandStatus: {
            source: 'mail',
            rows: [
              { code: '0x0401', reason: 'no-route' },
              { code: '0x00000401', reason: 'no-credit' },
            ],
          },
        },
      },
      'codes.commandStatus.rows[1]',
      'it is given already, as codes.commandStatus.rows[0]',
    ],
    [
      'a command that SMPP has not',
      { commands: { supported: { value: ['submit'], source: 'mail' } } },
      'commands.supported.value[0]',
      'no version of SMPP has the command submit',
    ],
    ['a list in place of a group', { limits: [] }, 'limits', 'a JSON object in braces is expected'],
    ['half a sentence', { name: { en: 'Acme' } }, 'name.ru', 'it is missing'],
    [
      'an address that is none',
      { sources: { mail: { title: 'x', read: '2026-11', url: 'mailto:x' }, check: acmeFile.sources.check } },
      'sources.mail.url',
      'mailto:x is not written as in https://example.com',
    ],
    ['an id that is no name of a file', { id: 'Acme & Co' }, 'id', 'Acme & Co is not written as in acme-2'],
    [
      'a rule that the simulator has not',
      { simulator: { ...acmeFile.simulator, refusals: { mood: '0x0401' } } },
      'simulator.refusals.mood',
      'a profile has nothing of this name',
    ],
  ]

  test.each(spoilt)('%s', (_what, change, path, en) => {
    const problems = problemsOf({ ...acmeFile, ...change })
    expect(problems.map((problem) => profileProblemText(problem, 'en'))).toEqual([`${path}: ${en}`])
    for (const problem of problems) {
      expect(profileProblemText(problem, 'ru')).toMatch(/^\S+: .*[а-яё]/i)
    }
  })

  test('all of it at once, and a file that is no object at all', () => {
    expect(problemsOf({ id: 4, bind: 1 }).map(({ path }) => path)).toEqual(['id', 'name', 'bind'])
    const [problem] = problemsOf('acme')
    expect(problem && profileProblemText(problem, 'en')).toBe('a JSON object in braces is expected')
    expect(readProfile(null)).toHaveProperty('problems')
  })
})
