import { describe, expect, test } from 'vitest'
import { buildPreview } from '../../../../renderer/screens/composer/build-preview.ts'
import { intentOf } from '../../../../renderer/stores/composer-draft.ts'
import { buildSubmits } from '../../../../shared/message/build-submits.ts'
import { sendIntentSchema } from '../../../../shared/message/send-intent.ts'
import type { TlvDraft } from '../../../../shared/message/typed-tlv.ts'
import { composerDraft, type DraftChange } from '../../../support/composer-draft.ts'

const draft = { text: 'Hello' } as const

test('the intent passes the contract and builds the very PDUs of the preview', () => {
  const { intent, submits } = buildPreview(
    composerDraft({ text: 'Ж'.repeat(80), graphemes: true, partOctets: 120 }),
  )
  expect(sendIntentSchema.parse(intent)).toEqual(intent)
  expect(buildSubmits(intent).submits).toEqual(submits)
  expect(submits).toHaveLength(2)
})

test('infers TON and NPI until they are set by hand', () => {
  expect(intentOf(composerDraft(draft)).source).toEqual({ addr: 'ALPHA', ton: 5, npi: 0 })
  const own = { ...draft, source: { addr: 'ALPHA', ton: 0, npi: 9 } }
  expect(intentOf(composerDraft(own)).source).toEqual({ addr: 'ALPHA', ton: 0, npi: 9 })
})

test('an 8-bit header takes the low octet of the reference', () => {
  expect(intentOf(composerDraft({ ...draft, reference: 0x1234 })).reference).toBe(0x34)
  expect(intentOf(composerDraft({ ...draft, reference: 0x1234, method: 'udh16' })).reference).toBe(0x1234)
})

describe('message class', () => {
  const codingOf = (change: DraftChange) =>
    buildPreview(composerDraft({ ...draft, messageClass: 0, ...change })).dataCoding

  test('goes into data_coding by the alphabet the text gets', () => {
    expect(codingOf({})).toBe(0x10)
    expect(codingOf({ text: 'Привет' })).toBe(0x18)
    expect(codingOf({ encoding: 'binary', text: '00' })).toBe(0x14)
    expect(intentOf(composerDraft(draft)).data_coding).toBeNull()
  })

  test('is left out where TS 23.038 has no such value, and gives way to data_coding set by hand', () => {
    expect(codingOf({ encoding: 'latin1' })).toBe(3)
    expect(codingOf({ data_coding: 0xf1 })).toBe(0xf1)
  })
})

test('still plans a text that cannot be encoded, and says why nothing can be sent', () => {
  const preview = buildPreview(composerDraft({ ...draft, encoding: 'gsm7', text: 'Привет' }))
  expect(preview.submits).toEqual([])
  expect(preview.fault?.code).toBe('message.not-encodable')
  expect(preview.plan.segments).toHaveLength(1)
})

test('sends whole TLVs only', () => {
  const tlvs: TlvDraft[] = [
    { id: 1, tag: '0x1400', form: null, value: '31' },
    { id: 2, tag: '', form: null, value: '' },
  ]
  expect(intentOf(composerDraft({ ...draft, tlvs })).tlvs).toEqual([{ tag: 0x1400, hex: '31' }])
})
