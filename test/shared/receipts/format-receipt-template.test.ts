import { describe, expect, test } from 'vitest'
import {
  formatReceiptText,
  specifiedTemplate,
  templateOfForm,
  templateWithout,
  unknownPlaceholders,
} from '../../../shared/receipts/format-receipt.ts'

const receipt = {
  id: '42',
  submitted: 1,
  delivered: 1,
  submittedAt: Date.UTC(2026, 10, 22, 9, 30, 15),
  doneAt: Date.UTC(2026, 10, 22, 9, 31, 15),
  utcOffsetMinutes: 0,
  stat: 'DELIVRD',
  err: '000',
  text: 'Hi {id}',
}

describe('a template', () => {
  test('has its fields filled in, and what is in a value is not filled in again', () => {
    expect(formatReceiptText(receipt, { template: '{stat} {id} “{text}”' })).toBe('DELIVRD 42 “Hi {id}”')
  })

  test('names no field that a receipt has not', () => {
    expect(unknownPlaceholders('{id} {state} {}')).toEqual(['state', ''])
    expect(unknownPlaceholders(specifiedTemplate)).toEqual([])
  })

  test('loses fields with their keys', () => {
    expect(templateWithout(specifiedTemplate, ['sub', 'done date', 'text'])).toBe(
      'id:{id} dlvrd:{dlvrd} submit date:{submit date} stat:{stat} err:{err}',
    )
    expect(templateWithout(specifiedTemplate, ['id'])).toMatch(/^sub:/)
  })
})

describe('the form that a provider publishes, as a template', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    [
      'id:IIIIIIIIII sub:SSS dlvrd:DDD submit date:YYMMDDhhmm done date:YYMMDDhhmm stat:DDDDDDD err:E Text: . . .',
      'id:{id} sub:{sub} dlvrd:{dlvrd} submit date:{submit date} done date:{done date} stat:{stat} err:{err} Text:{text}',
    ],
    [
      'id:<uuid> submit date:202009281149 done date:202009281149 stat:DELIVRD err:000',
      'id:{id} submit date:{submit date} done date:{done date} stat:{stat} err:{err}',
    ],
    [
      'id:<32 hex chars> sub:001 submitdate:180122230957 stat:DELIVRD err:000 text:',
      'id:{id} sub:{sub} submitdate:{submit date} stat:{stat} err:{err} text:',
    ],
    ['id:X stat:ZZZ err:YYY text:none', 'id:{id} stat:{stat} err:{err} text:none'],
    ['stat:DELIVRD', null],
    ['see the page', null],
  ]
  for (const [form, template] of cases) test(form, () => expect(templateOfForm(form)).toBe(template))
})
