import { describe, expect, test } from 'vitest'
import { chooseEncoding, type EncodingRequest } from '../../../shared/text/choose-encoding.ts'

const choose = (text: string, change: Partial<EncodingRequest> = {}) =>
  chooseEncoding({
    text,
    encoding: 'auto',
    locking: null,
    singleShift: null,
    rules: {},
    otherOctets: { alone: 0, split: 5 },
    ...change,
  })

describe('where nothing is known of the provider', () => {
  test('GSM 7-bit when it holds every character, else UCS-2', () => {
    expect(choose('Hello €')).toMatchObject({ encoding: 'gsm7', dataCoding: 0, reason: 'gsm7' })
    expect(choose('Привет')).toMatchObject({ encoding: 'ucs2', dataCoding: 8, reason: 'ucs2-needed' })
  })

  test('national tables only when they are asked for', () => {
    expect(choose('Çağrı')).toMatchObject({ encoding: 'ucs2' })
    expect(choose('Çağrı', { locking: 'auto', singleShift: 'auto' })).toMatchObject({
      encoding: 'gsm7',
      reason: 'national',
      shifts: { locking: 1 },
    })
    expect(choose('Çağrı', { singleShift: 1 })).toMatchObject({
      encoding: 'gsm7',
      shifts: { singleShift: 1 },
    })
    expect(choose('Hello', { locking: 'auto', singleShift: 'auto' })).toMatchObject({
      reason: 'gsm7',
      shifts: {},
    })
  })
})

describe('the provider', () => {
  test('gives data_coding 0 its meaning', () => {
    const rules = { defaultAlphabet: 'latin1' as const }
    expect(choose('ça õ', { rules })).toMatchObject({
      encoding: 'latin1',
      dataCoding: 0,
      reason: 'default-alphabet',
    })
    expect(choose('Ж', { rules })).toMatchObject({ encoding: 'ucs2', dataCoding: 8 })
    expect(choose('a', { rules, encoding: 'latin1' })).toMatchObject({ dataCoding: 0, reason: 'chosen' })
  })

  test('limits the choice to what it takes', () => {
    const noUcs2 = { dataCodings: [0, 3, 6] }
    expect(choose('Привет', { rules: noUcs2 })).toMatchObject({
      encoding: 'iso-8859-5',
      dataCoding: 6,
      reason: 'only-accepted',
    })
    expect(choose('日本', { rules: noUcs2 })).toMatchObject({ reason: 'none-accepted' })
    expect(choose('Hello', { rules: { dataCodings: [8] } })).toMatchObject({ encoding: 'ucs2' })
  })
})
