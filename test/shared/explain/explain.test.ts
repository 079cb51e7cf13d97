import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeFields } from '../../../shared/explain/code-field.ts'
import { explain } from '../../../shared/explain/explain.ts'
import { readCode } from '../../../shared/explain/read-code.ts'
import { explainJson } from '../../../shared/json/explain-json.ts'
import { builtInProfiles } from '../../../shared/profiles/built-in-profiles.ts'
import { statusTable } from '../../../shared/smpp/status-table.ts'
import { catalogue } from '../../support/catalogue.ts'

describe('explaining a code', () => {
  test('reads 0x0403 by the chosen gateway profile, in both languages', () => {
    const query = { code: '0x0403', profileId: 'ru-gateway-8056', pdu: 'submit_sm_resp' }
    const [english] = explain(catalogue, { ...query, language: 'en' })
    const [russian] = explain(catalogue, { ...query, language: 'ru' })
    expect(english).toMatchObject({
      profile: 'ru-gateway-8056',
      basis: 'profile',
      hex: '0x00000403',
      dec: '1027',
      title: 'Forbidden word or phrase',
      retry: 'never',
      who: 'you',
    })
    expect(russian?.title).toBe('Недопустимое слово или фраза')
    expect(russian?.meaning).toBe('Текст не прошёл проверку на недопустимые слова и фразы.')
    expect(russian?.next.length).toBeGreaterThan(0)
  })

  test.each([
    [0x0400, 'кодировка'],
    [0x0401, 'текст'],
    [0x0402, 'регистрации'],
    [0x0403, 'слов'],
    [0x0404, 'чёрном списке'],
    [0x0433, 'средств'],
    [0x043c, 'тарифа'],
    [0x043f, 'контрагента'],
    [0x0446, 'транспорта'],
    [0x0453, 'одинакового текста'],
    [0x045a, 'маршрутизации'],
  ])('gives the page’s own meaning for status %i of the gateway', (code, word) => {
    const [first] = explain(catalogue, { code, profileId: 'ru-gateway-8056', language: 'ru' })
    expect(first?.basis).toBe('profile')
    expect(first?.meaning.toLowerCase()).toContain(word)
  })

  test('offers all four meanings of 0x0401 without a profile, and says that the provider decides', () => {
    const candidates = explain(catalogue, { code: '0x0401', language: 'en' })
    const known = candidates.filter(({ basis }) => basis !== 'unknown')
    expect(known.map(({ profile }) => profile).toSorted()).toEqual([
      'bulksms',
      'hollatags',
      'horisen',
      'ru-gateway-8056',
    ])
    expect(known.some(({ basis }) => basis === 'profile')).toBe(false)
    expect(candidates.at(-1)).toMatchObject({ basis: 'unknown', retry: 'ask', who: 'provider' })
    expect(known[0]?.conflicts).toHaveLength(3)
  })

  test('does not give one confident answer for a vendor code that one provider documents', () => {
    const candidates = explain(catalogue, { code: 0x045a, language: 'en' })
    expect(candidates).toHaveLength(2)
    expect(candidates[1]?.basis).toBe('unknown')
  })

  test('reads 0x0402 by the chosen provider, and shows the others after it', () => {
    const candidates = explain(catalogue, { code: 0x0402, profileId: 'horisen', language: 'en' })
    expect(candidates[0]).toMatchObject({ profile: 'horisen', title: 'Insufficient funds' })
    expect(candidates.slice(1).map(({ profile }) => profile)).toContain('ru-gateway-8056')
  })

  test('says first that the chosen provider does not list the code', () => {
    const [first, second] = explain(catalogue, { code: 0x0405, profileId: 'ru-gateway-8056', language: 'en' })
    expect(first).toMatchObject({
      basis: 'unknown',
      title: 'Not in the table of this provider',
      retry: 'ask',
    })
    expect(second?.profile).toBe('horisen')
  })

  test('takes the codes of the sister gateway for likely where a profile has none', () => {
    const [first, second] = explain(catalogue, { code: 0x0403, profileId: 'ru-gateway-9001', language: 'en' })
    expect(first).toMatchObject({ profile: 'ru-gateway-8056', basis: 'related' })
    expect(second?.basis).toBe('unknown')
  })

  test('admits a vendor code that nobody documents', () => {
    const candidates = explain(catalogue, { code: '0x04AB', language: 'en' })
    expect(candidates).toHaveLength(1)
    expect(candidates[0]).toMatchObject({ basis: 'unknown', hex: '0x000004AB' })
    expect(candidates[0]?.meaning).toContain('0x400 to 0x4FF')
  })

  test('tells a reserved value from a provider’s', () => {
    expect(explain(catalogue, { code: 0x500, language: 'en' })[0]?.title).toBe('Reserved value')
    expect(explain(catalogue, { code: 0x09, language: 'en', field: 'command_status' })[0]?.title).toBe(
      'Reserved value',
    )
  })

  test('gives a standard status its name, and lists the providers that mean something else', () => {
    const candidates = explain(catalogue, { code: '1', field: 'command_status', language: 'en' })
    expect(candidates[0]).toMatchObject({ name: 'ESME_RINVMSGLEN', basis: 'specification', profile: null })
    expect(candidates[0]?.conflicts.map(({ profile }) => profile)).toEqual(['vibes'])
    // Clickatell confirms the standard; Vibes reads it otherwise.
    expect(candidates.slice(1, 3).map(({ profile }) => profile)).toEqual(['clickatell', 'vibes'])
  })

  test('lets a provider that redefines a standard code come first when it is chosen', () => {
    const [first] = explain(catalogue, { code: 0x67, profileId: 'smppio', language: 'en' })
    expect(first?.title).toBe('Quota exceeded, credit needed')
  })

  test('names a provider that lists the standard meaning as confirming it', () => {
    const [first] = explain(catalogue, { code: 0x0b, profileId: 'clickatell', language: 'en' })
    expect(first).toMatchObject({ name: 'ESME_RINVDSTADR', profile: 'clickatell', basis: 'profile' })
  })

  test('reads ESME_RBINDFAIL otherwise in a bind response than in a submit response', () => {
    const inBind = explain(catalogue, {
      code: 'ESME_RBINDFAIL',
      pdu: 'bind_transceiver_resp',
      language: 'en',
    })[0]
    const inSubmit = explain(catalogue, { code: 'ESME_RBINDFAIL', pdu: 'submit_sm_resp', language: 'en' })[0]
    expect(inBind?.title).toBe('Bind failed')
    expect(inSubmit?.title).toContain('Session not accepted')
  })

  test('keeps a meaning for bind responses out of submit responses', () => {
    const submit = explain(catalogue, { code: 5, profileId: 'ycloud', pdu: 'submit_sm_resp', language: 'en' })
    expect(submit.some(({ profile }) => profile === 'ycloud')).toBe(false)
    expect(
      explain(catalogue, { code: 5, profileId: 'ycloud', pdu: 'bind_resp', language: 'en' })[0]?.profile,
    ).toBe('ycloud')
  })

  test('reads the same number by its field', () => {
    expect(explain(catalogue, { code: 2, field: 'message_state', language: 'en' })[0]?.name).toBe('DELIVERED')
    expect(explain(catalogue, { code: 2, field: 'command_status', language: 'en' })[0]?.name).toBe(
      'ESME_RINVCMDLEN',
    )
    expect(explain(catalogue, { code: 6, field: 'network_error_code', language: 'en' })[0]?.title).toContain(
      'Absent subscriber',
    )
  })

  test('never takes the err of a receipt for a command_status', () => {
    for (const profileId of [undefined, 'ru-gateway-8056']) {
      const candidates = explain(catalogue, { code: '006', field: 'receipt_err', profileId, language: 'en' })
      expect(candidates.some(({ field }) => field === 'command_status')).toBe(false)
      expect(candidates.some(({ basis }) => basis === 'unknown')).toBe(true)
    }
  })

  test('reads the err of a receipt by the chosen provider, zeros and case aside', () => {
    for (const code of ['6', '006', 6]) {
      const [first] = explain(catalogue, { code, field: 'receipt_err', profileId: 'vonage', language: 'en' })
      expect(first).toMatchObject({ profile: 'vonage', title: 'Stopped by a spam filter' })
    }
    expect(
      explain(catalogue, { code: '6', field: 'err', profileId: 'smsc-ru', language: 'ru' })[0]?.title,
    ).toBe('Абонент не в сети')
  })

  test('says first that a provider without a table gives err no known meaning', () => {
    const [first, second] = explain(catalogue, {
      code: '6',
      field: 'receipt_err',
      profileId: 'ru-gateway-8056',
      language: 'en',
    })
    expect(first?.basis).toBe('unknown')
    expect(second?.field).toBe('network_error_code')
  })

  test.each(['DELIVRD', 'delivrd', 'DELIVERED', 'DELIVERD'])('knows the receipt word %s', (word) => {
    const candidates = explain(catalogue, { code: word, field: 'receipt_stat', language: 'ru' })
    expect(candidates[0]).toMatchObject({ name: 'DELIVRD', title: 'Доставлено' })
  })

  test('puts the field a word belongs to first', () => {
    expect(explain(catalogue, { code: 'DELIVRD', language: 'en' })[0]?.field).toBe('receipt_stat')
    expect(explain(catalogue, { code: 'DELIVERED', language: 'en' })[0]?.field).toBe('message_state')
  })

  test('finds a status by its name in 3.4 as well as in 5.0', () => {
    expect(explain(catalogue, { code: 'ESME_RINVPARLEN', language: 'en' })[0]?.name).toBe('ESME_RINVTLVLEN')
    expect(explain(catalogue, { code: 'esme_rinvdstadr', language: 'en' })[0]?.hex).toBe('0x0000000B')
  })

  test.each([...statusTable])('finds $name by its hex, decimal and name', ({ value, name }) => {
    for (const code of [value, `0x${value.toString(16)}`, `${value.toString(16).padStart(8, '0')}`, name]) {
      expect(explain(catalogue, { code, field: 'command_status', language: 'ru' })[0]?.name).toBe(name)
    }
  })

  test('never throws, is never empty and repeats no candidate, whatever is asked', () => {
    const profiles = fc.constantFrom(undefined, 'nobody', 'horisen', ...builtInProfiles.map(({ id }) => id))
    const fields = fc.constantFrom(undefined, 'toString', ...codeFields)
    const pdus = fc.constantFrom(
      undefined,
      '',
      'submit_sm_resp',
      'bind_resp',
      'deliver_sm',
      'generic_nack',
      'x_resp',
    )
    const codes = fc.oneof(fc.string(), fc.double(), fc.integer(), fc.nat(0x600), fc.nat(0x600).map(String))
    fc.assert(
      fc.property(codes, profiles, fields, pdus, (code, profileId, field, pdu) => {
        const candidates = explain(catalogue, { code, profileId, field, pdu, language: 'ru' })
        expect(candidates.length).toBeGreaterThan(0)
        expect(new Set(candidates.map(({ id }) => id)).size).toBe(candidates.length)
        for (const { name, meaning } of candidates) expect(name && meaning).not.toBe('')
      }),
    )
  })
})

describe('the JSON of explain', () => {
  test('has exactly the promised fields', () => {
    const { candidates } = explainJson(explain(catalogue, { code: '0x0401', language: 'en' }))
    for (const candidate of candidates) {
      expect(Object.keys(candidate)).toEqual([
        'name',
        'meaning',
        'causes',
        'next',
        'retry',
        'profile',
        'source',
        'gateways',
      ])
    }
    expect(JSON.parse(JSON.stringify(candidates))).toEqual(candidates)
  })
})

describe('reading what was typed as a code', () => {
  test.each([
    ['0x0401', [[0x401, 'hex']]],
    ['0X401', [[0x401, 'hex']]],
    ['401h', [[0x401, 'hex']]],
    ['00000401', [[0x401, 'hex']]],
    ['0000040A', [[0x40a, 'hex']]],
    [
      '1025',
      [
        [1025, 'decimal'],
        [0x1025, 'maybe-hex'],
      ],
    ],
    [
      '0401',
      [
        [0x401, 'hex'],
        [401, 'decimal'],
      ],
    ],
    ['5', [[5, 'decimal']]],
    ['45A', [[0x45a, 'maybe-hex']]],
    [' 0x 0401 ', [[0x401, 'hex']]],
    ['4294967296', []],
    ['absent', []],
    ['bad', []],
    ['', []],
    ['-1', [[0xffffffff, 'decimal']]],
    [Number.NaN, []],
    [-1, []],
    [1.5, []],
  ])('reads %j', (code, readings) => {
    expect(readCode(code).map(({ value, form }) => [value, form])).toEqual(readings)
  })
})
