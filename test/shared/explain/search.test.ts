import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchCodes } from '../../../shared/explain/search.ts'
import { stemOf, wordMatcher, wordsOf } from '../../../shared/explain/word-match.ts'
import { catalogue } from '../../support/catalogue.ts'

const profileId = 'ru-gateway-8056'

describe('searching the codes', () => {
  test.each(['0x0401', '401h', '00000401', '1025', '0x401', '0401'])(
    'finds the text limit by %s',
    (query) => {
      const [first] = searchCodes(catalogue, query, { language: 'ru', profileId })
      expect(first).toMatchObject({ hex: '0x00000401', profile: profileId })
    },
  )

  test.each([
    ['нет тарифа', '0x0000043C'],
    ['тарифы', '0x0000043C'],
    ['недостаточно средств', '0x00000433'],
    ['черный список', '0x00000404'],
    ['запрещённое слово', '0x00000403'],
    ['недопустимые слова', '0x00000403'],
    ['одинаковый текст', '0x00000453'],
    ['политика маршрутизации', '0x0000045A'],
    ['no tariff', '0x0000043C'],
    ['insufficient funds', '0x00000433'],
    ['blacklist', '0x00000404'],
  ])('finds “%s” in the chosen profile first', (query, hex) => {
    expect(searchCodes(catalogue, query, { language: 'ru', profileId })[0]?.hex).toBe(hex)
  })

  test.each([
    ['throttl', 'ESME_RTHROTTLED'],
    ['rinvdstadr', 'ESME_RINVDSTADR'],
    ['ESME_RINVDSTADR', 'ESME_RINVDSTADR'],
    ['bindfail', 'ESME_RBINDFAIL'],
    ['RINVPARLEN', 'ESME_RINVTLVLEN'],
    ['delivrd', 'DELIVRD'],
  ])('finds %s by its name or a part of it', (query, name) => {
    expect(searchCodes(catalogue, query, { language: 'en' })[0]?.name).toBe(name)
  })

  test('finds words of the other language, after those of the reader’s', () => {
    expect(searchCodes(catalogue, 'absent subscriber', { language: 'ru' })[0]?.title).toContain('недоступен')
    expect(searchCodes(catalogue, 'абонент недоступен', { language: 'en' })[0]?.title).toContain(
      'Absent subscriber',
    )
  })

  test('keeps to the PDU that was chosen', () => {
    for (const { field } of searchCodes(catalogue, 'абонент', { language: 'ru', pdu: 'submit_sm_resp' })) {
      expect(field).toBe('command_status')
    }
    for (const { field } of searchCodes(catalogue, 'expired', { language: 'en', field: 'receipt_stat' })) {
      expect(field).toBe('receipt_stat')
    }
  })

  test('explains a number nobody documents instead of finding nothing', () => {
    expect(searchCodes(catalogue, '0x04AB', { language: 'en' })[0]?.basis).toBe('unknown')
  })

  test('finds nothing for words that no code has, and for nothing', () => {
    expect(searchCodes(catalogue, 'zebra crossing', { language: 'en' })).toEqual([])
    expect(searchCodes(catalogue, '   ', { language: 'en' })).toEqual([])
  })

  test('never throws and repeats no answer', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('en' as const, 'ru' as const), (query, language) => {
        const ids = searchCodes(catalogue, query, { language }).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})

describe('matching words', () => {
  test('strips the endings of both languages but leaves three letters', () => {
    expect(stemOf('тарифами')).toBe('тариф')
    expect(stemOf('throttled')).toBe('throttl')
    expect(stemOf('нет')).toBe('нет')
  })

  test('takes ё for е and splits at punctuation', () => {
    expect(wordsOf('Чёрный список: source_addr, 0x0B')).toEqual(['черный', 'список', 'source_addr', '0x0b'])
  })

  test('knows a word whose stem changes with its ending', () => {
    expect(wordMatcher('список')('списке')).toBeGreaterThan(0)
    expect(wordMatcher('нет')('никто')).toBe(0)
  })
})
