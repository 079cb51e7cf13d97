import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtInProfiles } from '../../../shared/profiles/built-in-profiles.ts'
import { factGroups, factTable, fieldsOf } from '../../../shared/profiles/fact-table.ts'
import { factsOf, factText, readFact, writtenFact } from '../../../shared/profiles/fact-text.ts'
import {
  maxProfileOctets,
  placedProblemText,
  profileText,
  readProfileFile,
  readProfileText,
} from '../../../shared/profiles/profile-text.ts'
import { walkJson } from '../../../shared/profiles/walk-json.ts'
import { acmeFile, profileOf } from '../../support/own-profile.ts'

/** What is said of a text, a line a problem. */
function said(text: string): readonly string[] {
  const read = readProfileText(text)
  return 'problems' in read ? read.problems.map((problem) => placedProblemText(problem, 'en')) : []
}

const acme = JSON.stringify(acmeFile, null, 2)

describe('the place of a problem', () => {
  test.each([
    ['"value": 2,', '"value": "2",', ':7: bind.maxBinds.value: a whole number is expected'],
    ['"maxBinds"', '"maxBind"', ':5: bind.maxBind: a profile has nothing of this name'],
    ['"reason": "no-route"', '"reason": "no-rout"', '.reason: no reason has the name no-rout'],
    [
      '"code": "0x0000000B"',
      '"code": "0x461"',
      'codes.commandStatus.rows[1]: it is given already, as codes.commandStatus.rows[0]',
    ],
  ])('%s as %s', (from, to, line) => {
    const spoilt = acme.replace(from, to)
    expect(spoilt).not.toBe(acme)
    const [first, ...others] = said(spoilt)
    expect(first).toContain(line)
    expect(others).toEqual([])
    const [, number] = /^(\d+):/.exec(first ?? '') ?? []
    const name = /"[^"]+"/.exec(to)?.[0] ?? ''
    const about = spoilt
      .split('\n')
      .slice(Number(number) - 1, Number(number) + 1)
      .join('\n')
    expect(about).toContain(name)
  })

  test('of what is missing is that of what should hold it', () => {
    const lines = said(
      '{\n  "id": "acme",\n  "name": "Acme",\n  "limits": {\n    "window": { "value": 3 }\n  }\n}',
    )
    expect(lines).toEqual(['5:5: limits.window.source: it is missing'])
  })

  test('of a name given twice is the second one', () => {
    expect(said('{ "id": "acme",\n"name": "Acme",\n"id": "acme" }')).toEqual([
      '3:1: id: it is given already, as id',
    ])
  })

  test.each([
    [
      '{ "id": "acme",\n  "name": "Acme" "order": 1 }',
      '2:18: this is no JSON: " stands where one of these is expected: , }',
    ],
    ['{ "id": "acme",\n}', '2:1: this is no JSON: } stands where one of these is expected: "'],
    ['{ "id": "acme"', '1:15: this is no JSON: it ends where one of these is expected: , }'],
    ['{}\n{}', '2:1: this is no JSON: { follows the end of the object'],
    ['{ "id": "a\tb" }', '1:11: this is no JSON: a text may not hold U+0009 as it is'],
    ["{ 'id': 1 }", '1:3: this is no JSON: \' stands where one of these is expected: " }'],
  ])('of what is no JSON: %s', (text, line) => {
    expect(said(text)).toEqual([line])
  })
})

test('a file that is too large or no UTF-8 is told as a whole', () => {
  const large = readProfileFile(new Uint8Array(maxProfileOctets + 1))
  expect('problems' in large && large.problems.map((one) => placedProblemText(one, 'en'))).toEqual([
    'the file has 1048577 octets, more than 1048576',
  ])
  const octets = readProfileFile(Uint8Array.of(0x7b, 0xff))
  expect('problems' in octets && octets.problems.map((one) => placedProblemText(one, 'ru'))).toEqual([
    'это не UTF-8',
  ])
})

test('a byte order mark is passed over', () => {
  expect(readProfileFile(new TextEncoder().encode(`\uFEFF${acme}`))).toEqual({ profile: profileOf(acmeFile) })
})

test('a text is walked through as JSON.parse reads it', () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }
  const agree = (text: string) => {
    const fault = walkJson(text, { begin: () => undefined, end: () => undefined })
    expect([text, fault === null]).toEqual([text, isJson(text)])
  }
  fc.assert(fc.property(fc.json(), agree))
  const pieces = fc.constantFrom(
    ...'{}[],:"\\ \n0123eE+-.tu',
    'true',
    'null',
    '"a"',
    '\\u00e9',
    '\u0001',
    '"x":',
  )
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 12 }).map((list) => list.join('')),
      agree,
    ),
    { numRuns: 3_000 },
  )
})

test('the largest files are read in time that grows with them alone', () => {
  const fill = (head: string, item: string, tail: string) =>
    head + item.repeat(Math.floor((maxProfileOctets - head.length - tail.length) / item.length)) + tail
  const start = '{"id":"a","name":"A",'
  const hostile = [
    fill('', '[', ''),
    fill('{"id":', '[', ''),
    fill(`${start}"tlvs":[`, '{},', '{}]}'),
    fill(
      `${start}"codes":{"receiptErr":{"source":"a","rows":[`,
      '{"code":"1","reason":"no-route"},',
      '{}]}}}',
    ),
    fill(start, '"id":1,', '"order":1}'),
    fill(`${start}"`, 'k', '":1}'),
  ]
  for (const text of hostile) {
    const from = performance.now()
    const read = readProfileText(text)
    expect('problems' in read && read.problems.length).toBeLessThanOrEqual(100)
    expect(performance.now() - from).toBeLessThan(8_000)
  }
})

describe('every fact', () => {
  test('of the schema has its words', () => {
    const file: Readonly<Record<string, unknown>> = profileOf({ id: 'small', name: 'Small' })
    for (const group of factGroups()) {
      expect([
        group,
        fieldsOf(group)
          .map(([name]) => name)
          .toSorted(),
      ]).toEqual([group, Object.keys(file[group] ?? {}).toSorted()])
    }
    const others = [
      'id',
      'kind',
      'name',
      'summary',
      'regions',
      'related',
      'sources',
      'tlvs',
      'codes',
      'simulator',
      'remarks',
    ]
    expect(
      Object.keys(file)
        .filter((key) => !Object.hasOwn(factTable, key))
        .toSorted(),
    ).toEqual(others.toSorted())
  })

  test('of the built-in profiles is read back as it is written', () => {
    let count = 0
    for (const profile of builtInProfiles) {
      for (const { field, fact, name } of factsOf(profile)) {
        if (fact === null) continue
        for (const language of ['en', 'ru'] as const) {
          expect(factText(field, fact.value, language)).not.toMatch(/object Object|undefined/)
          const read = readFact(
            field.kind,
            writtenFact(field.kind, fact.value, language),
            language,
            fact.value,
          )
          // A note of a host keeps its brackets out, and the space at the ends of a text is nobody's.
          if (field.kind.type !== 'hosts')
            expect([profile.id, name, read]).toEqual([profile.id, name, fact.value])
          count += 1
        }
      }
    }
    expect(count).toBeGreaterThan(500)
  })

  test('that is typed wrongly has no value', () => {
    expect(readFact({ type: 'number' }, '12 s', 'en')).toBeUndefined()
    expect(readFact({ type: 'address' }, '5', 'en')).toBeUndefined()
    expect(readFact({ type: 'hosts' }, 'a b c', 'en')).toBeUndefined()
    expect(readFact({ type: 'choices', values: ['1.2'] }, '1.4', 'en')).toBeUndefined()
    expect(readFact({ type: 'yes-no' }, 'Да', 'ru')).toBe(true)
    expect(readFact({ type: 'hosts' }, 'smpp.example.com:3550 TLS (backup); [::1]:2775', 'en')).toEqual([
      { host: 'smpp.example.com', port: 3550, tls: true, note: { en: 'backup', ru: 'backup' } },
      { host: '::1', port: 2775 },
    ])
  })
})

test('a profile is the same when it is written as a file and read again', () => {
  for (const profile of builtInProfiles) expect(readProfileText(profileText(profile))).toEqual({ profile })
})
