import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPaste } from '../../../shared/paste/read-paste.ts'
import { readProfile } from '../../../shared/profiles/read-profile.ts'
import { isInDateForm } from '../../../shared/receipts/dialect-forms.ts'
import { parseReceipt } from '../../../shared/receipts/parse-receipt.ts'
import { type DialectProposal, proposeDialect } from '../../../shared/receipts/propose-dialect.ts'
import { catalogue } from '../../support/catalogue.ts'

const today = '2026-11-29'

/** The receipts of a paste, as the dialect editor has them. */
function proposed(pasted: string, ids: readonly string[] = []): DialectProposal {
  const { items } = readPaste(new TextEncoder().encode(pasted), { catalogue })
  return proposeDialect(
    items.filter((item) => item.kind === 'receipt'),
    ids,
    today,
  )
}

const one = (id: string, date: string, more = '') =>
  `id:${id} sub:001 dlvrd:001 submit date:${date} done date:${date} stat:DELIVRD err:000${more} text:Hi`

describe('the id rule', () => {
  test('hex in the response, decimal in the receipt, is shown by two pairs', () => {
    const found = proposed([one('972660181', '2611291200'), one('500', '2611291201')].join('\n'), [
      '39f99dd5',
      '1f4',
    ])
    expect(found.idRule).toMatchObject({ value: 'hex-to-decimal', certainty: 'shown', of: 2 })
    expect(found.idInResponse).toMatchObject({ value: 'hex', certainty: 'shown' })
    expect(found.idInReceipt.value).toBe('decimal')
    expect(found.samples.map(({ submitted, rule }) => [submitted, rule])).toEqual([
      ['39f99dd5', 'hex-to-decimal'],
      ['1f4', 'hex-to-decimal'],
    ])
    expect(found.unmatched).toEqual([])
  })

  test('digits alone in a response may be hex: the rule says so', () => {
    const found = proposed([one('4660', '2611291200'), one('22136', '2611291201')].join('\n'), [
      '1234',
      '5678',
    ])
    expect(found.idInResponse).toMatchObject({ value: 'hex', certainty: 'shown' })
  })

  test('one pair is likely, none is open, and ids that no receipt has are told', () => {
    expect(proposed(one('500', '2611291200'), ['1F4', '999']).idRule.certainty).toBe('likely')
    expect(proposed(one('500', '2611291200'), ['1F4', '999']).unmatched).toEqual(['999'])
    expect(proposed(one('500', '2611291200')).idRule).toMatchObject({ value: null, certainty: 'open', of: 0 })
    expect(proposed(one('500', '2611291200'), ['abc']).idRule).toMatchObject({ certainty: 'open', of: 1 })
  })

  test.each([
    [['ABC1', 'ABC2'], ['abc1', 'abc2'], 'case'],
    [['12', '13'], ['0000000012', '0000000013'], 'zero-padding'],
    [['500', '501'], ['1f4', '1f5'], 'decimal-to-hex'],
    [['id-1', 'id-2'], ['69642d31', '69642d32'], 'characters-in-hex'],
    [['x-1', 'x-2'], ['x-1', 'x-2'], 'same'],
  ])('%j in responses and %j in receipts: %s', (submitted, received, rule) => {
    const pasted = received.map((id) => one(id, '2611291200')).join('\n')
    expect(proposed(pasted, submitted).idRule).toMatchObject({ value: rule, certainty: 'shown' })
  })
})

describe('dates', () => {
  test.each([
    [['2611291200'], 'YYMMDDhhmm', 'shown'],
    [['261129120059'], 'YYMMDDhhmmss', 'shown'],
    [['202611291200'], 'YYYYMMDDhhmm', 'shown'],
    [['20261129120059'], 'YYYYMMDDhhmmss', 'shown'],
    [['1795953659'], 'unix-seconds', 'shown'],
    // 20 of November 2012 at 11:20:30, or 11 of December 2020 at 20:30: a second date decides.
    [['201211202030'], 'YYMMDDhhmmss', 'likely'],
    [['201211202030', '202012112030'], 'YYYYMMDDhhmm', 'shown'],
    [['201211202030', '261129235959'], 'YYMMDDhhmmss', 'shown'],
  ])('%j are %s, %s', (dates, form, certainty) => {
    const { dates: choice } = proposed(dates.map((date, at) => one(`m-${at}`, date)).join('\n'))
    expect(choice.certainty).toBe(certainty)
    if (certainty === 'shown') expect(choice.value).toBe(form)
    expect(choice.options.map(({ value }) => value)).toContain(form)
  })

  test('a day that is none fits no form', () => {
    for (const raw of ['2613291200', '261131120059', '202602301200', 'yesterday', '']) {
      expect(isInDateForm(raw, 'YYMMDDhhmm') || isInDateForm(raw, 'YYMMDDhhmmss')).toBe(false)
    }
  })
})

test('the form of the text has signs for its values and keeps the fields of the provider’s own', () => {
  const pasted = [one('1F4', '2611291200', ' mccmnc:25001'), one('2A7', '2611291201', ' mccmnc:25001')].join(
    '\n',
  )
  expect(proposed(pasted).format).toEqual({
    value:
      'id:XXX sub:001 dlvrd:001 submit date:YYMMDDhhmm done date:YYMMDDhhmm stat:SSSSSSS err:EEE mccmnc:25001 text:',
    certainty: 'shown',
    options: [expect.objectContaining({ fits: 2 })],
    of: 2,
  })
})

test('ids of several lengths are one form', () => {
  const { format, idInReceipt } = proposed([one('7', '2611291200'), one('12', '2611291201')].join('\n'))
  expect(format).toMatchObject({ certainty: 'shown', value: expect.stringMatching(/^id:X… sub/) })
  expect(idInReceipt).toMatchObject({ value: 'decimal', certainty: 'likely' })
})

test('the part of a profile is one that a profile takes, with what was measured and when', () => {
  const pasted = `12:00 INFO got [${one('972660181', '2611291200')}]\n${one('500', '2611291201')}\nnoise`
  const { part } = proposed(pasted, ['39f99dd5', '1f4'])
  const read = readProfile({ id: 'mine', name: 'Mine', ...part })
  expect('problems' in read && read.problems).toBe(false)
  expect(part).toMatchObject({
    sources: { measured: { by: 'measurement', read: today } },
    messageId: {
      inResponse: { value: 'hex' },
      inReceipt: { value: 'decimal', note: { en: '2 of 2 samples' } },
    },
    receipt: { dates: { value: ['YYMMDDhhmm'], source: 'measured' } },
  })
})

test('without receipts nothing is proposed', () => {
  for (const pasted of ['', 'Hello', '00000010800000060000000000000002']) {
    expect(proposed(pasted, ['1'])).toMatchObject({
      samples: [],
      unmatched: ['1'],
      dates: { certainty: 'open' },
    })
  }
  expect(proposed('').part).toBeNull()
})

test('any texts and ids give a proposal', () => {
  const piece = fc.constantFrom(
    'id:',
    'stat:',
    'DELIVRD',
    ' ',
    'done date:',
    '2611291200',
    'err:',
    'text:',
    '\u0000',
  )
  const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), fc.array(fc.string()), (texts, ids) => {
      const samples = texts.map((written) => ({ text: written, receipt: parseReceipt(written) }))
      const { format, samples: kept } = proposeDialect(samples, ids, today)
      expect(kept.length).toBeLessThanOrEqual(samples.length)
      expect(format.of).toBeLessThanOrEqual(kept.length)
    }),
  )
})
